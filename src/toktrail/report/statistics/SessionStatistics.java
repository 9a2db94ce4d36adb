package toktrail.report.statistics;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import toktrail.report.sessions.PricedSession;

/**
 * Figures over sessions with calls in the range; those of a session are of its calls in the range.
 *
 * @param durations    milliseconds from first to last call, and how many sessions lasted how long
 * @param messages     calls, and how many sessions had how many
 * @param tokens       input, output and reasoning
 * @param virtualUsd   list price
 * @param archetypes   how many sessions are of each kind
 * @param longestMs    the longest time from first to last call of a session with at least two
 */
public record SessionStatistics(
        Counted durations,
        Counted messages,
        Optional<Distribution<Long>> tokens,
        Optional<Distribution<BigDecimal>> virtualUsd,
        Map<Archetype, Long> archetypes,
        OptionalLong longestMs) {

    private static final long MINUTE = 60_000;
    private static final long[] DURATION_LIMITS = {
        MINUTE, 5 * MINUTE, 15 * MINUTE, 30 * MINUTE, 60 * MINUTE, 120 * MINUTE};
    private static final List<String> DURATION_LABELS =
            List.of("<1m", "1-5m", "5-15m", "15-30m", "30-60m", "1-2h", ">2h");
    private static final long[] MESSAGE_LIMITS = {1, 4, 11, 31, 101};
    private static final List<String> MESSAGE_LABELS = List.of("0", "1-3", "4-10", "11-30", "31-100", ">100");

    /**
     * A spread with a histogram.
     *
     * @param spread    absent without sessions
     * @param histogram sessions by label, those that occur, from small to great
     */
    public record Counted(Optional<Distribution<Long>> spread, Map<String, Long> histogram) {

        public Counted {
            histogram = Collections.unmodifiableMap(new LinkedHashMap<>(histogram));
        }

        private static Counted of(List<Long> values, long[] limits, List<String> labels) {
            Map<String, Long> histogram = new LinkedHashMap<>();
            labels.forEach(label -> histogram.put(label, 0L));
            for (long value : values) {
                histogram.merge(labels.get(Distribution.below(value, limits).orElse(limits.length)), 1L, Long::sum);
            }
            histogram.values().removeIf(count -> count == 0);
            return new Counted(Distribution.of(values), histogram);
        }
    }

    public SessionStatistics {
        archetypes = Collections.unmodifiableMap(new EnumMap<>(archetypes));
    }

    static SessionStatistics of(List<PricedSession> sessions) {
        List<Long> durations = new ArrayList<>();
        List<Long> messages = new ArrayList<>();
        Map<Archetype, Long> archetypes = new EnumMap<>(Archetype.class);
        for (Archetype archetype : Archetype.values()) {
            archetypes.put(archetype, 0L);
        }
        long longest = -1;
        for (PricedSession session : sessions) {
            long duration = session.usage().lastMs() - session.usage().firstMs();
            long calls = session.sums().messageCount();
            durations.add(duration);
            messages.add(calls);
            archetypes.merge(Archetype.of(duration, calls), 1L, Long::sum);
            longest = calls > 1 ? Math.max(longest, duration) : longest;
        }
        return new SessionStatistics(Counted.of(durations, DURATION_LIMITS, DURATION_LABELS),
                Counted.of(messages, MESSAGE_LIMITS, MESSAGE_LABELS),
                Distribution.of(sessions.stream().map(session -> session.sums().tokens().total()).toList()),
                Distribution.of(sessions.stream().map(session -> session.sums().costs().virtual()).toList()),
                archetypes, longest < 0 ? OptionalLong.empty() : OptionalLong.of(longest));
    }

    /** The part of the sessions that are of a kind; 0 without sessions. */
    public BigDecimal fraction(Archetype archetype) {
        return UsageStatistics.quotient(BigDecimal.valueOf(archetypes.get(archetype)), count());
    }

    /** How many sessions there are. */
    public long count() {
        return archetypes.values().stream().mapToLong(Long::longValue).sum();
    }
}
