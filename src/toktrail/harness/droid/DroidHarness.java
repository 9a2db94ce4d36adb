package toktrail.harness.droid;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import toktrail.environment.Environment;
import toktrail.harness.CallScan;
import toktrail.harness.FileTree;
import toktrail.harness.Fingerprint;
import toktrail.harness.FingerprintText;
import toktrail.harness.Harness;
import toktrail.harness.HarnessInfo;
import toktrail.harness.KeyRules;
import toktrail.harness.RootChoice;
import toktrail.harness.Scan;
import toktrail.harness.ScanContext;
import toktrail.harness.SourceListing;
import toktrail.usage.EventRules;
import toktrail.usage.Tokens;
import toktrail.usage.UpdatePolicy;
import toktrail.usage.UsageEvent;

/** Droid. One event is one session, cumulative. */
public final class DroidHarness implements Harness {

    static final String ID = "droid";
    /** End of the names of settings files; what is before it is the session id. */
    static final String SETTINGS = ".settings.json";

    private static final String SOURCE = "TOKTRAIL_DROID_SESSIONS";
    private static final String SESSIONS_DIR = "DROID_SESSIONS_DIR";

    private static final HarnessInfo INFO = new HarnessInfo(ID, "Droid", "droid_sessions",
            List.of(SOURCE, SESSIONS_DIR), List.of(), true, "Droid source path not found");

    private static final EventRules RULES = KeyRules.alone(ID, UpdatePolicy.SUM);

    private static final FingerprintText TEXT = FingerprintText.line("harness source_session_id source_dedup_key "
            + "provider_id model_id created_ms input output reasoning cache_read cache_write");

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
        return RootChoice.in(environment).named(SOURCE).named(SESSIONS_DIR)
                .or(() -> List.of(environment.home().resolve(".factory/sessions")));
    }

    @Override
    public SourceListing list(Path root, Environment environment) throws IOException {
        return FileTree.list(root, file -> file.getFileName().toString().endsWith(SETTINGS), directory -> true);
    }

    /** The output of OpenAI's models contained the reasoning. */
    @Override
    public Fingerprint.View olderView(UsageEvent event, Fingerprint.View own) {
        Tokens t = event.tokens();
        return !"openai".equals(own.providerId()) ? own : own.with(new Tokens(t.input(), t.output() + t.reasoning(),
                t.reasoning(), t.cacheRead(), t.cacheWrite(), t.cacheOutput()));
    }

    @Override
    public FingerprintText fingerprintText() {
        return TEXT;
    }

    @Override
    public Scan<?> scan(ScanContext context) {
        return new CallScan(file -> new DroidSession(context.keepRaw()));
    }
}
