package toktrail.analysis;

import toktrail.usage.Tokens;

/**
 * How much of a prompt, or of several, came from a cache.
 *
 * @param promptTokens  input, cache reads and cache writes
 * @param reuseRatio    cache reads of input and cache reads, 0 to 1; 0 without any
 * @param presenceRatio cache reads of the whole prompt, 0 to 1; 0 without prompt
 */
public record CacheUse(long promptTokens, double reuseRatio, double presenceRatio) {

    /** The figures of one call or of a sum of calls. */
    static CacheUse of(Tokens tokens) {
        long prompt = tokens.promptTotal();
        double read = tokens.cacheRead();
        return new CacheUse(prompt, read / Math.max(Tokens.sum(tokens.input(), tokens.cacheRead()), 1),
                read / Math.max(prompt, 1));
    }
}
