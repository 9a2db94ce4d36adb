package toktrail.cli;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import toktrail.args.Invocation;
import toktrail.config.ConfigReader;
import toktrail.config.ConfigReading;
import toktrail.config.Configuration;
import toktrail.config.CostBasis;
import toktrail.config.MachineName;
import toktrail.config.SubscriptionFile;
import toktrail.config.SupportedHarness;
import toktrail.config.area.AreaRules;
import toktrail.config.file.FileKind;
import toktrail.config.file.LocationOptions;
import toktrail.config.schema.Diagnostic;
import toktrail.environment.Environment;
import toktrail.environment.TerminalFacts.Stream;
import toktrail.harness.Harness;
import toktrail.harness.KeyRules;
import toktrail.ledger.Ledger;
import toktrail.ledger.LedgerHealth;
import toktrail.ledger.LedgerView;
import toktrail.ledger.file.LedgerPath;
import toktrail.ledger.file.LedgerSettings;
import toktrail.pricing.BuiltinPrices;
import toktrail.pricing.PriceBook;
import toktrail.pricing.PricedCosts;
import toktrail.pricing.Pricing;
import toktrail.sqlite.NativeLibrary;
import toktrail.text.Sanitised;
import toktrail.text.Style;
import toktrail.usage.EventRules;
import toktrail.usage.Names;
import toktrail.usage.UpdatePolicy;

/**
 * What a command line works on: configuration and ledger of the user, found by options, variables and defaults, opened
 * when they are first needed.
 */
public final class Workspace implements AutoCloseable {

    private final Environment environment;
    private final Invocation invocation;
    private final List<Harness> harnesses;
    private final Patience patience;
    private ConfigReading reading;
    private LedgerPath ledgerPath;
    private ConfigReading priceReading;
    private PriceBook prices;
    private ConfiguredAreas configuredAreas;
    private boolean silent;
    private final Thread owner = Thread.currentThread();
    /** Stays open from the first use by the command to its end: opening takes longer than most questions. */
    private Ledger kept;
    private boolean keptIsRead;

    /** @param harnesses the tools that can be imported, in the order of the registry */
    public Workspace(Environment environment, Invocation invocation, List<Harness> harnesses, Patience patience) {
        this.environment = environment;
        this.invocation = invocation;
        this.harnesses = List.copyOf(harnesses);
        this.patience = patience;
    }

    /** From now on says nothing that does not stop the work, for a command that stands in every prompt. */
    public void beSilent() {
        silent = true;
    }

    /** Tells the person something that does not stop the work. */
    public void warn(String message) {
        if (silent) {
            return;
        }
        Style style = CommandContext.style(environment, invocation, Stream.ERR);
        environment.streams().err().line(style.yellow("warning: " + Sanitised.line(message)));
    }

    /** Paths given as global options. */
    public LocationOptions locationOptions() {
        Map<FileKind, String> typed = new EnumMap<>(FileKind.class);
        for (FileKind kind : FileKind.values()) {
            Optional<String> path = invocation.text(GlobalOptions.location(kind));
            if (path.isPresent()) {
                typed.put(kind, path.get());
            }
        }
        return new LocationOptions(typed);
    }

    /** A reader of configuration files that knows our harnesses. */
    public ConfigReader configReader() {
        return ConfigReader.of(environment, harnessNames());
    }

    /**
     * The main configuration and the machine file; warnings are printed when they are first read.
     *
     * @throws toktrail.error.UserException if they cannot be used, with a line for each problem
     */
    public ConfigReading config() {
        if (reading == null) {
            reading = configReader().load(locationOptions(), EnumSet.of(FileKind.CONFIG, FileKind.MACHINE));
            warn(reading.warnings());
        }
        return reading;
    }

    /** Reads the configuration for a command that must work with a broken one: what is wrong with it is a warning. */
    public void tolerateBrokenConfiguration() {
        reading = configReader().read(locationOptions(), EnumSet.of(FileKind.CONFIG, FileKind.MACHINE));
        warn(reading.blocking());
    }

    private void warn(List<Diagnostic> problems) {
        for (Diagnostic problem : problems) {
            warn(problem.toString());
        }
    }

    /** The warnings of a further reading that were not told with the main configuration. */
    private void warnOfNew(ConfigReading further) {
        List<Diagnostic> told = config().warnings();
        for (Diagnostic warning : further.warnings()) {
            if (!told.contains(warning)) {
                warn(warning.toString());
            }
        }
    }

