package toktrail.harness;

import java.util.OptionalLong;
import toktrail.json.JsonObject;

/** Token counts as records state them. */
public final class TokenCounts {

    private TokenCounts() { }

    /** The count under a name, 0 if there is none. */
    public static long of(JsonObject counts, String name) {
        return counts.count(name).orElse(0);
    }

    /** The first count above 0 under one of the names, else 0. */
    public static long firstAboveZero(JsonObject counts, String... names) {
        for (String name : names) {
            OptionalLong count = counts.count(name);
            if (count.isPresent() && count.getAsLong() > 0) {
                return count.getAsLong();
            }
        }
        return 0;
    }

    /** The sum of counts, none negative; the largest long rather than an overflow. */
    public static long sum(long... counts) {
        long sum = 0;
        for (long count : counts) {
            sum = sum + count < 0 ? Long.MAX_VALUE : sum + count;
        }
        return sum;
    }
}
