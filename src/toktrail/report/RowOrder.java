package toktrail.report;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The direction of rows in time. */
public enum RowOrder {
    ASC, DESC;

    /** The name in options and JSON. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The order of a {@link #label}, absent for any other text. */
    public static Optional<RowOrder> find(String label) {
        for (RowOrder order : values()) {
            if (order.label().equals(label)) {
                return Optional.of(order);
            }
        }
        return Optional.empty();
    }

    /** An ascending order in this direction. */
    public <R> Comparator<R> of(Comparator<R> ascending) {
        return this == ASC ? ascending : ascending.reversed();
    }
}
