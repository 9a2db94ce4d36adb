package toktrail.harness.copilot;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import toktrail.environment.Environment;
import toktrail.harness.FileTree;
import toktrail.harness.Fingerprint;
import toktrail.harness.FingerprintText;
import toktrail.harness.Harness;
import toktrail.harness.HarnessInfo;
import toktrail.harness.RootChoice;
import toktrail.harness.Roots;
import toktrail.harness.Scan;
import toktrail.harness.ScanContext;
import toktrail.harness.SourceListing;
import toktrail.usage.EventRules;
import toktrail.usage.Tokens;
import toktrail.usage.UsageEvent;

/** GitHub Copilot with telemetry exported to files. One event is one call, or the smallest sum of calls there is. */
public final class CopilotHarness implements Harness {

    static final String ID = "copilot";

    private static final String FILE = "TOKTRAIL_COPILOT_FILE";
    private static final String DIRECTORY = "TOKTRAIL_COPILOT_OTEL_DIR";
    private static final String EXPORTER_FILE = "COPILOT_OTEL_FILE_EXPORTER_PATH";
    private static final String COPILOT_HOME = "COPILOT_HOME";
    private static final String OTEL = "otel";

    private static final HarnessInfo INFO = new HarnessInfo(ID, "Copilot", "copilot_otel",
            List.of(FILE, DIRECTORY, EXPORTER_FILE, COPILOT_HOME), List.of(), true,
            "Copilot telemetry file not found");

    private static final EventRules RULES = new CopilotRules();

    private static final FingerprintText TEXT = FingerprintText.object("cache_read cache_write completed_ms "
            + "created_ms input model_id output provider_id reasoning source_dedup_key source_session_id "
            + "thinking_level");

    @Override
    public HarnessInfo info() {
        return INFO;
    }

    @Override
    public EventRules rules() {
        return RULES;
    }

    /** One file if the user named it; else a directory, and beside it the file that Copilot was told to write. */
    @Override
    public List<Path> defaultRoots(Environment environment) {
        return RootChoice.in(environment).single(FILE).or(() -> directories(environment));
    }

    private static List<Path> directories(Environment environment) {
        List<Path> roots = new ArrayList<>();
        Roots.single(environment, EXPORTER_FILE, environment.workingDirectory()).ifPresent(roots::add);
        roots.addAll(RootChoice.in(environment).named(DIRECTORY).or(() -> List.of(home(environment).resolve(OTEL))));
        return Roots.distinct(roots);
    }

    private static Path home(Environment environment) {
        return Roots.single(environment, COPILOT_HOME, environment.workingDirectory())
                .orElse(environment.home().resolve(".copilot").normalize());
    }

    @Override
    public SourceListing list(Path root, Environment environment) throws IOException {
        return FileTree.list(root, file -> file.getFileName().toString().endsWith(".jsonl"), directory -> true);
    }

    /** Cache writes were part of the input as well, the reasoning of the output. */
    @Override
    public Fingerprint.View olderView(UsageEvent event, Fingerprint.View own) {
        Tokens t = event.tokens();
        return own.with(new Tokens(t.input() + t.cacheWrite(), t.output() + t.reasoning(), t.reasoning(),
                t.cacheRead(), t.cacheWrite(), t.cacheOutput()));
    }

    @Override
    public FingerprintText fingerprintText() {
        return TEXT;
    }

    @Override
    public Scan<?> scan(ScanContext context) {
        return new CopilotScan(context.environment().clock().millis(), context.keepRaw());
    }
}
