package toktrail.importer.history;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import toktrail.json.JsonObject;
import toktrail.json.JsonValue;
import toktrail.ledger.recorded.HarnessDay;

/**
 * What {@code ccusage daily --json} prints: {@code {"daily": [{"period": …, "agent": "all", "agents": [row…],
 * "metadata": {"agents": ["claude"]}, "modelBreakdowns": [{"modelName": …, "inputTokens": …, "outputTokens": …,
 * "cacheCreationTokens": …, "cacheReadTokens": …, "cost": …}]}], "totals": …}}. Older versions have {@code date} for
 * {@code period} and name no agent. Read are the models of each row of {@code agents}, else those of the day; sums are
 * ignored, but for a day without models. Calls are not counted in this format.
 */
final class CcusageHistory implements HistoryFormat.Rows {

    private static final RowCollector.Keys KEYS = new RowCollector.Keys("inputTokens", "outputTokens", "",
            "cacheReadTokens", "cacheCreationTokens", "cost", "");
    private static final RowCollector.Keys DAY_KEYS = new RowCollector.Keys("inputTokens", "outputTokens", "",
            "cacheReadTokens", "cacheCreationTokens", "totalCost", "");
    private static final String ALL = "all";

    @Override
    public void read(JsonObject file, RowCollector rows) {
        for (JsonValue value : file.array("daily").values()) {
            JsonObject row = value.asObject();
            rows.day(row.has("period") ? row.get("period") : row.get("date")).ifPresent(day -> addDay(day, row, rows));
        }
    }

    private static void addDay(LocalDate day, JsonObject row, RowCollector rows) {
        List<JsonValue> agents = row.array("agents").values();
        if (agents.isEmpty()) {
            addTool(day, agent(row), row, rows);
        }
        for (JsonValue agent : agents) {
            addTool(day, agent(agent.asObject()), agent.asObject(), rows);
        }
    }

    /** The tool of a row: the one it is of, or the only one that has a part in it. */
    private static Optional<String> agent(JsonObject row) {
        Optional<String> agent = row.text("agent").filter(name -> !name.equals(ALL));
        List<JsonValue> parts = row.object("metadata").array("agents").values();
        return agent.isEmpty() && parts.size() == 1 ? parts.get(0).asText() : agent;
    }

    private static void addTool(LocalDate day, Optional<String> name, JsonObject row, RowCollector rows) {
        Optional<String> tool = rows.tool(name);
        if (tool.isEmpty()) {
            return;
        }
        HarnessDay when = new HarnessDay(day, tool.get());
        List<JsonValue> models = row.array("modelBreakdowns").values();
        if (models.isEmpty()) {
            List<JsonValue> used = row.array("modelsUsed").values();
            rows.figures(row, row, DAY_KEYS).ifPresent(figures -> rows.add(when, Optional.empty(),
                    used.size() == 1 ? used.get(0).asText() : Optional.empty(), figures));
        }
        for (JsonValue value : models) {
            JsonObject model = value.asObject();
            rows.figures(model, model, KEYS).ifPresent(figures ->
                    rows.add(when, Optional.empty(), model.text("modelName"), figures));
        }
    }
}
