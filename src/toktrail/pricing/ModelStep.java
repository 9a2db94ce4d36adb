package toktrail.pricing;

import java.util.Locale;

/** How a model id leads to rows of a price table, in the order in which it is tried. */
public enum ModelStep {
    /** The row's model is the id. */
    EXACT,
    /** One of the row's aliases is the id. */
    ALIAS,
    /** The row's model or one of its aliases has the canonical key of the id. */
    CANONICAL;

    /** The name in JSON. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
