package toktrail.harness.qwen;

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

/** Qwen Code. One event is one answer of the model. */
public final class QwenHarness implements Harness {

    static final String ID = "qwen";
    /** End of the names of transcripts. */
    static final String LINES = ".jsonl";

    private static final String SOURCE = "TOKTRAIL_QWEN_PATH";
    private static final String DATA_DIR = "QWEN_DATA_DIR";
    private static final String PROJECTS = "projects";
    private static final String CHATS = "chats";
    /** Names in {@code projects/<project>/chats/<file>}. */
    private static final int DEPTH = 4;

    private static final HarnessInfo INFO = new HarnessInfo(ID, "Qwen Code", "qwen_path", List.of(SOURCE, DATA_DIR),
            List.of(PROJECTS), true, "Qwen Code source path not found");

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
        return RootChoice.in(environment).named(SOURCE).named(DATA_DIR)
                .or(() -> List.of(environment.home().resolve(".qwen")));
    }

    @Override
    public SourceListing list(Path root, Environment environment) throws IOException {
        return FileTree.list(root, file -> isChat(root.relativize(file)),
                directory -> leads(root.relativize(directory)));
    }

    private static boolean isChat(Path path) {
        return path.getNameCount() == DEPTH && path.toString().endsWith(LINES);
    }

    /** Whether a directory leads to chats. */
    private static boolean leads(Path path) {
        int count = path.getNameCount();
        return count < DEPTH && path.startsWith(PROJECTS) && (count < DEPTH - 1 || path.endsWith(CHATS));
    }

    @Override
    public Scan<?> scan(ScanContext context) {
        return new CallScan(file -> new QwenChat(context.keepRaw()));
    }
}
