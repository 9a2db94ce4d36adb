package toktrail.importer.history;

import java.time.LocalDate;
import java.util.Optional;
import toktrail.json.JsonObject;
import toktrail.json.JsonValue;
import toktrail.ledger.recorded.HarnessDay;

/**
 * The graph of Token Tracker: {@code {"meta": …, "summary": …, "years": …, "contributions": [{"date": …, "sources":
 * [{"source": "claude", "modelId": …, "providerId": …, "tokens": {"input": …, "output": …, "cacheRead": …,
 * "cacheWrite": …, "reasoning": …}, "cost": …, "messages": …}]}]}}. Read are the sources of each day, its
 * totals only if it has none; other sums are ignored.
 */
final class TokenTrackerHistory implements HistoryFormat.Rows {

    private static final RowCollector.Keys KEYS = new RowCollector.Keys(
            "input", "output", "reasoning", "cacheRead", "cacheWrite", "cost", "messages");

    @Override
    public void read(JsonObject file, RowCollector rows) {
        for (JsonValue contribution : file.array("contributions").values()) {
            JsonObject day = contribution.asObject();
            rows.day(day.get("date")).ifPresent(date -> addDay(date, day, rows));
        }
    }

    private static void addDay(LocalDate date, JsonObject day, RowCollector rows) {
        if (!day.has("sources")) {
            rows.tool(Optional.empty()).ifPresent(tool ->
                    rows.figures(day.object("tokenBreakdown"), day.object("totals"), KEYS).ifPresent(figures ->
                            rows.add(new HarnessDay(date, tool), Optional.empty(), Optional.empty(), figures)));
        }
        day.array("sources").values().forEach(source -> add(date, source.asObject(), rows));
    }

    private static void add(LocalDate day, JsonObject source, RowCollector rows) {
        Optional<String> tool = rows.tool(source.text("source"));
        if (tool.isPresent()) {
            rows.figures(source.object("tokens"), source, KEYS).ifPresent(figures -> rows.add(
                    new HarnessDay(day, tool.get()), source.text("providerId"), source.text("modelId"), figures));
        }
    }
}
