package toktrail.config.schema;

import java.math.BigDecimal;

/** How large and how exact an amount in a configuration file may be; nobody means more. */
public final class Amounts {

    private static final BigDecimal LIMIT = new BigDecimal("1e15");
    private static final int MOST_DIGITS = 40;

    private Amounts() { }

    /** Whether a file may hold the amount, whatever its sign. */
    public static boolean isUsable(BigDecimal amount) {
        return amount.abs().compareTo(LIMIT) < 0 && Math.abs((long) amount.scale()) <= MOST_DIGITS;
    }

    /** The rule in words that follow a number. */
    public static String rule() {
        return "below " + LIMIT.toPlainString() + " with at most " + MOST_DIGITS + " digits after the point";
    }
}
