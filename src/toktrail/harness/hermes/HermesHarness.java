package toktrail.harness.hermes;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import toktrail.environment.Environment;
import toktrail.harness.CallCollector;
import toktrail.harness.CallReading;
import toktrail.harness.CallScan;
import toktrail.harness.DocumentReader;
import toktrail.harness.FileFacts;
import toktrail.harness.FileTree;
import toktrail.harness.Harness;
import toktrail.harness.HarnessInfo;
import toktrail.harness.KeptState;
import toktrail.harness.KeyRules;
import toktrail.harness.RootChoice;
import toktrail.harness.RowValues;
import toktrail.harness.Scan;
import toktrail.harness.ScanContext;
import toktrail.harness.SourceCall;
import toktrail.harness.SourceFile;
import toktrail.harness.SourceListing;
import toktrail.harness.SourceProblem;
import toktrail.harness.ToolDatabase;
import toktrail.sqlite.ForeignDatabase;
import toktrail.sqlite.Row;
import toktrail.usage.Amount;
import toktrail.usage.CallKind;
import toktrail.usage.EventKeys;
import toktrail.usage.EventRules;
import toktrail.usage.Names;
import toktrail.usage.SessionRef;
import toktrail.usage.SourcePosition;
import toktrail.usage.Tokens;
import toktrail.usage.UpdatePolicy;
import toktrail.usage.UsageEvent;
import toktrail.usage.Vendors;

/** Hermes. One event is one session, cumulative. The counts stand beside each other. */
public final class HermesHarness implements Harness {

    private static final String ID = "hermes";
    private static final String SOURCE = "TOKTRAIL_HERMES_PATH";
    private static final String HOME = "HERMES_HOME";
    private static final String DATABASE = "state.db";
    private static final String TABLE = "sessions";
    private static final String[] COLUMNS = {"id", "model", "billing_provider", "started_at", "input_tokens",
        "output_tokens", "reasoning_tokens", "cache_read_tokens", "cache_write_tokens", "actual_cost_usd",
        "estimated_cost_usd"};

    private static final HarnessInfo INFO = new HarnessInfo(ID, "Hermes", "hermes_path", List.of(SOURCE, HOME),
            List.of(), false, "Hermes database not found");

    private static final EventRules RULES = KeyRules.inSession(ID, UpdatePolicy.SUM);

    @Override
    public HarnessInfo info() {
        return INFO;
    }

    @Override
    public EventRules rules() {
        return RULES;
    }

    @Override
    public List<Path> defaultRoots(Environment environment) {
        return RootChoice.in(environment).named(SOURCE).named(HOME)
                .or(() -> List.of(environment.home().resolve(".hermes")));
    }

    @Override
    public SourceListing list(Path root, Environment environment) throws IOException {
        return FileTree.list(root, root.resolve(DATABASE)::equals, directory -> false);
    }

    @Override
    public String auxiliaryFingerprint(SourceFile file) throws IOException {
        return ToolDatabase.fingerprint(file.path());
    }

    @Override
    public Optional<String> table(EventKeys keys) {
        return Optional.of(TABLE);
    }

    @Override
    public Scan<?> scan(ScanContext context) {
        return new CallScan(file -> (DocumentReader<CallReading>) facts -> read(facts, context));
    }

    private static CallReading read(FileFacts facts, ScanContext context) throws SourceProblem {
        CallCollector collector = new CallCollector(facts.file());
        long rows = ToolDatabase.read(facts.file().path(), context.environment(), ForeignDatabase.BUSY_TIMEOUT_MILLIS,
                database -> {
                    List<Optional<SourceCall>> calls = ToolDatabase.rows(database, TABLE, COLUMNS,
                            row -> call(row, facts.file().name(), context.keepRaw()));
                    calls.forEach(call -> call.ifPresent(collector::add));
                    return (long) calls.size();
                });
        return collector.reading(rows, KeptState.NONE);
    }

    /** The sums of a session; none without id, model or time. */
    private static Optional<SourceCall> call(Row row, String file, boolean keepRaw) {
        String id = RowValues.text(row, 1);
        String model = RowValues.text(row, 2);
        OptionalLong started = RowValues.time(row, 4);
        if (id == null || model == null || started.isEmpty()) {
            return Optional.empty();
        }
        String stated = row.isNull(3) ? "" : Names.normalise(row.text(3));
        String provider = stated.isEmpty() ? Vendors.of(model).orElse(ID) : stated;
        Tokens tokens = new Tokens(RowValues.count(row, 5), RowValues.count(row, 6), RowValues.count(row, 7),
                RowValues.count(row, 8), RowValues.count(row, 9), 0);
        BigDecimal cost = RowValues.cost(row, row.isNull(10) ? 11 : 10);
        String key = RULES.globalKey(new SessionRef(ID, id), id);
        return Optional.of(SourceCall.of(new UsageEvent(new SessionRef(ID, id),
                CallKind.of(provider, model, null, null), started.getAsLong(), null, Amount.of(tokens, cost),
                SourcePosition.file(file), new EventKeys(id, null, id, key, key, null), null,
                keepRaw ? RowValues.json(row, COLUMNS) : null)));
    }
}
