package toktrail.config;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import toktrail.config.price.PriceFiles;
import toktrail.config.schema.Diagnostic;
import toktrail.config.schema.DiagnosticId;
import toktrail.config.setting.Configuration;
import toktrail.config.setting.MachineFile;
import toktrail.config.setting.SubscriptionFile;

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

    /** What makes the files unusable. */
    public List<Diagnostic> blocking() {
        return those(DiagnosticId::isBlocking);
    }

    /** What makes the files unusable and did not before, wherever it stands: a change moves what is below it. */
    public List<Diagnostic> blockingSince(ConfigReading before) {
        Set<String> known = new HashSet<>();
        before.blocking().forEach(problem -> known.add(withoutPlace(problem)));
        return blocking().stream().filter(problem -> !known.contains(withoutPlace(problem))).toList();
    }

    private static String withoutPlace(Diagnostic problem) {
        return problem.location().source() + " " + problem.id() + " " + problem.message();
    }

    /** What whoever uses the files should know; unknown keys included. */
    public List<Diagnostic> warnings() {
        return those(DiagnosticId::isWarning);
    }

    /** What is not right, asked by itself: what is blocking, and unknown keys. */
    public List<Diagnostic> violations() {
        return those(DiagnosticId::isViolation);
    }

    /** What is allowed but odd. */
    public List<Diagnostic> remarks() {
        return those(DiagnosticId::isRemark);
    }

    private List<Diagnostic> those(Predicate<DiagnosticId> wanted) {
        List<Diagnostic> found = new ArrayList<>();
        for (Diagnostic diagnostic : diagnostics) {
            if (wanted.test(diagnostic.id())) {
                found.add(diagnostic);
            }
        }
        return List.copyOf(found);
    }
}
