package toktrail.harness.harnessbridge;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import toktrail.environment.Environment;
import toktrail.harness.FileTree;
import toktrail.harness.Fingerprint;
import toktrail.harness.FingerprintText;
import toktrail.harness.Harness;
import toktrail.harness.HarnessInfo;
import toktrail.harness.Harnesses;
import toktrail.harness.RootChoice;
import toktrail.harness.Scan;
import toktrail.harness.ScanContext;
import toktrail.harness.SourceListing;
import toktrail.usage.EventRules;
import toktrail.usage.SessionRef;
import toktrail.usage.UpdatePolicy;
import toktrail.usage.UsageEvent;

/** Files any tool may write. One event is one row of usage, of the harness that the row names. */
public final class BridgeHarness implements Harness {

    /** The id. */
    public static final String ID = "harnessbridge";
    /** How every global key of a call from a bridge begins. */
    static final String PREFIX = ID + ":";
    /** End of the names of files. */
    static final String LINES = ".jsonl";

    private static final String SOURCE = "TOKTRAIL_HARNESSBRIDGE_SESSIONS";

    private static final HarnessInfo INFO = new HarnessInfo(ID, "Harnessbridge", "harnessbridge_sessions",
            List.of(SOURCE), List.of("."), true, "Harnessbridge source path not found");

    private static final EventRules RULES = new EventRules() {
        @Override
        public UpdatePolicy policy() {
            return UpdatePolicy.FILE;
        }

        /**
         * The template of the harness the event belongs to: whoever reads the event later knows no more than that. So
         * the key of a call from a bridge is never the one of the template.
         */
        @Override
        public String globalKey(SessionRef session, String dedupKey) {
            return Harnesses.find(session.harness()).filter(inner -> !(inner instanceof BridgeHarness))
                    .map(inner -> inner.rules().globalKey(session, dedupKey)).orElse(null);
        }
    };

    /** Whether a call came from a bridge, and so has the bridge's key, whatever tool it is of. */
    public static boolean isBridged(UsageEvent event) {
        if (event.keys().isDerived()) {
            // No rules make such a key.
            return false;
        }
        String global = event.keys().globalKey();
        return global != null && global.startsWith(PREFIX);
    }

    private static final FingerprintText TEXT = FingerprintText.object("agent cache_output cache_read cache_write "
            + "completed_ms created_ms harness input model_id output provider_id reasoning source source_cost_usd "
            + "source_dedup_key source_session_id thinking_level").source(ID);

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
        return RootChoice.in(environment).named(SOURCE)
                .or(() -> List.of(environment.home().resolve(".harnessbridge/sessions").normalize()));
    }

    @Override
    public SourceListing list(Path root, Environment environment) throws IOException {
        return FileTree.list(root, file -> file.getFileName().toString().endsWith(LINES), directory -> true);
    }

    @Override
    public Fingerprint.View olderView(UsageEvent event, Fingerprint.View own) {
        return own;
    }

    @Override
    public FingerprintText fingerprintText() {
        return TEXT;
    }

    @Override
    public Scan<?> scan(ScanContext context) {
        return new BridgeScan(context);
    }
}
