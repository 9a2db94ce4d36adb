package toktrail.cli.frame;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Supplier;
import toktrail.environment.Environment;
import toktrail.ledger.Ledger;
import toktrail.ledger.LedgerHealth;
import toktrail.ledger.LedgerView;
import toktrail.ledger.file.LedgerPath;
import toktrail.ledger.file.LedgerSettings;
import toktrail.sqlite.NativeLibrary;

/** The ledger of a command line: found by option, variable or default, opened when it is first needed. */
public final class LedgerAccess implements AutoCloseable {

    private final Environment environment;
    private final Optional<String> named;
    private final Supplier<LedgerSettings> settings;
    private final Thread owner = Thread.currentThread();
    private LedgerPath path;
    /** Stays open from the first use by the command to its end: opening takes longer than most questions. */
    private Ledger kept;
    private boolean keptIsRead;

    /**
     * @param named    the path given as an option
     * @param settings what a ledger is opened with; asked for each time, not before
     */
    LedgerAccess(Environment environment, Optional<String> named, Supplier<LedgerSettings> settings) {
        this.environment = environment;
        this.named = named;
        this.settings = settings;
    }

    /** Where the ledger is. */
    public LedgerPath path() {
        if (path == null) {
            Optional<String> typed = named.isPresent() ? named : environment.variable("TOKTRAIL_DB");
            Path given = typed.isPresent() ? environment.resolve(typed.get()) : defaultPath();
            if (Files.exists(given.resolveSibling("."))) {
                // A ledger of an older toktrail, or one that is just being made, is asked what it is.
                prepareDriver();
            }
            path = LedgerPath.resolve(given);
        }
        return path;
    }

    private Path defaultPath() {
        Optional<String> states = environment.variable("XDG_STATE_HOME");
        Path folder = states.isPresent() ? environment.resolve(states.get())
                : environment.home().resolve(".local").resolve("state");
        return folder.resolve("toktrail").resolve("toktrail.db");
    }

    /** The ledger, made if it is missing. The caller closes it. */
    public Ledger open() {
        prepareDriver();
        if (Thread.currentThread() == owner && !keptIsRead) {
            close();
        }
        return Ledger.open(path().effective(), settings.get());
    }

    /** The ledger for an import that is undone; nothing is made. The caller closes it. */
    public Ledger openForDryRun() {
        prepareDriver();
        return Ledger.openForDryRun(path().effective(), settings.get());
    }

    /**
     * What {@code work} makes of the open ledger, which is made if it is missing. For the thread that owns the command:
     * the ledger stays open for the report that follows.
     */
    public <T> T change(Function<Ledger, T> work) {
        Ledger ledger = open();
        try {
            T result = work.apply(ledger);
            close();
            kept = ledger;
            return result;
        } finally {
            if (kept != ledger) {
                ledger.close();
            }
        }
    }

    /** What {@code work} makes of the ledger as it is; an absent ledger has nothing in it. */
    public <T> T read(Function<LedgerView, T> work) {
        prepareDriver();
        boolean another = Thread.currentThread() != owner || keptIsRead;
        if (!another && keep()) {
            keptIsRead = true;
            try {
                return kept.read(work);
            } finally {
                keptIsRead = false;
            }
        }
        Optional<Ledger> ledger = another
                ? Ledger.openForReading(path().effective(), settings.get()) : Optional.empty();
        try (Ledger open = ledger.isPresent() ? ledger.get() : openForDryRun()) {
            return open.read(work);
        }
    }

    /** What {@code work} makes of the state of the ledger, absent without one; for the command's thread. */
    public <T> Optional<T> examine(Function<LedgerHealth, T> work) {
        prepareDriver();
        return keep() ? Optional.of(kept.examine(work)) : Optional.empty();
    }

    /** When the last import was complete, absent without a ledger or before the first; for the command's thread. */
    public OptionalLong lastRefreshCompletedMs() {
        prepareDriver();
        return keep() ? kept.lastRefreshCompletedMs() : OptionalLong.empty();
    }

    /** Names of a kind that the ledger knows, for completion; nothing is made or changed. */
    public List<String> knownNames(LedgerView.NameKind kind) {
        return path().exists() ? read(view -> view.names(kind)) : List.of();
    }

    /** Makes the ledger if there is none, for answers that name this machine. */
    public void make() {
        if (!path().exists()) {
            open().close();
        }
    }

    /** Opens the ledger for reading unless it is open; whether there is one. */
    private boolean keep() {
        if (kept == null) {
            kept = Ledger.openForReading(path().effective(), settings.get()).orElse(null);
        }
        return kept != null;
    }

    /** Closes the ledger, when the command has ended. */
    @Override
    public void close() {
        if (kept != null) {
            Ledger ledger = kept;
            kept = null;
            ledger.close();
        }
    }

    /** Lets SQLite's library be found without unpacking it each time; if that fails the driver unpacks it itself. */
    public NativeLibrary.Origin prepareDriver() {
        return NativeLibrary.prepare(cacheFolder());
    }

    /** Begins with {@link #prepareDriver()} in the background, for a command that will need the ledger soon. */
    public void expect() {
        expect(environment);
    }

    /** As {@link #expect()}, before there is a workspace. */
    public static void expect(Environment environment) {
        NativeLibrary.prepareAhead(cacheFolder(environment));
    }

    /** The folder for what can be made again. */
    public Path cacheFolder() {
        return cacheFolder(environment);
    }

    private static Path cacheFolder(Environment environment) {
        Optional<String> caches = environment.variable("XDG_CACHE_HOME");
        Path folder = caches.isPresent() ? environment.resolve(caches.get()) : environment.home().resolve(".cache");
        return folder.resolve("toktrail");
    }
}