    /**
     * All configuration files, whatever is wrong with them, for a command that says so itself: nothing is printed, and
     * what cannot be used counts as not set.
     */
    public ConfigReading examineConfiguration() {
        reading = configReader().read(locationOptions());
        priceReading = reading;
        return reading;
    }

    /** The main configuration. */
    public Configuration configuration() {
        return config().configuration();
    }

    /** The zone of days when no option names one. */
    public ZoneId zone() {
        return configuration().zone(environment.clock().getZone());
    }

    /** Where the ledger is. */
    public LedgerPath ledgerPath() {
        if (ledgerPath == null) {
            Optional<String> named = invocation.text(GlobalOptions.DB);
            if (named.isEmpty()) {
                named = environment.variable("TOKTRAIL_DB");
            }
            Path given = named.isPresent() ? environment.resolve(named.get()) : defaultLedger();
            if (Files.exists(given.resolveSibling("."))) {
                // A ledger of an older toktrail, or one that is just being made, is asked what it is.
                prepareDriver();
            }
            ledgerPath = LedgerPath.resolve(given);
        }
        return ledgerPath;
    }

    private Path defaultLedger() {
        Optional<String> states = environment.variable("XDG_STATE_HOME");
        Path folder = states.isPresent() ? environment.resolve(states.get())
                : environment.home().resolve(".local").resolve("state");
        return folder.resolve("toktrail").resolve("toktrail.db");
    }

    /** The ledger, made if it is missing. The caller closes it. */
    public Ledger openLedger() {
        prepareDriver();
        if (Thread.currentThread() == owner && !keptIsRead) {
            close();
        }
        return Ledger.open(ledgerPath().effective(), ledgerSettings());
    }

    /** The ledger for an import that is undone; nothing is made. The caller closes it. */
    public Ledger openLedgerForDryRun() {
        prepareDriver();
        return Ledger.openForDryRun(ledgerPath().effective(), ledgerSettings());
    }

