package toktrail.pricing;

import java.util.Objects;
import java.util.Optional;

/**
 * What the tiers by which calls are charged are called, for display.
 *
 * @param actual  that of the price the user pays, absent if it has no label or no price is asked for
 * @param virtual that of the list price, likewise
 */
public record TierLabels(Optional<String> actual, Optional<String> virtual) {

    /** No labels. */
    static final TierLabels NONE = new TierLabels(Optional.empty(), Optional.empty());

    public TierLabels {
        Objects.requireNonNull(actual, "actual");
        Objects.requireNonNull(virtual, "virtual");
    }
}
