package toktrail.harness.vibe;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import toktrail.environment.Environment;
import toktrail.harness.FileTree;
import toktrail.harness.Fingerprint;
import toktrail.harness.FingerprintText;
import toktrail.harness.Harness;
import toktrail.harness.HarnessInfo;
import toktrail.harness.KeyRules;
import toktrail.harness.RootChoice;
import toktrail.harness.Roots;
import toktrail.harness.Scan;
import toktrail.harness.ScanContext;
import toktrail.harness.SourceFile;
import toktrail.harness.SourceListing;
import toktrail.usage.EventRules;
import toktrail.usage.Tokens;
import toktrail.usage.UpdatePolicy;
import toktrail.usage.UsageEvent;

/** Mistral Vibe. One event is one session, cumulative. */
public final class VibeHarness implements Harness {

    static final String ID = "vibe";

    private static final String SOURCE = "TOKTRAIL_VIBE_LOGS";
    private static final String DATA_DIR = "VIBE_DATA_DIR";
    private static final String VIBE_HOME = "VIBE_HOME";
    private static final String LOGS = "logs/session";
    private static final String META = "meta.json";
    private static final String FLAT = "session_";
    private static final String DOCUMENT = ".json";

    private static final HarnessInfo INFO = new HarnessInfo(ID, "Vibe", "vibe_logs",
            List.of(SOURCE, DATA_DIR, VIBE_HOME), List.of(), true, "Vibe source path not found");

    private static final EventRules RULES = KeyRules.alone(ID, UpdatePolicy.SUM);

    private static final FingerprintText TEXT = FingerprintText.object("cache_read cache_write completed_ms "
            + "created_ms harness input model_id output provider_id reasoning source_cost_usd source_dedup_key "
            + "source_session_id thinking_level");

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
        return RootChoice.in(environment).named(SOURCE).named(DATA_DIR)
                .or(() -> List.of(Roots.based(environment, VIBE_HOME, LOGS,
                        environment.home().resolve(".vibe").resolve(LOGS))));
    }

    @Override
    public SourceListing list(Path root, Environment environment) throws IOException {
        return FileTree.list(root, file -> {
            String name = file.getFileName().toString();
            return name.equals(META) || name.startsWith(FLAT) && name.endsWith(DOCUMENT);
        }, directory -> true);
    }

    /** Whether a file is of the older kind, with the messages in it. */
    static boolean isFlat(SourceFile file) {
        return file.baseName().startsWith(FLAT);
    }

    /** The name of an older file without suffix, or of the directory of a session. */
    static String name(SourceFile file) {
        String own = file.baseName();
        if (isFlat(file)) {
            return own.endsWith(DOCUMENT) ? own.substring(0, own.length() - DOCUMENT.length()) : own;
        }
        Path directory = file.path().getParent().getFileName();
        return directory == null ? own : directory.toString();
    }

    /** Whether a session is that of a subagent: its directory lies in a directory {@code agents}. */
    static boolean isSubagent(SourceFile file) {
        Path above = file.path().getParent().getParent();
        return !isFlat(file) && above != null && above.endsWith("agents");
    }

    /** What was read from a cache was part of the input. */
    @Override
    public Fingerprint.View olderView(UsageEvent event, Fingerprint.View own) {
        Tokens t = event.tokens();
        return own.costingDouble(event.amount().sourceCostUsd()).with(new Tokens(t.input() + t.cacheRead(),
                t.output(), t.reasoning(), 0, t.cacheWrite(), t.cacheOutput()));
    }

    @Override
    public FingerprintText fingerprintText() {
        return TEXT;
    }

    @Override
    public Scan<?> scan(ScanContext context) {
        return new VibeScan(context.keepRaw());
    }
}
