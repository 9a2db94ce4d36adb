package toktrail.pricing;

import java.math.BigDecimal;
import java.util.Locale;

/** Which of the costs a figure shows. */
public enum CostBasis {
    SOURCE, ACTUAL, VIRTUAL;

    /** The name in configuration and JSON. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The cost on this basis. */
    public BigDecimal of(CostTotals costs) {
        return switch (this) {
            case SOURCE -> costs.source();
            case ACTUAL -> costs.actual();
            case VIRTUAL -> costs.virtual();
        };
    }
}
