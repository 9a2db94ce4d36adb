package toktrail.report.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import toktrail.ledger.query.EventOrder;

/** The order in which single events are listed; ties by id. */
public enum EventSort {
    NEWEST, OLDEST,
    /** The most expensive first, on the cost basis of overviews. */
    COST,
    /** Those with the most input, output and reasoning tokens first. */
    TOKENS;

    /** The name in options. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** All names. */
    public static List<String> labels() {
        List<String> labels = new ArrayList<>();
        for (EventSort sort : values()) {
            labels.add(sort.label());
        }
        return List.copyOf(labels);
    }

    /** The sort with a {@link #label}, which must be one. */
    public static EventSort of(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }

    /** The order the ledger can make; absent where costs decide. */
    Optional<EventOrder> inLedger() {
        return switch (this) {
            case NEWEST -> Optional.of(EventOrder.NEWEST);
            case OLDEST -> Optional.of(EventOrder.OLDEST);
            case TOKENS -> Optional.of(EventOrder.TOKENS);
            case COST -> Optional.empty();
        };
    }
}
