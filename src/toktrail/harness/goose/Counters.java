package toktrail.harness.goose;

import toktrail.usage.Tokens;

/**
 * Counters as the database keeps them, none negative. Input usually contains what came from and went to the cache; the
 * total may count reasoning that stands nowhere else.
 *
 * @param input      prompt
 * @param output     answer
 * @param total      all
 * @param cacheRead  read from the cache
 * @param cacheWrite written to the cache
 */
record Counters(long input, long output, long total, long cacheRead, long cacheWrite) {

    static final Counters NONE = new Counters(0, 0, 0, 0, 0);

    /** Whether all are 0. */
    boolean isNothing() {
        return (input | output | total | cacheRead | cacheWrite) == 0;
    }

    /** The sum, counter by counter. */
    Counters plus(Counters other) {
        return new Counters(Tokens.sum(input, other.input), Tokens.sum(output, other.output),
                Tokens.sum(total, other.total), Tokens.sum(cacheRead, other.cacheRead),
                Tokens.sum(cacheWrite, other.cacheWrite));
    }

    /** What is left of these without others, counter by counter, at least 0. */
    Counters beyond(Counters others) {
        return new Counters(Math.max(input - others.input, 0), Math.max(output - others.output, 0),
                Math.max(total - others.total, 0), Math.max(cacheRead - others.cacheRead, 0),
                Math.max(cacheWrite - others.cacheWrite, 0));
    }

    /** These, with each counter that is 0 taken from {@code others}. */
    Counters orElse(Counters others) {
        return new Counters(input > 0 ? input : others.input, output > 0 ? output : others.output,
                total > 0 ? total : others.total, cacheRead > 0 ? cacheRead : others.cacheRead,
                cacheWrite > 0 ? cacheWrite : others.cacheWrite);
    }

    /** Whether anything beside the cache was counted. */
    boolean hasCall() {
        return (input | output | total) > 0;
    }

    /** The disjoint classes. */
    Tokens tokens() {
        long cache = Tokens.sum(cacheRead, cacheWrite);
        if (input == 0 && output == 0) {
            return new Tokens(0, Math.max(total - cache, 0), 0, cacheRead, cacheWrite, 0);
        }
        long reasoning = reasoning();
        // What the total has beyond input and output is the cache itself: then it stands beside the input.
        boolean beside = cache > 0 && reasoning == cache;
        return new Tokens(beside ? input : Math.max(input - cache, 0), output, beside ? 0 : reasoning, cacheRead,
                cacheWrite, 0);
    }

    /** The classes of an older toktrail, which knew of no cache. */
    Tokens oldTokens() {
        return new Tokens(input, output, reasoning(), 0, 0, 0);
    }

    private long reasoning() {
        return Math.max(total - Tokens.sum(input, output), 0);
    }
}
