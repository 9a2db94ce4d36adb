package toktrail.ledger;

import java.util.Arrays;
import java.util.TreeSet;
import java.util.stream.Collectors;
import toktrail.usage.CallKind;

/** A row of the dictionary of call kinds. */
final class KindEntry {

    final long id;
    final CallKind kind;
    private final long[] bounds;

    KindEntry(long id, CallKind kind, String bounds) {
        this.id = id;
        this.kind = kind;
        this.bounds = bounds.isEmpty() ? new long[0]
                : Arrays.stream(bounds.split(",")).mapToLong(Long::parseLong).toArray();
    }

    /** Ascending token counts, comma-separated, each once, without those below 0. */
    static String boundsText(long[] bounds) {
        return Arrays.stream(bounds).filter(bound -> bound >= 0).sorted().distinct().mapToObj(Long::toString)
                .collect(Collectors.joining(","));
    }

    /** Reads {@link #boundsText} back; a set of the caller's. */
    static TreeSet<Long> bounds(String text) {
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
