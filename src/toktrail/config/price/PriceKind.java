package toktrail.config.price;

import toktrail.spelling.Choice;

/** The two tables of a price file. */
public enum PriceKind implements Choice {
    /** Prices the user pays. */
    ACTUAL,
    /** List prices. */
    VIRTUAL
}
