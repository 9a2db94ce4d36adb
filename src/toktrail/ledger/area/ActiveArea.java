package toktrail.ledger.area;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The area that new sessions of this machine get.
 *
 * @param area        absent without one, or if its time is over
 * @param updatedAtMs when it was last chosen or cleared, absent if never
 * @param expiresAtMs when it ceases to be active, absent for never
 */
public record ActiveArea(Optional<Area> area, OptionalLong updatedAtMs, OptionalLong expiresAtMs) {

    /** Never chosen. */
    static final ActiveArea NONE = new ActiveArea(Optional.empty(), OptionalLong.empty(), OptionalLong.empty());

    public ActiveArea {
        Objects.requireNonNull(area, "area");
        Objects.requireNonNull(updatedAtMs, "updatedAtMs");
        Objects.requireNonNull(expiresAtMs, "expiresAtMs");
    }
}
