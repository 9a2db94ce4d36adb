package toktrail.harness;

import java.util.OptionalLong;
import toktrail.json.JsonObject;

/** Token counts as records state them. */
public final class TokenCounts {

    private TokenCounts() { }

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
}
