package toktrail.config.setting;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import toktrail.config.choice.MissingSource;

/**
 * What is imported.
 *
 * @param harnesses      normalised names, in the order of the file
 * @param sources        absolute paths by harness, where they are configured; an empty list is no source at all
 * @param missingSource  what to do about a configured source that does not exist
 * @param includeRawJson whether the raw records are kept
 */
public record Imports(List<String> harnesses, Map<String, List<Path>> sources, MissingSource missingSource,
        boolean includeRawJson) {

    public Imports {
        harnesses = List.copyOf(harnesses);
        sources = Collections.unmodifiableMap(new LinkedHashMap<>(sources));
        Objects.requireNonNull(missingSource, "missingSource");
    }

    /** What holds where nothing is said: everything that is supported, where it usually lies. */
    public static Imports standard(List<String> supported) {
        return new Imports(supported, Map.of(), MissingSource.WARN, false);
    }
}
