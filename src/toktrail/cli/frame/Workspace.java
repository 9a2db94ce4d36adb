package toktrail.cli.frame;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import toktrail.args.Invocation;
import toktrail.config.ConfigReader;
import toktrail.config.ConfigReading;
import toktrail.config.area.AreaRules;
import toktrail.config.choice.CostBasis;
import toktrail.config.file.FileKind;
import toktrail.config.file.LocationOptions;
import toktrail.config.schema.Diagnostic;
import toktrail.config.setting.Configuration;
import toktrail.config.setting.MachineName;
import toktrail.config.setting.SubscriptionFile;
import toktrail.environment.Environment;
import toktrail.environment.TerminalFacts.Stream;
import toktrail.harness.Harness;
import toktrail.ledger.file.LedgerSettings;
import toktrail.pricing.BuiltinPrices;
import toktrail.pricing.ConfiguredPricing;
import toktrail.pricing.PriceBook;
import toktrail.pricing.Pricing;
import toktrail.text.Sanitised;
import toktrail.text.Style;

/**
 * What a command line works on: configuration and ledger of the user, found by options, variables and defaults, opened
 * when they are first needed.
 */
public final class Workspace implements AutoCloseable {

    private static final Set<FileKind> MAIN = Set.of(FileKind.CONFIG, FileKind.MACHINE);

    private final Environment environment;
    private final Invocation invocation;
    private final Patience patience;
    private final LedgerAccess ledger;
    private final Tools tools;
    private ConfigReading reading;
    private ConfigReading priceReading;
    private PriceBook prices;
    private ConfiguredAreas configuredAreas;
    private boolean silent;

    /** @param harnesses the tools that can be imported, in the order of the registry */
    Workspace(Environment environment, Invocation invocation, List<Harness> harnesses, Patience patience) {
        this.environment = environment;
        this.invocation = invocation;
        this.patience = patience;
        ledger = new LedgerAccess(environment, invocation.text(GlobalOptions.DB), this::ledgerSettings);
        tools = new Tools(environment, harnesses);
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
        return ConfigReader.of(environment, tools.names());
    }

    /**
     * The main configuration and the machine file; warnings are printed when they are first read.
     *
     * @throws toktrail.error.UserException if they cannot be used, with a line for each problem
     */
    public ConfigReading configReading() {
        if (reading == null) {
            reading = configReader().load(locationOptions(), MAIN);
            warn(reading.warnings());
        }
        return reading;
    }

    /** Reads the configuration for a command that must work with a broken one: what is wrong with it is a warning. */
    public void tolerateBrokenConfiguration() {
        reading = configReader().read(locationOptions(), MAIN);
        warn(reading.blocking());
    }

    private void warn(List<Diagnostic> problems) {
        for (Diagnostic problem : problems) {
            warn(problem.toString());
        }
    }

    /** The main configuration with further files. Problems of all of them are one error, warnings are told once. */
    private ConfigReading further(Set<FileKind> kinds) {
        ConfigReading base = reading != null ? reading : configReader().read(locationOptions(), MAIN);
        ConfigReading further = configReader().load(base, kinds);
        if (reading == null) {
            reading = base;
            warn(base.warnings());
        }
        warn(further.warnings().stream().filter(warning -> !base.warnings().contains(warning)).toList());
        return further;
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
        return configReading().configuration();
    }

    /** The zone of days when no option names one. */
    public ZoneId zone() {
        return configuration().zone(environment.clock().getZone());
    }

    /** The ledger of the user. */
    public LedgerAccess ledger() {
        return ledger;
    }

    /** Closes what is open, when the command has ended. */
    @Override
    public void close() {
        ledger.close();
    }

    private LedgerSettings ledgerSettings() {
        return LedgerSettings.of(environment.clock(), environment.clock().getZone())
                .withMachineName(MachineName.effective(environment, configReading().machine()).orElse(null))
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
    AreaRules areaRules() {
        return new AreaRules(configuration().areas().rules(), environment);
    }

    /** How long other processes are waited for. */
    public Patience patience() {
        return patience;
    }

    /** The tools that can be imported. */
    public Tools tools() {
        return tools;
    }

    /** Where the tools' data is. */
    public Sources sources() {
        ledger.prepareDriver();
        return new Sources(environment, this);
    }

    /** How costs come about. */
    public Pricing pricing() {
        return new ConfiguredPricing(prices(), configuration().costing());
    }

    /**
     * The configuration with the price files; warnings about them are printed when they are first read.
     *
     * @throws toktrail.error.UserException if a price file cannot be used, with a line for each problem
     */
    public ConfigReading priceReading() {
        if (priceReading == null) {
            priceReading = further(EnumSet.of(FileKind.PRICES, FileKind.PRICES_DIR));
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
        return further(EnumSet.of(FileKind.SUBSCRIPTIONS)).subscriptions();
    }

    /** The cost that overviews show. */
    public CostBasis basis() {
        return configuration().ui().basis();
    }

    /** From which share of unassigned usage on {@code usage today} says so. */
    public BigDecimal unassignedThreshold() {
        return configuration().areas().unassignedWarningThreshold();
    }
}
