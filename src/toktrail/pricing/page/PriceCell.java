package toktrail.pricing.page;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import toktrail.config.schema.Amounts;
import toktrail.spelling.WhiteSpace;

/**
 * What a cell says about a price.
 *
 * @param kind   what it is
 * @param amount USD per million tokens, for an amount
 */
record PriceCell(Kind kind, Optional<BigDecimal> amount) {

    /** What a cell is. */
    enum Kind {
        /** A price. */
        AMOUNT,
        /** Says that there is no price. */
        NONE,
        /** Something else. */
        UNCLEAR
    }

    private static final PriceCell NONE = new PriceCell(Kind.NONE, Optional.empty());
    private static final PriceCell UNCLEAR = new PriceCell(Kind.UNCLEAR, Optional.empty());

    private static final Set<String> NO_PRICE = Set.of("", "-", "–", "—", "null", "none", "n/a");
    private static final Set<String> MILLION =
            Set.of("m", "mtok", "mtoks", "mtoken", "mtokens", "million", "milliontoken", "milliontokens");
    private static final String CURRENCY = "usd";
    private static final int LONGEST = 40;
    private static final int GROUP = 3;

    /** Reads a cell. */
    static PriceCell parse(String cell) {
        String text = WhiteSpace.trim(cell).toLowerCase(Locale.ROOT);
        if (NO_PRICE.contains(text) || text.chars().allMatch(c -> c == '\\') || text.contains("limited-time free")) {
            return NONE;
        }
        if (text.equals("free")) {
            return new PriceCell(Kind.AMOUNT, Optional.of(BigDecimal.ZERO));
        }
        String bare = withoutBlanks(text.replace("\\$", "").replace("$", ""));
        if (bare.startsWith(CURRENCY)) {
            bare = bare.substring(CURRENCY.length());
        }
        int end = 0;
        while (end < bare.length() && isPartOfNumber(bare.charAt(end))) {
            end++;
        }
        String unit = bare.substring(end);
        if (unit.startsWith(CURRENCY)) {
            unit = unit.substring(CURRENCY.length());
        }
        return unit.isEmpty() || isPerMillion(unit) ? number(bare.substring(0, end)) : UNCLEAR;
    }

    /** Whether a text is a unit of prices per million tokens, such as {@code / MTok} or {@code per 1M tokens}. */
    static boolean isPerMillion(String text) {
        String unit = withoutBlanks(text.toLowerCase(Locale.ROOT)).replace("$", "");
        unit = unit.startsWith(CURRENCY) ? unit.substring(CURRENCY.length()) : unit;
        if (unit.startsWith("/")) {
            unit = unit.substring(1);
        } else if (unit.startsWith("per")) {
            unit = unit.substring("per".length());
        } else {
            return false;
        }
        return MILLION.contains(unit.startsWith("1") ? unit.substring(1) : unit);
    }

    private static boolean isPartOfNumber(char c) {
        return c >= '0' && c <= '9' || c == '.' || c == ',';
    }

    /** Digits, perhaps in groups of three divided by commas, perhaps a point and more digits. */
    private static PriceCell number(String text) {
        int point = text.indexOf('.');
        String whole = point < 0 ? text : text.substring(0, point);
        String fraction = point < 0 ? "" : text.substring(point + 1);
        boolean clear = text.length() <= LONGEST && !(whole + fraction).isEmpty() && isGrouped(whole)
                && fraction.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!clear) {
            return UNCLEAR;
        }
        String digits = whole.replace(",", "");
        BigDecimal amount = new BigDecimal(
                (digits.isEmpty() ? "0" : digits) + (fraction.isEmpty() ? "" : "." + fraction));
        return Amounts.isUsable(amount) ? new PriceCell(Kind.AMOUNT, Optional.of(amount)) : UNCLEAR;
    }

    private static boolean isGrouped(String whole) {
        String[] groups = whole.split(",", -1);
        for (int i = 1; i < groups.length; i++) {
            if (groups[i].length() != GROUP) {
                return false;
            }
        }
        return groups.length == 1 || !groups[0].isEmpty() && groups[0].length() <= GROUP;
    }

    private static String withoutBlanks(String text) {
        StringBuilder bare = new StringBuilder(text.length());
        text.codePoints().filter(c -> !WhiteSpace.is(c)).forEach(bare::appendCodePoint);
        return bare.toString();
    }
}
