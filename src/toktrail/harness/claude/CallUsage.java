package toktrail.harness.claude;

import java.util.List;
import toktrail.usage.Tokens;
import toktrail.usage.Variant;

/**
 * What a record says a call used.
 *
 * @param charge      the call itself
 * @param webSearches searches the provider bills
 * @param inner       calls inside the call that are billed beside it, in order
 * @param reported    the top-level numbers as they stand
 * @param idle        whether there is no token anywhere
 */
record CallUsage(Charge charge, long webSearches, List<InnerCall> inner, Reported reported, boolean idle) {

    /**
     * Tokens and the attributes that change their price.
     *
     * @param tokens       the six classes
     * @param cacheWrite1h part of the cache writes that is kept for one hour
     */
    record Charge(Tokens tokens, long cacheWrite1h, Variant variant) {

        /** Class by class the larger number; attributes are those of this one. */
        Charge max(Charge other) {
            Tokens a = tokens;
            Tokens b = other.tokens;
            return new Charge(new Tokens(Math.max(a.input(), b.input()), Math.max(a.output(), b.output()), 0,
                    Math.max(a.cacheRead(), b.cacheRead()), Math.max(a.cacheWrite(), b.cacheWrite()),
                    Math.max(a.cacheOutput(), b.cacheOutput())), Math.max(cacheWrite1h, other.cacheWrite1h), variant);
        }

        /** Class by class the sum; attributes are those of this one. */
        Charge plus(Charge other) {
            return new Charge(tokens.plus(other.tokens), Tokens.sum(cacheWrite1h, other.cacheWrite1h), variant);
        }
    }

    /**
     * A call the server made while it answered.
     *
     * @param kind  {@code advisor}, {@code compaction} or {@code attempt}
     * @param model its model
     */
    record InnerCall(String kind, String model, Charge charge) { }

    /** Top-level numbers of a usage object; cache writes without their breakdown. */
    record Reported(long input, long output, long cacheRead, long cacheCreation) {

        /** Number by number the larger one. */
        Reported max(Reported other) {
            return new Reported(Math.max(input, other.input), Math.max(output, other.output),
                    Math.max(cacheRead, other.cacheRead), Math.max(cacheCreation, other.cacheCreation));
        }
    }
}
