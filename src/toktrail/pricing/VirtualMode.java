package toktrail.pricing;

/** How virtual cost comes about. */
public enum VirtualMode {
    /** From list prices; a call without one is unpriced. */
    PRICING,
    /** It is 0, and no list price is required. */
    ZERO
}
