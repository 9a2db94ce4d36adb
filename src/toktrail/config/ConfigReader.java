package toktrail.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import toktrail.config.file.FileKind;
import toktrail.config.file.LocationOptions;
import toktrail.config.file.ResolvedPath;
import toktrail.config.key.ConfigurationBuilder;
import toktrail.config.key.MachineKeys;
import toktrail.config.key.PlanKeys;
import toktrail.config.key.RootKeys;
import toktrail.config.key.SubscriptionBuilder;
import toktrail.config.price.PriceFiles;
import toktrail.config.price.PriceKeys;
import toktrail.config.price.PriceMerge;
import toktrail.config.price.PriceRows;
import toktrail.config.schema.Diagnostic;
import toktrail.config.schema.DiagnosticId;
import toktrail.config.schema.Diagnostics;
import toktrail.config.schema.Place;
import toktrail.config.schema.RuleContext;
import toktrail.config.schema.Section;
import toktrail.config.schema.TableSchema;
import toktrail.config.setting.Configuration;
import toktrail.config.setting.Costing;
import toktrail.config.setting.GitSync;
import toktrail.config.setting.MachineFile;
import toktrail.config.setting.SubscriptionFile;
import toktrail.environment.Environment;
import toktrail.error.FileTrouble;
import toktrail.error.Location;
import toktrail.error.UserException;
import toktrail.toml.TomlException;
import toktrail.toml.TomlParser;
import toktrail.toml.TomlTable;
import toktrail.toml.TomlValue;

/** Reads configuration files. Writes nothing, and never throws for what a file contains. */
public final class ConfigReader {

    private final Environment environment;
    private final List<String> harnesses;
    private final Map<Path, String> drafts;

    /**
     * A reader.
     *
     * @param harnesses names of what files may name, in the order of the registry
     */
    public static ConfigReader of(Environment environment, List<String> harnesses) {
        return new ConfigReader(environment, List.copyOf(harnesses), Map.of());
    }

    private ConfigReader(Environment environment, List<String> harnesses, Map<Path, String> drafts) {
        this.environment = environment;
        this.harnesses = harnesses;
        this.drafts = drafts;
    }

    /** A reader that takes this text for what the file says, to see what would be wrong with it. */
    public ConfigReader withDraft(Path file, String text) {
        return new ConfigReader(environment, harnesses, Map.of(file, text));
    }

    /**
     * Reads all files.
     *
     * @throws UserException if an option or variable cannot be a path
     */
    public ConfigReading read(LocationOptions options) {
        return read(options, EnumSet.allOf(FileKind.class));
    }

    /**
     * Reads some files; the others are taken as absent. Prices include the directory.
     *
     * @throws UserException if an option or variable cannot be a path
     */
    public ConfigReading read(LocationOptions options, Set<FileKind> wanted) {
        return new Run(wanted).read(options);
    }

    /**
     * Reads some files for use.
     *
     * @throws UserException if they cannot be used, with a line for each problem; or if an option or variable cannot be
     *         a path
     */
    public ConfigReading load(LocationOptions options, Set<FileKind> wanted) {
        return usable(read(options, wanted));
    }

    /**
     * Reads prices or plans for use, on top of what was read before: the main file and the machine file are not read
     * again, and their problems count too.
     *
     * @param base   a reading of at least these two
     * @param wanted which of the others are read, anew if they were before
     * @throws UserException if the files cannot be used, with a line for each problem
     */
    public ConfigReading load(ConfigReading base, Set<FileKind> wanted) {
        return usable(base.oneFile() ? base : new Run(wanted).readOnTop(base));
    }

    private static ConfigReading usable(ConfigReading reading) {
        List<Diagnostic> errors = reading.blocking();
        if (!errors.isEmpty()) {
            throw UserException.failed(errors.stream().map(Diagnostic::toString).toList());
        }
        return reading;
    }

    /** One run over the files. */
    private final class Run {

        private final Set<FileKind> wanted;
        private final Diagnostics diagnostics = new Diagnostics();
        private final List<String> order = new ArrayList<>();

        Run(Set<FileKind> wanted) {
            this.wanted = wanted;
        }

