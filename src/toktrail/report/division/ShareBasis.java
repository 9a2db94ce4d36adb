package toktrail.report.division;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.Optional;
import toktrail.report.UsageSums;

/** What shares are measured by. */
public enum ShareBasis {
    TOKENS, ACTUAL, VIRTUAL, MESSAGES;

    /** The name in options. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The basis of a {@link #label}, absent for any other text. */
    public static Optional<ShareBasis> find(String label) {
        for (ShareBasis basis : values()) {
            if (basis.label().equals(label)) {
                return Optional.of(basis);
            }
        }
        return Optional.empty();
    }

    /** The share of a part from 0 to 1, to 34 digits, so that whoever shows it rounds it first; 0 of nothing. */
    public BigDecimal share(UsageSums part, UsageSums whole) {
        BigDecimal total = value(whole);
        return total.signum() == 0 ? BigDecimal.ZERO
                : value(part).divide(total, MathContext.DECIMAL128);
    }

    private BigDecimal value(UsageSums sums) {
        return switch (this) {
            case TOKENS -> BigDecimal.valueOf(sums.tokens().total());
            case ACTUAL -> sums.costs().actual();
            case VIRTUAL -> sums.costs().virtual();
            case MESSAGES -> BigDecimal.valueOf(sums.messageCount());
        };
    }
}
