package toktrail.report.statistics;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import toktrail.report.sessions.SessionDigest;
import toktrail.spelling.TextOrder;

/**
 * Figures over the stored digests of sessions.
 *
 * @param digestCount sessions with a digest
 * @param scores      the scores of those that have one
 * @param outcomes    sessions by how they ended, sorted
 * @param grades      sessions by grade, sorted
 * @param toolCalls   calls of tools
 * @param toolFailures calls of tools that failed
 * @param tools       by calls, descending, then by name
 */
public record DigestStatistics(long digestCount, List<Long> scores, SortedMap<String, Long> outcomes,
        SortedMap<String, Long> grades, long toolCalls, long toolFailures, List<Tool> tools) {

    private static final int BUSIEST = 10;

    /** One tool. */
    public record Tool(String name, long calls, long failures) { }

    public DigestStatistics {
        scores = List.copyOf(scores);
        outcomes = Collections.unmodifiableSortedMap(new TreeMap<>(outcomes));
        grades = Collections.unmodifiableSortedMap(new TreeMap<>(grades));
        tools = List.copyOf(tools);
    }

    /** The average of the scores with one decimal, absent without any. */
    public Optional<BigDecimal> averageScore() {
        return scores.isEmpty() ? Optional.empty() : Optional.of(BigDecimal.valueOf(
                scores.stream().mapToLong(Long::longValue).sum())
                .divide(BigDecimal.valueOf(scores.size()), 1, RoundingMode.HALF_EVEN));
    }

    /** The tools with the most calls. */
    public List<Tool> busiest() {
        return tools.subList(0, Math.min(BUSIEST, tools.size()));
    }

    /** Calls of all tools that are known by name. */
    public long namedCalls() {
        return tools.stream().mapToLong(Tool::calls).sum();
    }

    /** A tool's part of the {@link #namedCalls}; 0 if there are none. */
    public BigDecimal share(Tool tool) {
        return UsageStatistics.quotient(BigDecimal.valueOf(tool.calls()), namedCalls());
    }

    /** The part of the calls of tools that failed; 0 without calls. */
    public BigDecimal failureRate() {
        return UsageStatistics.quotient(BigDecimal.valueOf(toolFailures), toolCalls);
    }

    static DigestStatistics of(Collection<SessionDigest> digests) {
        List<Long> scores = new ArrayList<>();
        SortedMap<String, Long> outcomes = new TreeMap<>();
        SortedMap<String, Long> grades = new TreeMap<>();
        Map<String, Long> calls = new TreeMap<>();
        Map<String, Long> failures = new TreeMap<>();
        long toolCalls = 0;
        long toolFailures = 0;
        for (SessionDigest digest : digests) {
            digest.score().ifPresent(scores::add);
            digest.grade().ifPresent(grade -> grades.merge(grade, 1L, Long::sum));
            if (digest.health().isPresent()) {
                outcomes.merge(digest.outcome(), 1L, Long::sum);
            }
            digest.tools().forEach((tool, count) -> calls.merge(tool, count, Long::sum));
            digest.failedTools().forEach((tool, count) -> failures.merge(tool, count, Long::sum));
            toolCalls += digest.toolCalls();
            toolFailures += digest.toolFailures();
        }
        List<Tool> tools = new ArrayList<>();
        calls.forEach((name, count) -> tools.add(new Tool(name, count, failures.getOrDefault(name, 0L))));
        tools.sort(Comparator.comparingLong(Tool::calls).reversed()
                .thenComparing(Tool::name, TextOrder.CODE_POINT));
        return new DigestStatistics(digests.size(), scores, outcomes, grades, toolCalls, toolFailures, tools);
    }
}
