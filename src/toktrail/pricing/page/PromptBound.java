package toktrail.pricing.page;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import toktrail.config.price.PriceRow;
import toktrail.spelling.WhiteSpace;

/** Finds in a text for which prompt sizes a price holds, such as {@code <= 200K tokens}. */
final class PromptBound {

    private static final long LARGEST = 1_000_000_000_000L;
    private static final int LONGEST = 20;
    private static final int GROUP = 3;

    private final String text;
    private int at;

    private PromptBound(String text, int at) {
        this.text = text;
        this.at = at;
    }

    /** The tier that the first comparison with a number tells, with the text as its label; absent if there is none. */
    static Optional<PriceRow.Tier> find(String text) {
        for (int i = 0; i < text.length(); i++) {
            if ("<>≤≥".indexOf(text.charAt(i)) >= 0) {
                Optional<PriceRow.Tier> tier = new PromptBound(text, i).read();
                if (tier.isPresent()) {
                    return tier;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<PriceRow.Tier> read() {
        char operator = text.charAt(at++);
        boolean below = operator == '<' || operator == '≤';
        boolean inclusive = operator == '≤' || operator == '≥';
        if (!inclusive && at < text.length() && text.charAt(at) == '=') {
            inclusive = true;
            at++;
        }
        skipBlanks();
        OptionalLong number = number();
        if (number.isEmpty() || below && !inclusive && number.getAsLong() == 0) {
            return Optional.empty();
        }
        long bound = number.getAsLong();
        OptionalLong min = OptionalLong.of(below ? 0 : inclusive ? bound : bound + 1);
        OptionalLong max = below ? OptionalLong.of(inclusive ? bound : bound - 1) : OptionalLong.empty();
        return Optional.of(new PriceRow.Tier(min, max, Optional.of(WhiteSpace.trim(text))));
    }

    private OptionalLong number() {
        String digits = digits();
        if (digits.isEmpty()) {
            return OptionalLong.empty();
        }
        while (at + GROUP < text.length() && text.charAt(at) == ',' && isGroup(at + 1)) {
            digits += text.substring(at + 1, at + 1 + GROUP);
            at += 1 + GROUP;
        }
        if (at + 1 < text.length() && text.charAt(at) == '.' && isDigit(at + 1)) {
            at++;
            digits += "." + digits();
        }
        boolean goesOn = at < text.length() && ",.".indexOf(text.charAt(at)) >= 0 && isDigit(at + 1);
        if (goesOn || digits.length() > LONGEST) {
            return OptionalLong.empty();
        }
        BigDecimal value = new BigDecimal(digits).multiply(BigDecimal.valueOf(unit())).stripTrailingZeros();
        boolean usable = value.scale() <= 0 && value.compareTo(BigDecimal.valueOf(LARGEST)) <= 0;
        return usable ? OptionalLong.of(value.longValueExact()) : OptionalLong.empty();
    }

    private String digits() {
        int from = at;
        while (isDigit(at)) {
            at++;
        }
        return text.substring(from, at);
    }

    private boolean isDigit(int index) {
        return index < text.length() && text.charAt(index) >= '0' && text.charAt(index) <= '9';
    }

    /** Whether exactly three digits stand here. */
    private boolean isGroup(int index) {
        return isDigit(index) && isDigit(index + 1) && isDigit(index + 2) && !isDigit(index + GROUP);
    }

    private long unit() {
        skipBlanks();
        int from = at;
        while (at < text.length() && Character.isLetter(text.charAt(at))) {
            at++;
        }
        return switch (text.substring(from, at).toLowerCase(Locale.ROOT)) {
            case "k", "ktoken", "ktokens" -> 1_000;
            case "m", "mtoken", "mtokens" -> 1_000_000;
            default -> 1;
        };
    }

    private void skipBlanks() {
        while (at < text.length() && WhiteSpace.is(text.charAt(at))) {
            at++;
        }
    }
}
