package toktrail.text;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Figures in text, the same in every locale. Rounding is half-even on the exact decimal unless said otherwise. */
public final class Numbers {

    /** What stands for a figure that does not exist. */
    public static final String NONE = "-";

    private static final int PRICE_MIN_DECIMALS = 2;
    private static final int PRICE_MAX_DECIMALS = 6;
    private static final BigDecimal HALF_CENT = new BigDecimal("0.005");
    private static final String BRIEF_UNITS = "KMBT";

    private Numbers() { }

    /** A count with grouping commas: {@code 160,505}. */
    public static String count(long count) {
        return grouped(Long.toString(count));
    }

    /** A count of something named in the singular: {@code 1 source}, {@code 1,200 sources}. */
    public static String counted(long count, String noun) {
        return count(count) + " " + noun + (count == 1 ? "" : "s");
    }

    /** A count that always has a sign: {@code +12}, {@code -3}, {@code +0}. */
    public static String signedCount(long count) {
        return (count < 0 ? "" : "+") + count(count);
    }

    /** A count in at most five characters, half-up: {@code 999}, {@code 12.3K}, {@code 1.0M}; units K M B T. */
    public static String brief(long count) {
        BigDecimal size = BigDecimal.valueOf(count).abs();
        if (size.compareTo(BigDecimal.valueOf(1000)) < 0) {
            return Long.toString(count);
        }
        int unit = -1;
        BigDecimal shown = size;
        // Asked of the rounded figure, so that 999,950 is 1.0M and not 1000.0K.
        while (unit < 0 || shown.compareTo(BigDecimal.valueOf(1000)) >= 0 && unit + 1 < BRIEF_UNITS.length()) {
            unit++;
            shown = size.movePointLeft(3 * (unit + 1)).setScale(1, RoundingMode.HALF_UP);
        }
        return (count < 0 ? "-" : "") + grouped(shown.toPlainString()) + BRIEF_UNITS.charAt(unit);
    }

    /** US dollars with two decimals: {@code $0.12}, {@code $1234.56}, {@code -$0.03}; never a negative zero. */
    public static String money(BigDecimal usd) {
        return dollars(usd, 2);
    }

    /** As {@link #money}, with thousands set off for dashboards: {@code $1,234.56}. */
    static String groupedMoney(BigDecimal usd) {
        return grouped(money(usd));
    }

    /** As {@link #groupedMoney}, but a positive amount that would show as zero is {@code <$0.01}. */
    public static String visibleMoney(BigDecimal usd) {
        return usd.signum() > 0 && usd.compareTo(HALF_CENT) <= 0 ? "<$0.01" : groupedMoney(usd);
    }

    /** US dollars with four decimals: {@code $0.0383}. */
    public static String preciseMoney(BigDecimal usd) {
        return dollars(usd, 4);
    }

    /** A price in US dollars with 2 to 6 decimals, without zeros beyond the second: {@code $2.50}, {@code $0.075}. */
    public static String price(BigDecimal usd) {
        BigDecimal rounded = usd.setScale(PRICE_MAX_DECIMALS, RoundingMode.HALF_EVEN).stripTrailingZeros();
        return dollars(rounded, Math.max(PRICE_MIN_DECIMALS, rounded.scale()));
    }

    /** A number of percent with one decimal: 0.94 is {@code 0.9%}; null is {@code -}. */
    public static String percent(BigDecimal percentOrNull) {
        return percentOrNull == null ? NONE
                : percentOrNull.setScale(1, RoundingMode.HALF_EVEN).toPlainString() + "%";
    }

    /** A ratio as percent with one decimal: 4.85 is {@code 485.0%}; null is {@code -}. */
    public static String ratio(BigDecimal ratioOrNull) {
        return percent(ratioOrNull == null ? null : ratioOrNull.movePointRight(2));
    }

    /** A ratio as percent without decimals: 0.485 is {@code 48%}. */
    public static String wholePercent(BigDecimal ratio) {
        return ratio.movePointRight(2).setScale(0, RoundingMode.HALF_EVEN).toPlainString() + "%";
    }

    /**
     * A ratio as percent with one decimal; not a number and infinite are {@code -}. The shortest decimal is rounded.
     */
    public static String ratio(double ratio) {
        return Double.isFinite(ratio) ? ratio(BigDecimal.valueOf(ratio)) : NONE;
    }

    private static String dollars(BigDecimal usd, int decimals) {
        BigDecimal rounded = usd.setScale(decimals, RoundingMode.HALF_EVEN);
        return (rounded.signum() < 0 ? "-$" : "$") + rounded.abs().toPlainString();
    }

    /** Commas into the whole part of a plain decimal or an amount. */
    private static String grouped(String plain) {
        int first = plain.startsWith("-$") ? 2 : plain.startsWith("-") || plain.startsWith("$") ? 1 : 0;
        int point = plain.indexOf('.');
        int wholeEnd = point < 0 ? plain.length() : point;
        if (wholeEnd - first <= 3) {
            return plain;
        }
        StringBuilder text = new StringBuilder(plain);
        for (int i = wholeEnd - 3; i > first; i -= 3) {
            text.insert(i, ',');
        }
        return text.toString();
    }
}
