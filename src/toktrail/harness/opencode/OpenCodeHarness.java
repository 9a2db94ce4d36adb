package toktrail.harness.opencode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import toktrail.environment.Environment;
import toktrail.harness.Fingerprint;
import toktrail.harness.FingerprintText;
import toktrail.harness.Harness;
import toktrail.harness.HarnessInfo;
import toktrail.harness.RootChoice;
import toktrail.harness.Roots;
import toktrail.harness.Scan;
import toktrail.harness.ScanContext;
import toktrail.harness.SourceFile;
import toktrail.harness.SourceListing;
import toktrail.harness.ToolDatabase;
import toktrail.usage.EventKeys;
import toktrail.usage.EventRules;
import toktrail.usage.UsageEvent;

/** OpenCode. One event is one message of the assistant, with all of its steps. */
public final class OpenCodeHarness implements Harness {

    private static final Dialect DIALECT = Dialect.OPENCODE;
    private static final String ID = DIALECT.id();

    private static final String SOURCE = "TOKTRAIL_OPENCODE";
    private static final String DATA_DIR = "OPENCODE_DATA_DIR";
    private static final String DATABASE = "OPENCODE_DB";
    private static final String XDG_DATA = "XDG_DATA_HOME";
    private static final String STANDARD = ".local/share/opencode";

    private static final HarnessInfo INFO = new HarnessInfo(ID, "OpenCode", "opencode_db",
            List.of(SOURCE, DATA_DIR, DATABASE, XDG_DATA), List.of(), true, "OpenCode database not found");

    private static final EventRules RULES = new DialectRules(DIALECT);

    private static final FingerprintText TEXT = FingerprintText.object("agent cache_read cache_write completed_ms "
            + "created_ms input model_id output provider_id reasoning source_cost_usd thinking_level");

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
        return RootChoice.in(environment).named(SOURCE).or(() -> directories(environment));
    }

    private static List<Path> directories(Environment environment) {
        List<Path> directories = RootChoice.in(environment).named(DATA_DIR)
                .or(() -> standardDirectories(environment));
        Optional<Path> database = database(environment, directories);
        if (database.isEmpty() || directories.stream().anyMatch(d -> OpenCodeLayout.finds(d, database.get()))) {
            return directories;
        }
        List<Path> roots = new ArrayList<>(directories);
        roots.add(database.get());
        return Roots.distinct(roots);
    }

    private static List<Path> standardDirectories(Environment environment) {
        Path standard = environment.home().resolve(STANDARD).normalize();
        return Roots.existing(List.of(Roots.based(environment, XDG_DATA, ID, standard), standard));
    }

    /** The database read in addition: absolute, or below the first data directory that has it. */
    private static Optional<Path> database(Environment environment, List<Path> directories) {
        List<Path> places = new ArrayList<>();
        directories.forEach(directory -> Roots.single(environment, DATABASE, directory).ifPresent(places::add));
        return places.stream().filter(Files::exists).findFirst().or(() -> places.stream().findFirst());
    }

    @Override
    public SourceListing list(Path root, Environment environment) throws IOException {
        return OpenCodeLayout.list(root);
    }

    /**
     * Of a database: it and its write-ahead log. Of a message: when a part was added last; which messages depend on
     * their parts cannot be told without opening them.
     */
    @Override
    public String auxiliaryFingerprint(SourceFile file) throws IOException {
        return switch (OpenCodeLayout.kind(file)) {
            case DATABASE -> ToolDatabase.fingerprint(file.path());
            case MESSAGE -> modified(OpenCodeLayout.parts(file));
            case SESSION -> modified(OpenCodeLayout.project(file));
        };
    }

    private static String modified(Path path) throws IOException {
        try {
            return Long.toString(Files.getLastModifiedTime(path).to(TimeUnit.NANOSECONDS));
        } catch (NoSuchFileException none) {
            return "";
        }
    }

    @Override
    public Optional<String> table(EventKeys keys) {
        return Optional.of("message");
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
        return new OpenCodeScan(DIALECT, context);
    }
}
