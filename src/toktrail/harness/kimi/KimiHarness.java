package toktrail.harness.kimi;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import toktrail.environment.Environment;
import toktrail.harness.CallScan;
import toktrail.harness.Harness;
import toktrail.harness.HarnessInfo;
import toktrail.harness.RootChoice;
import toktrail.harness.Roots;
import toktrail.harness.Scan;
import toktrail.harness.ScanContext;
import toktrail.harness.SourceListing;
import toktrail.usage.EventRules;

/** Kimi CLI and Kimi Code. One event is one call. */
public final class KimiHarness implements Harness {

    static final String ID = "kimi";

    private static final String SOURCE = "TOKTRAIL_KIMI_PATH";
    private static final String DATA_DIR = "KIMI_DATA_DIR";
    private static final String CODE_HOME = "KIMI_CODE_HOME";

    private static final HarnessInfo INFO = new HarnessInfo(ID, "Kimi", "kimi_path",
            List.of(SOURCE, DATA_DIR, CODE_HOME), List.of(KimiFiles.SESSIONS), true, "Kimi source path not found");

    private static final EventRules RULES = new KimiRules();

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
        Path home = environment.home();
        return RootChoice.in(environment).named(SOURCE).named(DATA_DIR).or(() -> Roots.existing(List.of(
                home.resolve(".kimi"), Roots.based(environment, CODE_HOME, "", home.resolve(".kimi-code")))));
    }

    @Override
    public SourceListing list(Path root, Environment environment) throws IOException {
        return KimiFiles.list(root);
    }

    @Override
    public Scan<?> scan(ScanContext context) {
        return new CallScan(file -> KimiFiles.agent(file.path()).isPresent() ? new UsageRecords(context.keepRaw())
                : new WireReader(context.keepRaw()));
    }
}
