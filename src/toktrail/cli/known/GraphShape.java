package toktrail.cli.known;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import toktrail.cli.form.JsonTrees;
import toktrail.json.JsonObject;
import toktrail.json.JsonValue;
import toktrail.report.series.DayGraph;
import toktrail.report.series.ModelSpending;
import toktrail.usage.Tokens;

/** A calendar of activity in the shape that Token Tracker's viewer loads; strict readers accept no further keys. */
final class GraphShape {

    private static final DateTimeFormatter RFC_3339 =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private GraphShape() { }

    /** @param nowMs when it is made */
    static JsonValue of(DayGraph graph, long nowMs, String version) {
        List<DayGraph.Day> days = graph.days();
        JsonObject meta = JsonObject.builder()
                .put("generatedAt", instant(nowMs))
                .put("version", version)
                .put("dateRange", days.isEmpty() ? range("", "")
                        : range(days.get(0).date(), days.get(days.size() - 1).date()))
                .build();
        return JsonObject.builder()
                .put("meta", meta)
                .put("summary", summary(graph))
                .put("years", JsonTrees.array(graph.years(), year -> JsonObject.builder()
                        .put("year", year.year())
                        .put("totalTokens", year.spending().allTokens())
                        .put("totalCost", JsonTrees.number(year.spending().cost()))
                        .put("range", range(year.first(), year.last())).build()))
                .put("contributions", JsonTrees.array(days, GraphShape::day))
                .build();
    }

    /** A moment in UTC with milliseconds. */
    static String instant(long ms) {
        return RFC_3339.format(Instant.ofEpochMilli(ms));
    }

    private static JsonObject range(String start, String end) {
        return JsonObject.builder().put("start", start).put("end", end).build();
    }

    private static JsonObject summary(DayGraph graph) {
        return JsonObject.builder()
                .put("totalTokens", graph.total().allTokens())
                .put("totalCost", JsonTrees.number(graph.total().cost()))
                .put("totalDays", graph.days().size())
                .put("activeDays", graph.activeDays())
                .put("averagePerDay", JsonTrees.number(graph.averagePerDay()))
                .put("maxCostInSingleDay", JsonTrees.number(graph.greatestCost()))
                .put("sources", JsonTrees.texts(JsonTrees.names(graph.models(), ModelSpending::harness)))
                .put("models", JsonTrees.texts(JsonTrees.names(graph.models(), ModelSpending::model)))
                .build();
    }

    private static JsonValue day(DayGraph.Day day) {
        JsonObject totals = JsonObject.builder()
                .put("tokens", day.period().spending().allTokens())
                .put("cost", JsonTrees.number(day.period().spending().cost()))
                .put("messages", day.period().spending().messages()).build();
        return JsonObject.builder()
                .put("date", day.date())
                .put("totals", totals)
                .put("intensity", day.level())
                .put("tokenBreakdown", tokens(day.period().spending().tokens()))
                .put("sources", JsonTrees.array(day.period().models(), GraphShape::source))
                .build();
    }

    private static JsonValue source(ModelSpending row) {
        return JsonObject.builder()
                .put("source", row.harness())
                .put("modelId", TokentrackerShape.known(row.model()))
                .put("providerId", TokentrackerShape.known(row.provider()))
                .put("tokens", tokens(row.spending().tokens()))
                .put("cost", JsonTrees.number(row.spending().cost()))
                .put("messages", row.spending().messages())
                .build();
    }

    private static JsonObject tokens(Tokens tokens) {
        return JsonObject.builder()
                .put("input", tokens.input())
                .put("output", TokentrackerShape.output(tokens))
                .put("cacheRead", tokens.cacheRead())
                .put("cacheWrite", tokens.cacheWrite())
                .put("reasoning", tokens.reasoning())
                .build();
    }
}
