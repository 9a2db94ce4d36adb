package toktrail.report.budget;

import java.util.Locale;

/** How a budget stands. */
public enum BudgetState {
    OK,
    /** A share worth a warning is reached. */
    WARN,
    /** More than the limit is spent. */
    OVER;

    /** The name in JSON and text. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
