package toktrail.ledger.importing;

import java.util.Objects;

/**
 * A source that failed as a whole, with whose source it is.
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
