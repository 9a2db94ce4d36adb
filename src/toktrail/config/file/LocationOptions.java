package toktrail.config.file;

import java.util.Map;
import java.util.Optional;

/**
 * The paths given as global options, as typed.
 *
 * @param typed the options that were given
 */
public record LocationOptions(Map<FileKind, String> typed) {

    /** Copies the map. */
    public LocationOptions {
        typed = Map.copyOf(typed);
    }

    /** No option was given. */
    public static LocationOptions none() {
        return new LocationOptions(Map.of());
    }

    /** The path typed for a file, absent when its option was not given. */
    public Optional<String> of(FileKind kind) {
        return Optional.ofNullable(typed.get(kind));
    }

    /** Whether an option names prices, the prices directory or subscriptions. */
    public boolean namesPriceOrPlanFiles() {
        return typed.containsKey(FileKind.PRICES) || typed.containsKey(FileKind.PRICES_DIR)
                || typed.containsKey(FileKind.SUBSCRIPTIONS);
    }
}
