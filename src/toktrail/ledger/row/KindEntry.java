package toktrail.ledger.row;

import java.util.TreeSet;
import toktrail.usage.CallKind;

/** A row of the dictionary of call kinds. */
public final class KindEntry {

    private final long id;
    private final CallKind kind;
    private final long[] bounds;

    KindEntry(long id, CallKind kind, String bounds) {
        this.id = id;
        this.kind = kind;
        this.bounds = ascending(bounds(bounds));
    }

    /** Its row. */
    public long id() {
        return id;
    }

    /** What was asked of whom. */
    public CallKind kind() {
        return kind;
    }

    private static long[] ascending(TreeSet<Long> values) {
        long[] ascending = new long[values.size()];
        int count = 0;
        for (long value : values) {
            ascending[count++] = value;
        }
        return ascending;
    }

    /** Ascending token counts, comma-separated, each once, without those below 0. */
    public static String boundsText(long[] bounds) {
        TreeSet<Long> distinct = new TreeSet<>();
        for (long bound : bounds) {
            if (bound >= 0) {
                distinct.add(bound);
            }
        }
        return boundsText(distinct);
    }

    /** As {@link #boundsText(long[])}, of bounds that {@link #bounds} gave. */
    static String boundsText(TreeSet<Long> bounds) {
        StringBuilder text = new StringBuilder();
        for (long bound : bounds) {
            text.append(text.length() == 0 ? "" : ",").append(bound);
        }
        return text.toString();
    }

    /** Reads {@link #boundsText} back; a set of the caller's. */
    public static TreeSet<Long> bounds(String text) {
        TreeSet<Long> bounds = new TreeSet<>();
        for (String bound : text.isEmpty() ? new String[0] : text.split(",")) {
            bounds.add(Long.valueOf(bound));
        }
        return bounds;
    }

    /** Twice the number of the price tier, plus 1 if the source states a cost. */
    int priceClass(long contextTokens, long pico) {
        int tier = 0;
        while (tier < bounds.length && bounds[tier] < contextTokens) {
            tier++;
        }
        return 2 * tier + (pico > 0 ? 1 : 0);
    }
}
