package toktrail.harness.codebuff;

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
import toktrail.harness.Roots;
import toktrail.harness.Scan;
import toktrail.harness.ScanContext;
import toktrail.harness.SourceListing;
import toktrail.usage.EventRules;
import toktrail.usage.UpdatePolicy;

/** Codebuff. One event is one answer of the model, or of an agent. */
public final class CodebuffHarness implements Harness {

    static final String ID = "codebuff";

    private static final String SOURCE = "TOKTRAIL_CODEBUFF_PATH";
    private static final String DATA_DIR = "CODEBUFF_DATA_DIR";
    private static final List<String> CHANNELS =
            List.of(".config/manicode", ".config/manicode-dev", ".config/manicode-staging");
    private static final String PROJECTS = "projects";
    private static final String CHATS = "chats";
    private static final String MESSAGES = "chat-messages.json";
    /** Names of {@code <project>/chats/<chat>/chat-messages.json}, below {@code projects}. */
    private static final int DEPTH = 4;

    private static final HarnessInfo INFO = new HarnessInfo(ID, "Codebuff", "codebuff_path",
            List.of(SOURCE, DATA_DIR), List.of(PROJECTS), true, "Codebuff source path not found");

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
        return RootChoice.in(environment).named(SOURCE).named(DATA_DIR).or(() -> Roots.existing(
                CHANNELS.stream().map(channel -> environment.home().resolve(channel)).toList()));
    }

    @Override
    public SourceListing list(Path root, Environment environment) throws IOException {
        Path projects = root.endsWith(PROJECTS) ? root : root.resolve(PROJECTS);
        return FileTree.list(root, file -> isChat(projects, file), directory -> leads(projects, directory));
    }

    private static boolean isChat(Path projects, Path file) {
        return file.startsWith(projects) && file.endsWith(MESSAGES)
                && projects.relativize(file).getNameCount() == DEPTH;
    }

    /** Whether a directory leads to chats. */
    private static boolean leads(Path projects, Path directory) {
        if (directory.equals(projects)) {
            return true;
        }
        Path path = projects.relativize(directory);
        int count = path.getNameCount();
        return directory.startsWith(projects) && count < DEPTH
                && (count < 2 || path.getName(1).toString().equals(CHATS));
    }

    @Override
    public Scan<?> scan(ScanContext context) {
        return new CallScan(file -> new ChatMessages(context.keepRaw()));
    }
}
