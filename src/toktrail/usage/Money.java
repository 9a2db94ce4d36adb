package toktrail.usage;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** US dollars as exact decimals, and as integers of 10⁻¹² USD (pico dollars) where they are stored and summed. */
public final class Money {

    private static final int PICO_SCALE = 12;

    private Money() { }

    /** Pico dollars, rounded half-even; amounts beyond nine million dollars are capped at the largest long. */
    public static long toPico(BigDecimal usd) {
        BigInteger pico = usd.setScale(PICO_SCALE, RoundingMode.HALF_EVEN).unscaledValue();
        return pico.bitLength() < Long.SIZE ? pico.longValue() : Long.MAX_VALUE;
    }

    /** The exact value of pico dollars, without trailing zeros. */
    public static BigDecimal fromPico(long pico) {
        return canonical(BigDecimal.valueOf(pico, PICO_SCALE));
    }

    /** The same value without trailing zeros and with a scale of at least 0. */
    public static BigDecimal canonical(BigDecimal usd) {
        BigDecimal stripped = usd.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
