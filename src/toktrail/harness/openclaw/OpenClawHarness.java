package toktrail.harness.openclaw;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
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
import toktrail.harness.SourceFile;
import toktrail.harness.SourceListing;
import toktrail.usage.EventRules;
import toktrail.usage.SessionRef;
import toktrail.usage.UpdatePolicy;

/** OpenClaw. One event is one answer of the model. */
public final class OpenClawHarness implements Harness {

    static final String ID = "openclaw";

    private static final String SOURCE = "TOKTRAIL_OPENCLAW_PATH";
    private static final String DIRECTORY = "OPENCLAW_DIR";
    private static final String LINES = ".jsonl";
    /** In the names of archived transcripts. */
    private static final List<String> ARCHIVED = List.of(LINES + ".deleted.", LINES + ".reset.");

    private static final HarnessInfo INFO = new HarnessInfo(ID, "OpenClaw", "openclaw_path",
            List.of(SOURCE, DIRECTORY), List.of(), true, "OpenClaw source path not found");

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
        return RootChoice.in(environment).named(SOURCE).named(DIRECTORY).or(() -> Roots.existing(
                Stream.of(".openclaw", ".clawdbot", ".moltbot", ".moldbot").map(environment.home()::resolve).toList()));
    }

    @Override
    public SourceListing list(Path root, Environment environment) throws IOException {
        return FileTree.list(root, file -> {
            String name = file.getFileName().toString();
            return name.endsWith(LINES) || ARCHIVED.stream().anyMatch(name::contains);
        }, directory -> true);
    }

    /** The session of a transcript: what stands before the first {@code .jsonl} in its name. */
    static SessionRef session(SourceFile file) {
        String name = file.baseName();
        int end = name.indexOf(LINES);
        return new SessionRef(ID, end > 0 ? name.substring(0, end) : name);
    }

    @Override
    public Scan<?> scan(ScanContext context) {
        return new CallScan(file -> new Transcript(context.keepRaw()));
    }
}
