package toktrail.harness.zcode;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import toktrail.environment.Environment;
import toktrail.harness.CallCollector;
import toktrail.harness.CallReading;
import toktrail.harness.CallScan;
import toktrail.harness.Containment;
import toktrail.harness.Containment.Counts;
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
import toktrail.sqlite.Database;
import toktrail.sqlite.ForeignDatabase;
import toktrail.sqlite.Row;
import toktrail.sqlite.SqlStatement.Binder;
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

/** ZCode. One event is one call that was completed. */
public final class ZcodeHarness implements Harness {

    private static final String ID = "zcode";
    private static final String SOURCE = "TOKTRAIL_ZCODE_PATH";
    private static final String HOME = "ZCODE_HOME";
    private static final String DATABASE = "cli/db/db.sqlite";
    private static final String TABLE = "model_usage";
    private static final String[] COLUMNS = {"id", "session_id", "provider_id", "model_id", "agent", "status",
        "started_at", "completed_at", "input_tokens", "output_tokens", "reasoning_tokens", "cache_read_input_tokens",
        "cache_creation_input_tokens", "computed_total_tokens"};
    private static final String COMPLETED = "completed";
    private static final String ZAI = "zai";

    private static final HarnessInfo INFO = new HarnessInfo(ID, "ZCode", "zcode_path", List.of(SOURCE, HOME),
            List.of(), false, "ZCode database not found");

    private static final EventRules RULES = KeyRules.inSession(ID, UpdatePolicy.FILE);

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
                .or(() -> List.of(environment.home().resolve(".zcode")));
    }

    @Override
    public SourceListing list(Path root, Environment environment) throws IOException {
        Path database = root.resolve(DATABASE);
        return FileTree.list(root, database::equals, database::startsWith);
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
                    Map<String, String> directories = directories(database);
                    List<Optional<SourceCall>> calls = ToolDatabase.rows(database, TABLE, COLUMNS,
                            row -> call(row, facts, context.keepRaw()));
                    for (Optional<SourceCall> call : calls) {
                        if (call.isPresent()) {
                            SessionRef session = call.get().event().session();
                            collector.tell(session, null, directories.get(session.sourceSessionId()), null);
                            collector.add(call.get());
                        }
                    }
                    return (long) calls.size();
                });
        return collector.reading(rows, KeptState.NONE);
    }

    /** The working directories of sessions. */
    private static Map<String, String> directories(Database database) {
        Map<String, String> directories = new HashMap<>();
        Set<String> columns = database.columns("session");
        if (!columns.isEmpty()) {
            database.forEach("SELECT " + ForeignDatabase.columnsOrNull(columns, "id", "directory", "path")
                    + " FROM session", Binder.NONE, row -> {
                        String directory = RowValues.text(row, 2);
                        directories.put(RowValues.text(row, 1), directory == null ? RowValues.text(row, 3) : directory);
                    });
        }
        return directories;
    }

    /** The call of a row; none if it was not completed, or has no id or session. */
    private static Optional<SourceCall> call(Row row, FileFacts facts, boolean keepRaw) {
        String id = RowValues.text(row, 1);
        String session = RowValues.text(row, 2);
        String status = row.text(6);
        if (id == null || session == null || status != null && !status.equals(COMPLETED)) {
            return Optional.empty();
        }
        OptionalLong end = RowValues.time(row, 8);
        long created = RowValues.time(row, 7).orElse(end.orElse(facts.modifiedMs()));
        Tokens tokens = Containment.classes(new Counts(RowValues.count(row, 9), RowValues.count(row, 10),
                RowValues.count(row, 11), RowValues.count(row, 12), RowValues.count(row, 13), RowValues.count(row, 14)),
                Containment.CACHE_AND_REASONING);
        SessionRef ref = new SessionRef(ID, session);
        String key = RULES.globalKey(ref, id);
        return Optional.of(SourceCall.of(new UsageEvent(ref, kind(row), created,
                end.isPresent() ? (Long) end.getAsLong() : null, Amount.of(tokens),
                SourcePosition.file(facts.file().name()), new EventKeys(id, id, id, key, key, null), null,
                keepRaw ? RowValues.json(row, COLUMNS) : null)));
    }

    private static CallKind kind(Row row) {
        String model = RowValues.text(row, 4);
        String stated = identity(row, 3);
        String provider = stated == null ? Vendors.of(model).orElse(ZAI) : stated;
        return CallKind.of(provider, model == null ? CallKind.UNKNOWN : model, null, identity(row, 5));
    }

    /** The identity of a name, null if there is none. */
    private static String identity(Row row, int column) {
        String name = RowValues.text(row, column);
        return name == null ? null : Names.trimmed(Names.normalise(name));
    }
}
