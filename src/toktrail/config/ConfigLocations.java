package toktrail.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import toktrail.config.choice.Tracked;
import toktrail.config.file.FileKind;
import toktrail.config.file.LocationOptions;
import toktrail.config.file.PathOrigin;
import toktrail.config.file.ResolvedPath;
import toktrail.config.schema.Diagnostic;
import toktrail.config.schema.DiagnosticId;
import toktrail.config.setting.GitSync;
import toktrail.environment.Environment;
import toktrail.error.UserException;

/**
 * Where every configuration file is looked for: option, variable, tracked repository, beside {@code --config}, default.
 *
 * @param config        the main file
 * @param prices        hand-written prices
 * @param pricesDir     the directory of generated prices
 * @param subscriptions plans
 * @param machine       the name of this machine
 */
public record ConfigLocations(ResolvedPath config, ResolvedPath prices, ResolvedPath pricesDir,
        ResolvedPath subscriptions, ResolvedPath machine) {

    public ConfigLocations {
        Objects.requireNonNull(config, "config");
        Objects.requireNonNull(prices, "prices");
        Objects.requireNonNull(pricesDir, "pricesDir");
        Objects.requireNonNull(subscriptions, "subscriptions");
        Objects.requireNonNull(machine, "machine");
    }

    /** The configuration folder: {@code $XDG_CONFIG_HOME/toktrail}, else {@code ~/.config/toktrail}. */
    public static Path folder(Environment environment) {
        Optional<String> typed = environment.variable("XDG_CONFIG_HOME");
        Path configs = typed.isPresent() ? path(environment, typed.get(), "XDG_CONFIG_HOME")
                : environment.home().resolve(".config");
        return configs.resolve("toktrail").normalize();
    }

    /**
     * Where the main file is, without opening anything.
     *
     * @throws UserException if an option or variable cannot be a path
     */
    public static ResolvedPath config(Environment environment, LocationOptions options) {
        return resolve(environment, options, FileKind.CONFIG, Optional.empty());
    }

    /**
     * Where all files are, without opening anything.
     *
     * @param git the synchronisation settings of the main file; without repository when it cannot be read
     * @throws UserException if an option or variable cannot be a path
     */
    public static ConfigLocations resolve(Environment environment, LocationOptions options, GitSync git) {
        return new ConfigLocations(config(environment, options),
                resolve(environment, options, FileKind.PRICES, tracked(git, Tracked.PRICES, FileKind.PRICES)),
                resolve(environment, options, FileKind.PRICES_DIR,
                        tracked(git, Tracked.PROVIDER_PRICES, FileKind.PRICES_DIR)),
                resolve(environment, options, FileKind.SUBSCRIPTIONS,
                        tracked(git, Tracked.SUBSCRIPTIONS, FileKind.SUBSCRIPTIONS)),
                resolve(environment, options, FileKind.MACHINE, Optional.empty()));
    }

    /** The location of one kind. */
    public ResolvedPath of(FileKind kind) {
        return switch (kind) {
            case CONFIG -> config;
            case PRICES -> prices;
            case PRICES_DIR -> pricesDir;
            case SUBSCRIPTIONS -> subscriptions;
            case MACHINE -> machine;
        };
    }

    /** All five, in the order of {@link FileKind}. */
    public List<ResolvedPath> all() {
        return List.of(config, prices, pricesDir, subscriptions, machine);
    }

    /** The path of each kind. */
    public Map<FileKind, Path> paths() {
        Map<FileKind, Path> paths = new EnumMap<>(FileKind.class);
        for (ResolvedPath file : all()) {
            paths.put(file.kind(), file.path());
        }
        return paths;
    }

    /** The same places with prices and subscriptions read from the main file too. */
    ConfigLocations inOneFile() {
        return new ConfigLocations(config, new ResolvedPath(FileKind.PRICES, config.path(), config.origin()), pricesDir,
                new ResolvedPath(FileKind.SUBSCRIPTIONS, config.path(), config.origin()), machine);
    }

    /** Files that an option or variable names but that do not exist. */
    public List<Diagnostic> missing(Set<FileKind> kinds) {
        List<Diagnostic> missing = new ArrayList<>();
        for (ResolvedPath file : all()) {
            if (kinds.contains(file.kind()) && file.named() && !file.exists()) {
                missing.add(Diagnostic.ofFile(DiagnosticId.MISSING_FILE, file.path(), "does not exist",
                        file.source() + "; defaults apply"));
            }
        }
        return missing;
    }

    private static ResolvedPath resolve(Environment environment, LocationOptions options, FileKind kind,
            Optional<Path> tracked) {
        if (options.of(kind).isPresent()) {
            return new ResolvedPath(kind, path(environment, options.of(kind).get(), kind.option()), PathOrigin.OPTION);
        }
        Optional<String> variable = environment.variable(kind.variable());
        if (variable.isPresent()) {
            return new ResolvedPath(kind, path(environment, variable.get(), kind.variable()), PathOrigin.VARIABLE);
        }
        if (tracked.isPresent()) {
            return new ResolvedPath(kind, tracked.get(), PathOrigin.TRACKED);
        }
        boolean follows = kind != FileKind.CONFIG && kind != FileKind.MACHINE;
        if (follows && options.of(FileKind.CONFIG).isPresent()) {
            Path config = path(environment, options.of(FileKind.CONFIG).get(), FileKind.CONFIG.option());
            return new ResolvedPath(kind, config.resolveSibling(kind.fileName()), PathOrigin.BESIDE_CONFIG);
        }
        return new ResolvedPath(kind, folder(environment).resolve(kind.fileName()), PathOrigin.DEFAULT);
    }

    private static Optional<Path> tracked(GitSync git, Tracked wanted, FileKind kind) {
        return git.track().contains(wanted)
                ? git.repo().map(repo -> repo.resolve("config").resolve(kind.fileName())) : Optional.empty();
    }

    private static Path path(Environment environment, String typed, String from) {
        try {
            return environment.resolve(typed);
        } catch (InvalidPathException e) {
            throw UserException.failed(from + ": '" + typed + "' cannot be a path: " + e.getReason(), e);
        }
    }
}
