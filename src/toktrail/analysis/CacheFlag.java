package toktrail.analysis;

import java.util.Locale;

/** What is remarkable about a call, in the order of the names. */
public enum CacheFlag {
    /** The call before was served by the cache, this one was not. */
    CACHE_CLIFF,
    /** There is no prompt, but output from a cache. */
    CACHE_ONLY,
    /** The call before was not served by the cache, this one was. */
    CACHE_RECOVERED,
    /** Not served by the cache, and more than twice as dear as calls of this size that were. */
    COST_OUTLIER,
    /** A prompt, but no word about caches. */
    MISSING_CACHE_FIELDS,
    /** A miss, although calls of this size were served. */
    SUSPICIOUS_MISS;

    /** The name in JSON and text. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