        ConfigReading read(LocationOptions options) {
            ResolvedPath main = ConfigLocations.config(environment, options);
            Optional<TomlTable> table = table(main.path(), main.source());
            boolean oneFile = table.isPresent() && isOneFile(main, table.get(), options);
            ConfigLocations locations = ConfigLocations.resolve(environment, options,
                    table.isPresent() ? gitSync(table.get()) : GitSync.STANDARD);
            if (oneFile) {
                locations = locations.inOneFile();
            }
            RuleContext context = context(diagnostics, locations.paths());
            Configuration configuration = Configuration.standard(harnesses);
            PriceFiles prices = PriceFiles.none();
            SubscriptionFile plans = SubscriptionFile.none();
            if (oneFile) {
                Section root = section(table.get(), RootKeys.ONE_FILE, context);
                configuration = new ConfigurationBuilder(root, context).build();
                prices = PriceMerge.merge(List.of(), Optional.of(PriceRows.of(root, main.path().toString())));
                plans = new SubscriptionBuilder(configuration.costing()).build(root.get(PlanKeys.SUBSCRIPTIONS));
            } else {
                if (table.isPresent()) {
                    Section root = section(table.get(), RootKeys.CONFIG_FILE, context);
                    configuration = new ConfigurationBuilder(root, context).build();
                }
                prices = wantsPrices() ? prices(locations, context) : prices;
                plans = wantsPlans() ? plans(locations, configuration.costing(), context) : plans;
            }
            MachineFile machine = wanted.contains(FileKind.MACHINE) ? machine(locations, context)
                    : MachineFile.NONE;
            diagnostics.addAll(locations.missing(missable(oneFile)));
            return new ConfigReading(locations, oneFile, configuration, machine, prices, plans,
                    diagnostics.sorted(order));
        }

        /** Not for one file with everything in it, which holds nothing more. */
        ConfigReading readOnTop(ConfigReading base) {
            ConfigLocations locations = base.locations();
            RuleContext context = context(diagnostics, locations.paths());
            order.add(locations.config().path().toString());
            PriceFiles prices = wantsPrices() ? prices(locations, context) : base.prices();
            SubscriptionFile plans = wantsPlans() ? plans(locations, base.configuration().costing(), context)
                    : base.subscriptions();
            order.add(locations.machine().path().toString());
            diagnostics.addAll(locations.missing(wanted));
            diagnostics.addAll(base.diagnostics());
            return new ConfigReading(locations, false, base.configuration(), base.machine(), prices, plans,
                    diagnostics.sorted(order));
        }

        private boolean wantsPrices() {
            return wanted.contains(FileKind.PRICES) || wanted.contains(FileKind.PRICES_DIR);
        }

        private boolean wantsPlans() {
            return wanted.contains(FileKind.SUBSCRIPTIONS);
        }

        private Set<FileKind> missable(boolean oneFile) {
            EnumSet<FileKind> kinds = EnumSet.of(FileKind.CONFIG);
            kinds.addAll(wanted);
            if (oneFile) {
                kinds.removeAll(EnumSet.of(FileKind.PRICES, FileKind.PRICES_DIR, FileKind.SUBSCRIPTIONS));
            }
            return kinds;
        }

        /** Whether the file supplies prices and plans too, as older programs allowed. */
        private boolean isOneFile(ResolvedPath main, TomlTable table, LocationOptions options) {
            return !main.path().getFileName().toString().equals(FileKind.CONFIG.fileName())
                    && !options.namesPriceOrPlanFiles()
                    && (table.key(PriceKeys.PRICING.name()).isPresent()
                            || table.key(PlanKeys.SUBSCRIPTIONS.name()).isPresent());
        }

        /** The repository of the main file; one that is configured wrongly counts as absent here. */
        private GitSync gitSync(TomlTable main) {
            Optional<TomlValue> sync = main.get(RootKeys.SYNC.name());
            if (sync.isEmpty()) {
                return GitSync.STANDARD;
            }
            TomlTable alone = TomlTable.empty().with(RootKeys.SYNC.name(), sync.get());
            RuleContext silent = context(new Diagnostics(), Map.of());
            return ConfigurationBuilder.gitSync(section(alone, RootKeys.CONFIG_FILE, silent));
        }

        private RuleContext context(Diagnostics target, Map<FileKind, Path> files) {
            return new RuleContext(environment, harnesses, target, files);
        }

        private PriceFiles prices(ConfigLocations locations, RuleContext context) {
            Path manualPath = locations.prices().path();
            Optional<PriceRows> manual = priceRows(manualPath, locations.prices().source(), context);
            List<PriceRows> generated = new ArrayList<>();
            for (Path file : providerFiles(locations.pricesDir())) {
                Optional<PriceRows> rows = priceRows(file, "in the prices directory", context);
                if (rows.isPresent()) {
                    generated.add(rows.get());
                }
            }
            return PriceMerge.merge(generated, manual);
        }

