package toktrail.sync;

import java.util.Objects;
import toktrail.ledger.exchange.ArchiveCounts;
import toktrail.ledger.exchange.Exporter;

/**
 * An archive that was written.
 *
 * @param archive       its path
 * @param schemaVersion of its database
 */
public record ExportResult(String archive, Exporter exporter, int schemaVersion, ArchiveCounts counts) {

    public ExportResult {
        Objects.requireNonNull(archive, "archive");
        Objects.requireNonNull(exporter, "exporter");
        Objects.requireNonNull(counts, "counts");
    }
}
