package toktrail.report;

import java.util.Locale;
import java.util.Optional;

/** Which rows are shown, by whether all their calls have the prices they require. */
public enum PriceState {
    ALL, PRICED, UNPRICED;

    /** The name in options and JSON. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The state of a {@link #label}, absent for any other text. */
    public static Optional<PriceState> find(String label) {
        for (PriceState state : values()) {
            if (state.label().equals(label)) {
                return Optional.of(state);
            }
        }
        return Optional.empty();
    }

    /** Whether rows with so many unpriced calls are shown. */
    public boolean admits(long unpricedCount) {
        return switch (this) {
            case ALL -> true;
            case PRICED -> unpricedCount == 0;
            case UNPRICED -> unpricedCount > 0;
        };
    }
}
