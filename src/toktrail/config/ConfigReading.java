package toktrail.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import toktrail.config.price.PriceFiles;
import toktrail.config.schema.Diagnostic;

/**
 * What all configuration files say, and what is wrong with them.
 *
 * @param locations     where the files are
 * @param oneFile       whether the main file supplies prices and plans too
 * @param configuration the main file
 * @param machine       the name of this machine
 * @param prices        the configured prices
 * @param subscriptions the plans
 * @param diagnostics   all problems, remarks included, by file and position
 */
public record ConfigReading(ConfigLocations locations, boolean oneFile, Configuration configuration,
        MachineFile machine, PriceFiles prices, SubscriptionFile subscriptions, List<Diagnostic> diagnostics) {

    public ConfigReading {
        Objects.requireNonNull(locations, "locations");
        Objects.requireNonNull(configuration, "configuration");
        Objects.requireNonNull(machine, "machine");
        Objects.requireNonNull(prices, "prices");
        Objects.requireNonNull(subscriptions, "subscriptions");
        diagnostics = List.copyOf(diagnostics);
    }

    /**
     * What makes the files unusable.
     *
     * @param validating whether unknown keys count
     */
    public List<Diagnostic> errors(boolean validating) {
        List<Diagnostic> errors = new ArrayList<>();
        for (Diagnostic diagnostic : diagnostics) {
            if (diagnostic.id().isError(validating)) {
                errors.add(diagnostic);
            }
        }
        return List.copyOf(errors);
    }

    /**
     * What is worth a warning.
     *
     * @param validating whether remarks count and unknown keys do not
     */
    public List<Diagnostic> warnings(boolean validating) {
        List<Diagnostic> warnings = new ArrayList<>();
        for (Diagnostic diagnostic : diagnostics) {
            if (diagnostic.id().isWarning(validating)) {
                warnings.add(diagnostic);
            }
        }
        return List.copyOf(warnings);
    }
}
