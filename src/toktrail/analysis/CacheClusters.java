package toktrail.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import toktrail.spelling.TextOrder;
import toktrail.usage.CallKind;

/** Divides calls into clusters. */
final class CacheClusters {

    private static final Comparator<CallKind> GROUPS = Comparator.comparing(CallKind::providerId, TextOrder.CODE_POINT)
            .thenComparing(CallKind::modelId, TextOrder.CODE_POINT)
            .thenComparing(CallKind::thinkingLevel, Comparator.nullsFirst(TextOrder.CODE_POINT));

    private CacheClusters() { }

    /** By provider, model and thinking level, none first; then by prompt size. */
    static List<CacheCluster> of(List<SessionCall> calls, PromptTolerance tolerance) {
        Map<CallKind, List<SessionCall>> groups = new TreeMap<>(GROUPS);
        for (SessionCall call : calls) {
            groups.computeIfAbsent(call.event().kind(), kind -> new ArrayList<>()).add(call);
        }
        List<CacheCluster> clusters = new ArrayList<>();
        for (List<SessionCall> group : groups.values()) {
            group.sort(Comparator.comparingLong(call -> call.tokens().promptTotal()));
            addBuckets(clusters, group, tolerance);
        }
        return clusters;
    }

    /** Whether calls of both kinds may share a cluster. */
    static boolean sameGroup(CallKind one, CallKind other) {
        return GROUPS.compare(one, other) == 0;
    }

    private static void addBuckets(List<CacheCluster> clusters, List<SessionCall> group, PromptTolerance tolerance) {
        List<SessionCall> bucket = new ArrayList<>();
        for (SessionCall call : group) {
            boolean joins = bucket.isEmpty()
                    || tolerance.alike(bucket.get(0).tokens().promptTotal(), call.tokens().promptTotal());
            if (!joins) {
                clusters.add(new CacheCluster(bucket));
                bucket.clear();
            }
            bucket.add(call);
        }
        clusters.add(new CacheCluster(bucket));
    }
}
