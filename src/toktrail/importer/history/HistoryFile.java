package toktrail.importer.history;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import toktrail.ledger.recorded.RecordedUsage;

/**
 * What a file of another tracker holds.
 *
 * @param name    how the person named it
 * @param format  what it is
 * @param rows    each day, tool and model once, in the order of the file
 * @param skipped why rows were left out, and how many for that reason
 */
public record HistoryFile(String name, HistoryFormat format, List<RecordedUsage> rows, Map<String, Long> skipped) {

    public HistoryFile {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(format, "format");
        rows = List.copyOf(rows);
        Objects.requireNonNull(skipped, "skipped");
    }
}
