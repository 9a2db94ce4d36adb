package toktrail.harness.pi;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import toktrail.environment.Environment;
import toktrail.harness.FileTree;
import toktrail.harness.Fingerprint;
import toktrail.harness.FingerprintText;
import toktrail.harness.Harness;
import toktrail.harness.HarnessInfo;
import toktrail.harness.RootChoice;
import toktrail.harness.Roots;
import toktrail.harness.Scan;
import toktrail.harness.ScanContext;
import toktrail.harness.SourceListing;
import toktrail.usage.EventRules;
import toktrail.usage.Tokens;
import toktrail.usage.UsageEvent;

/** The pi coding agent, and omp. One event is one answer of the model. */
public final class PiHarness implements Harness {

    static final String ID = "pi";
    /** End of the names of session files. */
    static final String LINES = ".jsonl";

    private static final String SOURCE = "TOKTRAIL_PI_SESSIONS";
    private static final String AGENT_DIR = "PI_CODING_AGENT_DIR";
    private static final String CONFIG_DIR = "PI_CONFIG_DIR";
    private static final String XDG_DATA = "XDG_DATA_HOME";
    private static final String SESSIONS = "sessions";
    private static final String AGENT_SESSIONS = "agent/sessions";

    private static final HarnessInfo INFO = new HarnessInfo(ID, "Pi", "pi_sessions",
            List.of(SOURCE, AGENT_DIR, CONFIG_DIR, XDG_DATA), List.of("."), true, "Pi sessions path not found");

    private static final EventRules RULES = new PiRules();

    private static final FingerprintText TEXT = FingerprintText.object("agent cache_output cache_read cache_write "
            + "created_ms input model_id output provider_id reasoning source_cost_usd source_dedup_key "
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
        return RootChoice.in(environment).named(SOURCE).or(() -> standardRoots(environment));
    }

    private static List<Path> standardRoots(Environment environment) {
        Path home = environment.home();
        Optional<Path> moved = Roots.single(environment, AGENT_DIR, environment.workingDirectory())
                .map(agent -> agent.resolve(SESSIONS));
        List<Path> roots = new ArrayList<>();
        roots.add(moved.orElse(home.resolve(".pi").resolve(AGENT_SESSIONS).normalize()));
        Path omp = Roots.single(environment, CONFIG_DIR, home).orElse(home.resolve(".omp").normalize());
        addOmp(omp, AGENT_SESSIONS, roots);
        Roots.single(environment, XDG_DATA, environment.workingDirectory())
                .ifPresent(data -> addOmp(data.resolve("omp"), SESSIONS, roots));
        // A place the user named stays in the list, so that its absence can be told.
        return moved.isPresent() && !Files.exists(moved.get()) ? Roots.distinct(existingAfterFirst(roots))
                : Roots.existing(roots);
    }

    private static List<Path> existingAfterFirst(List<Path> roots) {
        List<Path> kept = new ArrayList<>(roots.subList(0, 1));
        roots.stream().skip(1).filter(Files::exists).forEach(kept::add);
        return kept;
    }

    /** The sessions of omp below a directory, and those of its profiles. */
    private static void addOmp(Path directory, String sessions, List<Path> roots) {
        roots.add(directory.resolve(sessions));
        Path profiles = directory.resolve("profiles");
        if (!Files.isDirectory(profiles)) {
            return;
        }
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(profiles)) {
            entries.forEach(profile -> found.add(profile.resolve(sessions)));
        } catch (IOException | DirectoryIteratorException unreadable) {
            // No profile of a directory that cannot be listed is a place to look at.
            return;
        }
        found.sort(null);
        roots.addAll(found);
    }

    @Override
    public SourceListing list(Path root, Environment environment) throws IOException {
        return FileTree.list(root, file -> file.getFileName().toString().endsWith(LINES), directory -> true);
    }

    /** The reasoning was part of the output; neither level, end nor cost was kept. */
    @Override
    public Fingerprint.View olderView(UsageEvent event, Fingerprint.View own) {
        Tokens t = event.tokens();
        return new Fingerprint.View(own.providerId(), own.modelId(), null, own.agent(), own.createdMs(), null,
                new Tokens(t.input(), t.output() + t.reasoning(), 0, t.cacheRead(), t.cacheWrite(), t.cacheOutput()),
                Fingerprint.NO_COST);
    }

    @Override
    public FingerprintText fingerprintText() {
        return TEXT;
    }

    @Override
    public Scan<?> scan(ScanContext context) {
        return new PiScan(context.keepRaw());
    }
}
