package toktrail.cli.known;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import toktrail.error.UserException;
import toktrail.report.blocks.BlockSeries;

/**
 * How many tokens a block may have.
 *
 * @param tokens the number, absent for none or the most of any block that is over
 * @param most   whether it is the most of any block that is over
 */
record TokenLimit(OptionalLong tokens, boolean most) {

    /** No limit. */
    static final TokenLimit NONE = new TokenLimit(OptionalLong.empty(), false);

    /** The most tokens of any block that is over. */
    static final TokenLimit MOST = new TokenLimit(OptionalLong.empty(), true);

    private static final BigDecimal WARNING_SHARE = new BigDecimal("0.8");

    /** How a number of tokens stands to the limit. */
    enum Status {
        OK, WARNING, EXCEEDS;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A limit as typed.
     *
     * @throws UserException if it is no positive number nor {@code max}
     */
    static TokenLimit parse(String text) {
        if (text.equals("max")) {
            return MOST;
        }
        Optional<Long> number = number(text);
        if (number.isEmpty() || number.get() <= 0) {
            throw UserException.failed("--token-limit must be a number of tokens above 0, or max: " + text);
        }
        return new TokenLimit(OptionalLong.of(number.get()), false);
    }

    private static Optional<Long> number(String text) {
        try {
            return Optional.of(Long.parseLong(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** The limit of these blocks; absent without one. */
    OptionalLong of(BlockSeries series) {
        OptionalLong limit = most ? series.mostTokens() : tokens;
        return limit.orElse(0) > 0 ? limit : OptionalLong.empty();
    }

    /** How tokens stand to a limit; a warning begins above four fifths of it. */
    static Status status(long tokens, long limit) {
        if (tokens > limit) {
            return Status.EXCEEDS;
        }
        boolean close = BigDecimal.valueOf(tokens).compareTo(BigDecimal.valueOf(limit).multiply(WARNING_SHARE)) > 0;
        return close ? Status.WARNING : Status.OK;
    }
}
