package toktrail.sync;

import java.util.EnumMap;
import java.util.Map;

/** Counts while an import goes on. */
final class ImportCounts {

    private final Map<ImportCount, Long> counts = new EnumMap<>(ImportCount.class);

    void add(ImportCount count) {
        counts.merge(count, 1L, Long::sum);
    }

    Map<ImportCount, Long> all() {
        return counts;
    }
}
