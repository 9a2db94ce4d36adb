package toktrail.harness.claude;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import toktrail.environment.Environment;
import toktrail.harness.FileAttributes;
import toktrail.harness.FileTree;
import toktrail.harness.Fingerprint;
import toktrail.harness.Harness;
import toktrail.harness.HarnessInfo;
import toktrail.harness.Retention;
import toktrail.harness.RootChoice;
import toktrail.harness.Roots;
import toktrail.harness.Scan;
import toktrail.harness.ScanContext;
import toktrail.harness.SourceFile;
import toktrail.harness.SourceListing;
import toktrail.usage.EventRules;
import toktrail.usage.UsageEvent;

/**
 * Claude Code: terminal, editors, desktop, and {@code claude -p}.
 *
 * <p>Below a {@code projects} directory it keeps a directory for each working directory, and in it transcripts as JSON
 * lines; see {@link Place}. What it puts into {@code tool-results} is output of tools, which may look like anything.
 */
public final class ClaudeHarness implements Harness {

    private static final String TOKTRAIL_VARIABLE = "TOKTRAIL_CLAUDE_PROJECTS";
    private static final String CONFIG_VARIABLE = "CLAUDE_CONFIG_DIR";
    private static final String PROJECTS = "projects";
    private static final String TOOL_RESULTS = "tool-results";

    private static final HarnessInfo INFO = new HarnessInfo(ClaudeRules.HARNESS, "Claude Code", "claude_projects",
            List.of(TOKTRAIL_VARIABLE, CONFIG_VARIABLE), List.of("."), true, "Claude Code source path not found");

    /** The harness. */
    public ClaudeHarness() { }

    @Override
    public HarnessInfo info() {
        return INFO;
    }

    @Override
    public EventRules rules() {
        return ClaudeRules.RULES;
    }

    @Override
    public List<Path> defaultRoots(Environment environment) {
        List<Path> named = RootChoice.in(environment).named(TOKTRAIL_VARIABLE)
                .named(CONFIG_VARIABLE, ClaudeHarness::projects).or(List::of);
        return named.isEmpty() ? standardRoots(environment) : Roots.existing(named);
    }

    private static List<Path> standardRoots(Environment environment) {
        Path home = environment.home();
        return Roots.distinct(List.of(
                Roots.based(environment, "XDG_CONFIG_HOME", "claude/projects", home.resolve(".config/claude/projects")),
                home.resolve(".claude/projects")));
    }

    /** An entry names a configuration directory, or the projects directory itself. */
    private static Path projects(Path entry) {
        Path below = entry.resolve(PROJECTS);
        return Files.isDirectory(below) || !Files.exists(entry) ? below : entry;
    }

    @Override
    public SourceListing list(Path root, Environment environment) throws IOException {
        return FileTree.list(root, ClaudeHarness::isWanted,
                directory -> !directory.getFileName().toString().equals(TOOL_RESULTS));
    }

    private static boolean isWanted(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".jsonl") || name.endsWith(".json") && !name.endsWith(".meta.json");
    }

    /** A subagent may get its name later, in a file beside its transcript. */
    @Override
    public String auxiliaryFingerprint(SourceFile file) throws IOException {
        if (Place.lacksOwnSidecar(file.path())) {
            return "";
        }
        Path sidecar = Place.ownSidecar(file.path()).orElseThrow();
        try {
            FileAttributes attributes =
                    FileAttributes.of(Files.readAttributes(sidecar, BasicFileAttributes.class));
            return attributes.sizeBytes() + ":" + attributes.modifiedNs();
        } catch (IOException e) {
            if (Files.exists(sidecar)) {
                throw e;
            }
            return "";
        }
    }

    /** The settings lie in the first configuration directory that is named, as the tool itself takes one only. */
    @Override
    public Optional<Retention> retention(Environment environment) {
        List<Path> named = Roots.named(environment, CONFIG_VARIABLE);
        return Optional.of(ClaudeRetention.read(
                named.isEmpty() ? environment.home().resolve(".claude") : named.get(0)));
    }

    /** Every call was Anthropic's; neither level nor cost was kept. */
    @Override
    public Fingerprint.View olderView(UsageEvent event, Fingerprint.View own) {
        return new Fingerprint.View("anthropic", own.modelId(), null, own.agent(), own.createdMs(),
                own.completedMs(), event.tokens(), Fingerprint.NO_COST);
    }

    @Override
    public Scan<?> scan(ScanContext context) {
        return new ClaudeScan(context.keepRaw());
    }
}
