package toktrail.report.series;

import java.math.BigDecimal;

/** How much of the greatest day a day is, in four levels. */
public final class Intensity {

    private static final int LEVELS = 4;

    private final BigDecimal greatest;

    /** Levels by share of the greatest value. */
    public Intensity(BigDecimal greatest) {
        this.greatest = greatest;
    }

    /** 4 from three quarters of the greatest value on, 3 from a half, 2 from a quarter, 1 above zero, else 0. */
    public int level(BigDecimal value) {
        if (value.signum() <= 0) {
            return 0;
        }
        int level = LEVELS;
        while (level > 1 && value.multiply(BigDecimal.valueOf(LEVELS))
                .compareTo(greatest.multiply(BigDecimal.valueOf(level - 1))) < 0) {
            level--;
        }
        return level;
    }
}
