package toktrail.analysis;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import toktrail.usage.Tokens;

/** Finds what is remarkable about calls. */
final class CacheFlags {

    private final PromptTolerance tolerance;

    CacheFlags(PromptTolerance tolerance) {
        this.tolerance = tolerance;
    }

    /**
     * The flags of a call, sorted.
     *
     * @param before the call before it in the session, null for the first
     */
    List<CacheFlag> of(SessionCall call, CacheCluster cluster, SessionCall before) {
        Set<CacheFlag> flags = EnumSet.noneOf(CacheFlag.class);
        Tokens tokens = call.tokens();
        if (tokens.promptTotal() == 0 && tokens.cacheOutput() > 0) {
            flags.add(CacheFlag.CACHE_ONLY);
        }
        if (tokens.promptTotal() > 0 && tokens.cacheRead() == 0 && tokens.cacheWrite() == 0
                && tokens.cacheOutput() == 0) {
            flags.add(CacheFlag.MISSING_CACHE_FIELDS);
        }
        if (call.status() == CacheStatus.MISS && cluster.hitCount() > 0) {
            flags.add(CacheFlag.SUSPICIOUS_MISS);
        }
        if (cluster.isOutlier(call)) {
            flags.add(CacheFlag.COST_OUTLIER);
        }
        if (before != null && follows(before, call)) {
            if (before.status().isHit() && call.status().isMiss()) {
                flags.add(CacheFlag.CACHE_CLIFF);
            }
            if (before.status().isMiss() && call.status().isHit()) {
                flags.add(CacheFlag.CACHE_RECOVERED);
            }
        }
        return List.copyOf(flags);
    }

    private boolean follows(SessionCall before, SessionCall call) {
        return CacheClusters.sameGroup(before.event().kind(), call.event().kind())
                && tolerance.alike(before.tokens().promptTotal(), call.tokens().promptTotal());
    }
}
