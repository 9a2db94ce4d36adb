package toktrail.harness.amp;

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
import toktrail.harness.Roots;
import toktrail.harness.Scan;
import toktrail.harness.ScanContext;
import toktrail.harness.SourceListing;
import toktrail.usage.EventRules;
import toktrail.usage.UpdatePolicy;
import toktrail.usage.UsageEvent;

/** Amp. One event is one call. */
public final class AmpHarness implements Harness {

    static final String ID = "amp";
    /** End of the names of threads. */
    static final String DOCUMENT = ".json";

    private static final String SOURCE = "TOKTRAIL_AMP_THREADS";
    private static final String DATA_DIR = "AMP_DATA_DIR";
    private static final String XDG_DATA = "XDG_DATA_HOME";
    private static final String THREADS = "threads";

    private static final HarnessInfo INFO = new HarnessInfo(ID, "Amp", "amp_threads",
            List.of(SOURCE, DATA_DIR, XDG_DATA), List.of(), true, "Amp source path not found");

    private static final EventRules RULES = KeyRules.inSession(ID, UpdatePolicy.FILE);

    private static final FingerprintText TEXT = FingerprintText.object("cache_read cache_write created_ms harness "
            + "input model_id output provider_id reasoning source_cost_usd source_dedup_key source_session_id");

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
        return RootChoice.in(environment).named(SOURCE).named(DATA_DIR, directory -> directory.resolve(THREADS))
                .or(() -> List.of(Roots.based(environment, XDG_DATA, "amp/threads",
                        environment.home().resolve(".local/share/amp/threads"))));
    }

    @Override
    public SourceListing list(Path root, Environment environment) throws IOException {
        return FileTree.list(root, file -> file.getFileName().toString().endsWith(DOCUMENT), directory -> true);
    }

    @Override
    public Fingerprint.View olderView(UsageEvent event, Fingerprint.View own) {
        return own.costingDouble(event.amount().sourceCostUsd());
    }

    @Override
    public FingerprintText fingerprintText() {
        return TEXT;
    }

    @Override
    public Scan<?> scan(ScanContext context) {
        return new CallScan(file -> new ThreadReader(context.keepRaw()));
    }
}