        private SubscriptionFile plans(ConfigLocations locations, Costing costing, RuleContext context) {
            ResolvedPath file = locations.subscriptions();
            Optional<TomlTable> table = table(file.path(), file.source());
            return table.isEmpty() ? SubscriptionFile.none() : new SubscriptionBuilder(costing).build(
                    section(table.get(), PlanKeys.FILE, context).get(PlanKeys.SUBSCRIPTIONS));
        }

        private Optional<PriceRows> priceRows(Path file, String source, RuleContext context) {
            Optional<TomlTable> table = table(file, source);
            return table.isEmpty() ? Optional.empty() : Optional.of(
                    PriceRows.of(section(table.get(), PriceKeys.FILE, context), file.toString()));
        }

        private List<Path> providerFiles(ResolvedPath directory) {
            if (!mayExist(directory.path())) {
                return List.of();
            }
            if (Files.exists(directory.path()) && !Files.isDirectory(directory.path())) {
                diagnostics.add(Diagnostic.ofFile(DiagnosticId.NOT_A_FILE, directory.path(), "is not a directory",
                        directory.source()));
                return List.of();
            }
            try (Stream<Path> files = Files.list(directory.path())) {
                return files.filter(file -> file.getFileName().toString().endsWith(".toml") && !Files.isDirectory(file))
                        .sorted(Comparator.comparing(file -> file.getFileName().toString())).toList();
            } catch (IOException e) {
                diagnostics.add(unreadable(directory.path(), directory.source(), e));
                return List.of();
            }
        }

        private MachineFile machine(ConfigLocations locations, RuleContext context) {
            ResolvedPath file = locations.machine();
            Optional<TomlTable> table = table(file.path(), file.source());
            return table.isEmpty() ? MachineFile.NONE
                    : MachineKeys.machine(section(table.get(), MachineKeys.FILE, context));
        }

        private Section section(TomlTable table, TableSchema schema, RuleContext context) {
            return Section.read(table, schema, Place.root(context, table.location()));
        }

        /** The root of a file, empty if it does not exist or, reported, cannot be read. */
        private Optional<TomlTable> table(Path file, String source) {
            order.add(file.toString());
            if (drafts.containsKey(file)) {
                return parsed(file, drafts.get(file).getBytes(StandardCharsets.UTF_8));
            }
            if (!mayExist(file)) {
                return Optional.empty();
            }
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                diagnostics.add(Diagnostic.ofFile(DiagnosticId.NOT_A_FILE, file, "is not a regular file", source));
                return Optional.empty();
            }
            try {
                if (Files.size(file) > TomlParser.MAX_SIZE) {
                    diagnostics.add(DiagnosticId.TOML_SYNTAX, new Location(file.toString(), 1, 1), "",
                            "the file is too large", "expected at most " + TomlParser.MAX_SIZE + " bytes");
                    return Optional.empty();
                }
                return parsed(file, Files.readAllBytes(file));
            } catch (IOException e) {
                diagnostics.add(unreadable(file, source, e));
                return Optional.empty();
            }
        }

        /** Whether something is there, or a folder forbids to look: what cannot be seen is not missing. */
        private static boolean mayExist(Path file) {
            try {
                Files.readAttributes(file, BasicFileAttributes.class);
                return true;
            } catch (IOException e) {
                return e instanceof AccessDeniedException;
            }
        }

        private Optional<TomlTable> parsed(Path file, byte[] bytes) {
            try {
                return Optional.of(TomlParser.parse(bytes, file.toString()));
            } catch (TomlException e) {
                diagnostics.add(syntax(e));
                return Optional.empty();
            }
        }

        /** The problem as what is there and what was expected instead. */
        private Diagnostic syntax(TomlException e) {
            String expected = "expected ";
            int found = e.problem().lastIndexOf(", found ");
            boolean says = e.problem().startsWith(expected) && found > 0;
            String message = says ? "not valid TOML: " + e.problem().substring(found + 2) : e.problem();
            String fix = says ? e.problem().substring(0, found) : expected + "valid TOML 1.0 at this place";
            return new Diagnostic(DiagnosticId.TOML_SYNTAX, e.location(), "", message, fix);
        }

        private Diagnostic unreadable(Path file, String source, IOException e) {
            return Diagnostic.ofFile(DiagnosticId.UNREADABLE, file,
                    "cannot be read: " + FileTrouble.reason(e), source);
        }
    }
}
