package toktrail.cli.prices;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import toktrail.cli.frame.CommandContext;
import toktrail.error.UserException;

/**
 * Where parsed prices go.
 *
 * @param file the file, absent for standard output
 * @param own  whether it is the file of the provider, which the program may write anew
 * @param mode what happens to what the file holds
 */
record ParseTarget(Optional<Path> file, boolean own, Mode mode) {

    /** What happens to what the target holds. */
    enum Mode {
        /** There is no file. */
        STDOUT,
        /** A new file. */
        RENDER,
        /** Rows of the same model and tier are replaced, others kept. */
        MERGE,
        /** All rows of the provider in the table are replaced. */
        REPLACE_PROVIDER;

        /** The name in JSON. */
        String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private static final String STDOUT = "-";
    private static final String ENDING = ".toml";

    /** What the person asked to happen, if anything. */
    enum Wish { NONE, MERGE, REPLACE_PROVIDER }

    /**
     * The target that options name.
     *
     * @param typed    the value of the option, absent for the provider's file in the folder of prices
     * @param provider the normalised provider
     * @throws UserException if the wish does not fit the target
     */
    static ParseTarget of(CommandContext context, Optional<String> typed, String provider, Wish wish) {
        if (typed.equals(Optional.of(STDOUT))) {
            if (wish != Wish.NONE) {
                throw UserException.failed("--merge and --replace-provider require file output.");
            }
            return new ParseTarget(Optional.empty(), false, Mode.STDOUT);
        }
        Path named = typed.isEmpty() ? pricesDirectory(context) : context.environment().resolve(typed.get());
        boolean folder = typed.isEmpty() || Files.isDirectory(named) || typed.get().endsWith("/")
                || typed.get().endsWith(File.separator);
        Path file = folder ? named.resolve(provider + ENDING) : named;
        boolean own = folder || file.equals(pricesDirectory(context).resolve(provider + ENDING));
        return new ParseTarget(Optional.of(file), own, mode(file, own, wish));
    }

    private static Mode mode(Path file, boolean own, Wish wish) {
        return switch (wish) {
            case MERGE -> Mode.MERGE;
            case REPLACE_PROVIDER -> Mode.REPLACE_PROVIDER;
            case NONE -> {
                if (!Files.exists(file)) {
                    yield Mode.RENDER;
                }
                if (!own) {
                    throw UserException.failed("Refusing to overwrite existing " + file
                            + "; pass --merge, --replace-provider, or --output - for stdout.");
                }
                yield Mode.REPLACE_PROVIDER;
            }
        };
    }

    /** The folder of price files by provider. */
    static Path pricesDirectory(CommandContext context) {
        return context.workspace().configReading().locations().pricesDir().path();
    }

    /** The file, or {@code -}. */
    String label() {
        return file.map(Path::toString).orElse(STDOUT);
    }
}
