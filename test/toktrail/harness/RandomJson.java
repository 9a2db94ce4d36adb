package toktrail.harness;

import java.util.List;
import java.util.Random;

/** Pieces of random records. */
public final class RandomJson {

    private RandomJson() { }

    /** Adds a member behind others with a chance of one in {@code oneOf}. */
    public static void maybe(Random random, int oneOf, StringBuilder object, String name, String value) {
        if (random.nextInt(oneOf) == 0) {
            object.append(",\"").append(name).append("\":").append(value);
        }
    }

    /** One of these. */
    public static String pick(Random random, List<String> values) {
        return values.get(random.nextInt(values.size()));
    }
}
