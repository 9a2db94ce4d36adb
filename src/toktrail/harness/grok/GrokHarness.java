package toktrail.harness.grok;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import toktrail.environment.Environment;
import toktrail.harness.CallScan;
import toktrail.harness.FileTree;
import toktrail.harness.Harness;
import toktrail.harness.HarnessInfo;
import toktrail.harness.KeyRules;
import toktrail.harness.RootChoice;
import toktrail.harness.Scan;
import toktrail.harness.ScanContext;
import toktrail.harness.SourceListing;
import toktrail.usage.EventRules;
import toktrail.usage.UpdatePolicy;

/** Grok CLI. One event is what one turn consumed of one model. */
public final class GrokHarness implements Harness {

    static final String ID = "grok";

    private static final String SOURCE = "TOKTRAIL_GROK_PATH";
    private static final String HOME = "GROK_HOME";
    private static final String SESSIONS = "sessions";
    private static final String UPDATES = "updates.jsonl";
    /** Names in {@code sessions/<directory>/<session>/updates.jsonl}. */
    private static final int DEPTH = 4;

    private static final HarnessInfo INFO = new HarnessInfo(ID, "Grok CLI", "grok_path", List.of(SOURCE, HOME),
            List.of(SESSIONS), true, "Grok CLI source path not found");

    static final EventRules RULES = KeyRules.inSession(ID, UpdatePolicy.FILE);

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
                .or(() -> List.of(environment.home().resolve(".grok")));
    }

    @Override
    public SourceListing list(Path root, Environment environment) throws IOException {
        return FileTree.list(root, file -> {
            Path path = root.relativize(file);
            return path.getNameCount() == DEPTH && path.endsWith(UPDATES);
        }, directory -> {
            Path path = root.relativize(directory);
            return path.getNameCount() < DEPTH && path.startsWith(SESSIONS);
        });
    }

    @Override
    public Scan<?> scan(ScanContext context) {
        return new CallScan(file -> new UpdateLog(context.keepRaw()));
    }
}
