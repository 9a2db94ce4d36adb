package toktrail.sync;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What an import did, or would do.
 *
 * @param archive   path of the archive as it was found
 * @param dryRun    whether everything was taken back
 * @param failed    whether a conflict ended it; nothing was changed then
 * @param counts    what is missing is 0
 * @param conflicts in the order in which they were met
 * @param warnings  lines for the person
 */
public record ImportResult(String archive, boolean dryRun, boolean failed, Map<ImportCount, Long> counts,
        List<Conflict> conflicts, List<String> warnings) {

    public ImportResult {
        counts = counts.isEmpty() ? Map.of() : Map.copyOf(new EnumMap<>(counts));
        conflicts = List.copyOf(conflicts);
        warnings = List.copyOf(warnings);
    }

    /** A count. */
    public long count(ImportCount count) {
        return counts.getOrDefault(count, 0L);
    }
}
