package toktrail.ledger.importing;

import java.util.Objects;

/**
 * How an import treats what is stored.
 *
 * @param mode       whether stored events that differ may become smaller
 * @param dryRun     everything is done and counted in one transaction that is rolled back at the end
 * @param includeRaw the text of records is stored with the events inserted or replaced; in a full import also with
 *                   unchanged ones that have none
 */
public record ImportMode(Importing.Mode mode, boolean dryRun, boolean includeRaw) {

    public ImportMode {
        Objects.requireNonNull(mode, "mode");
    }

    boolean isFull() {
        return mode == Importing.Mode.FULL;
    }
}
