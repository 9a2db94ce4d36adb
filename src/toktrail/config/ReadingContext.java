package toktrail.config;

import java.util.List;
import java.util.Optional;
import toktrail.environment.Environment;

/**
 * What all values of one reading need.
 *
 * @param environment the outside world, for paths
 * @param harnesses   names of the supported harnesses in their order
 * @param diagnostics collects the problems
 * @param locations   where the files are, to name the right one; absent while that is being found out
 */
record ReadingContext(Environment environment, List<String> harnesses, Diagnostics diagnostics,
        Optional<ConfigLocations> locations) {

    ReadingContext {
        harnesses = List.copyOf(harnesses);
    }

    /** The path of the right file for a table, or its usual name. */
    String pathOf(FileKind kind) {
        return locations.map(all -> all.of(kind).path().toString()).orElse(kind.fileName());
    }
}
