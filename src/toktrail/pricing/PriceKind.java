package toktrail.pricing;

import java.util.Locale;

/** The two price tables. */
public enum PriceKind {
    /** Prices the user pays. */
    ACTUAL,
    /** List prices. */
    VIRTUAL;

    /** The name in configuration and JSON. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