    /**
     * What {@code work} makes of the open ledger, which is made if it is missing. For the thread that owns the command:
     * the ledger stays open for the report that follows.
     */
    <T> T changeLedger(Function<Ledger, T> work) {
        Ledger ledger = openLedger();
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
    public <T> T readLedger(Function<LedgerView, T> work) {
        prepareDriver();
        boolean another = Thread.currentThread() != owner || keptIsRead;
        if (!another && keepLedger()) {
            keptIsRead = true;
            try {
                return kept.read(work);
            } finally {
                keptIsRead = false;
            }
        }
        Optional<Ledger> ledger = another
                ? Ledger.openForReading(ledgerPath().effective(), ledgerSettings()) : Optional.empty();
        try (Ledger open = ledger.isPresent() ? ledger.get() : openLedgerForDryRun()) {
            return open.read(work);
        }
    }

    /** What {@code work} makes of the state of the ledger, absent without one; for the command's thread. */
    <T> Optional<T> examineLedger(Function<LedgerHealth, T> work) {
        prepareDriver();
        return keepLedger() ? Optional.of(kept.examine(work)) : Optional.empty();
    }

    /** When the last import was complete, absent without a ledger or before the first; for the command's thread. */
    OptionalLong lastRefreshCompletedMs() {
        prepareDriver();
        return keepLedger() ? kept.lastRefreshCompletedMs() : OptionalLong.empty();
    }

    /** Opens the ledger for reading unless it is open; whether there is one. */
    private boolean keepLedger() {
        if (kept == null) {
            kept = Ledger.openForReading(ledgerPath().effective(), ledgerSettings()).orElse(null);
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

    private LedgerSettings ledgerSettings() {
        return LedgerSettings.of(environment.clock(), environment.clock().getZone())
                .withMachineName(MachineName.effective(environment, config().machine()).orElse(null))
                .withBusyTimeout(patience.busy())
                .withTierBounds(model -> prices().tierBounds(model))
                .withAreaChooser(configuredAreas())
                .withWarnings(this::warn);
    }

    private ConfiguredAreas configuredAreas() {
        if (configuredAreas == null) {
            configuredAreas = new ConfiguredAreas(configuration().areas(), areaRules(), this::warn);
        }
        return configuredAreas;
    }

    /** The rules for areas, whether or not they are applied while importing. */
    public AreaRules areaRules() {
        return new AreaRules(configuration().areas().rules(), environment);
    }

    /** Makes the ledger if there is none, for answers that name this machine. */
    public void makeLedger() {
        if (!ledgerPath().exists()) {
            openLedger().close();
        }
    }

    /** How long other processes are waited for. */
    public Patience patience() {
        return patience;
    }

    /** Lets SQLite's library be found without unpacking it each time; if that fails the driver unpacks it itself. */
    public NativeLibrary.Origin prepareDriver() {
        return NativeLibrary.prepare(cacheFolder());
    }

    /** Begins with {@link #prepareDriver()} in the background, for a command that will need the ledger soon. */
    public void expectLedger() {
        expectLedger(environment);
    }

    /** As the other one, before there is a workspace. */
    static void expectLedger(Environment environment) {
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

    /** The tools that can be imported, in the order of the registry. */
    public List<Harness> harnesses() {
        return harnesses;
    }

    /** The tool with this id after normalisation. */
    public Optional<Harness> findHarness(String name) {
        for (Harness harness : harnesses) {
            if (Names.same(harness.info().id(), name)) {
                return Optional.of(harness);
            }
        }
        return Optional.empty();
    }

    /** The rules of identity of a harness; of one that cannot be imported those that most have. */
    public EventRules eventRules(String id) {
        return findHarness(id).map(Harness::rules)
                .orElseGet(() -> KeyRules.inSession(id, UpdatePolicy.IMMUTABLE));
    }

    /** Where the tools' data is. */
    public Sources sources() {
        prepareDriver();
        return new Sources(environment, this);
    }

    /** Ids of the harnesses this program can import. */
    public Set<String> harnessIds() {
        return Set.copyOf(harnessNames());
    }

    private List<String> harnessNames() {
        List<String> names = new ArrayList<>();
        for (Harness harness : harnesses) {
            names.add(harness.info().id());
        }
        return names;
    }

    /** How costs come about. */
    public Pricing pricing() {
        return new PricedCosts(prices(), configuration().costing());
    }

    /**
     * The configuration with the price files; warnings about them are printed when they are first read.
     *
     * @throws toktrail.error.UserException if a price file cannot be used, with a line for each problem
     */
    public ConfigReading priceReading() {
        if (priceReading == null) {
            priceReading = configReader().load(locationOptions(),
                    EnumSet.of(FileKind.CONFIG, FileKind.MACHINE, FileKind.PRICES, FileKind.PRICES_DIR));
            warnOfNew(priceReading);
        }
        return priceReading;
    }

    /** The prices that come with the program, absent if they are switched off. */
    public Optional<BuiltinPrices> builtinPrices() {
        boolean used = configuration().costing()
                .usesBuiltinPrices(environment, invocation.flag(GlobalOptions.NO_BUILTIN_PRICES));
        return used ? Optional.of(BuiltinPrices.load()) : Optional.empty();
    }

    /**
     * All prices.
     *
     * @throws toktrail.error.UserException as {@link #priceReading()}
     */
    public PriceBook prices() {
        if (prices == null) {
            prices = new PriceBook(priceReading().prices(), builtinPrices(), configuration().costing());
        }
        return prices;
    }

    /**
     * The plans of the user; warnings about their file are printed.
     *
     * @throws toktrail.error.UserException if the file cannot be used, with a line for each problem
     */
    public SubscriptionFile subscriptions() {
        ConfigReading read = configReader().load(locationOptions(),
                EnumSet.of(FileKind.CONFIG, FileKind.MACHINE, FileKind.SUBSCRIPTIONS));
        warnOfNew(read);
        return read.subscriptions();
    }

    /** The cost that overviews show. */
    public CostBasis basis() {
        return configuration().ui().basis();
    }

    /** From which share of unassigned usage on {@code usage today} says so. */
    public BigDecimal unassignedThreshold() {
        return configuration().areas().unassignedWarningThreshold();
    }

    /** Names of a kind that the ledger knows, for completion; nothing is made or changed. */
    public List<String> knownNames(LedgerView.NameKind kind) {
        return ledgerPath().exists() ? readLedger(view -> view.names(kind)) : List.of();
    }

    /** The harnesses as configuration knows them, with their default places in the {@code ~} form. */
    public List<SupportedHarness> supportedHarnesses() {
        return harnesses.stream().map(harness -> new SupportedHarness(harness.info().id(), homePaths(harness)))
                .toList();
    }

    private List<String> homePaths(Harness harness) {
        Environment plain = new Environment(Map.of(), environment.home(), environment.workingDirectory(),
                environment.clock(), environment.host(), environment.streams(), environment.terminal());
        return harness.defaultRoots(plain).stream()
                .filter(root -> root.startsWith(environment.home()))
                .map(root -> "~/" + environment.home().relativize(root).toString().replace('\\', '/')).toList();
    }
}
