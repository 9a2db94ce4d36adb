package toktrail.ledger.importing;

import java.util.Objects;

/**
 * One of all sources that failed as a whole, whatever their harness: a {@link SkippedEntry} with whose source it is.
 *
 * @param harness harness id
 * @param entry   which source, why, how often
 */
public record SkippedSource(String harness, SkippedEntry entry) {

    public SkippedSource {
        Objects.requireNonNull(harness, "harness");
        Objects.requireNonNull(entry, "entry");
    }
}
