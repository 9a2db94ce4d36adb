package toktrail.ledger.file;

/** Tells at which context sizes the price of a model changes, so that sums keep the calls of each tier apart. */
@FunctionalInterface
public interface TierBounds {

    /** No model has price tiers. */
    TierBounds NONE = modelId -> new long[0];

    /**
     * The largest context of each tier but the last, in tokens.
     *
     * @param modelId model as the source wrote it
     * @return in any order, repeats allowed; not kept
     */
    long[] of(String modelId);
}
