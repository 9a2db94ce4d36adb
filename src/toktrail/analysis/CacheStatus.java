package toktrail.analysis;

import java.util.Locale;
import toktrail.usage.Tokens;

/** What became of a prompt in the cache. */
public enum CacheStatus {
    /** No prompt, so there is nothing to tell. */
    UNKNOWN,
    /** The first call fills the cache. */
    WARMING,
    /** A later call fills the cache and reads nothing from it. */
    WRITE,
    /** The first call neither reads nor writes. */
    COLD,
    /** Most of the prompt was read from the cache. */
    HIT,
    /** A good part of it was. */
    PARTIAL,
    /** Little or nothing was, though it is not the first call. */
    MISS;

    private static final double HIT_FROM = 0.80;
    private static final double PARTIAL_FROM = 0.20;

    /** The status of the call that is the {@code ordinal}th of its session, from 1. */
    static CacheStatus of(int ordinal, Tokens tokens) {
        if (tokens.promptTotal() == 0) {
            return UNKNOWN;
        }
        if (tokens.cacheRead() == 0 && tokens.cacheWrite() > 0) {
            return ordinal == 1 ? WARMING : WRITE;
        }
        if (ordinal == 1 && tokens.cacheRead() == 0) {
            return COLD;
        }
        double reuse = CacheUse.of(tokens).reuseRatio();
        return reuse >= HIT_FROM ? HIT : reuse >= PARTIAL_FROM ? PARTIAL : MISS;
    }

    /** Whether the cache served the call. */
    boolean isHit() {
        return this == HIT || this == PARTIAL;
    }

    /** Whether the cache did not serve the call, though it could have had a prompt for it. */
    boolean isMiss() {
        return this == MISS || this == COLD || this == WARMING || this == WRITE;
    }

    /** The name in JSON and text. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
