package toktrail.importer.history;

import java.util.Optional;
import toktrail.json.JsonObject;
import toktrail.json.JsonValue;
import toktrail.ledger.recorded.HarnessDay;
import toktrail.usage.Tokens;

/**
 * The cache of toktrack: {@code {"cli": "claude-code", "version": …, "updated_at": …, "summaries": [{"date": …, …,
 * "models": {"claude-opus-4-5": {"input_tokens": …, "output_tokens": …, "cache_read_tokens": …,
 * "cache_creation_tokens": …, "thinking_tokens": …, "cost_usd": …, "count": …}}}]}}. Read are the models of each
 * summary. Version and time of the file are ignored; the sums of a day are those of its models.
 */
final class ToktrackHistory implements HistoryFormat.Rows {

    private static final RowCollector.Keys KEYS = new RowCollector.Keys("input_tokens", "output_tokens",
            "thinking_tokens", "cache_read_tokens", "cache_creation_tokens", "cost_usd", "count");
    private static final String CODEX = "codex";

    @Override
    public void read(JsonObject file, RowCollector rows) {
        for (JsonValue value : file.array("summaries").values()) {
            JsonObject summary = value.asObject();
            rows.tool(file.text("cli")).ifPresent(tool -> rows.day(summary.get("date")).ifPresent(day ->
                    addDay(new HarnessDay(day, tool), summary.object("models"), rows)));
        }
    }

    private static void addDay(HarnessDay day, JsonObject models, RowCollector rows) {
        for (String model : models.names()) {
            JsonObject row = models.object(model);
            rows.figures(row, row, KEYS).ifPresent(figures -> rows.add(day, Optional.empty(),
                    Optional.of(model.strip()).filter(name -> !name.isEmpty()),
                    day.harness().equals(CODEX) ? withoutCached(figures) : figures));
        }
    }

    /** Codex counts what it read from the cache as input too. */
    private static RowCollector.Figures withoutCached(RowCollector.Figures figures) {
        Tokens tokens = figures.tokens();
        return new RowCollector.Figures(new Tokens(Math.max(0, tokens.input() - tokens.cacheRead()), tokens.output(),
                tokens.reasoning(), tokens.cacheRead(), tokens.cacheWrite(), 0), figures.messages(),
                figures.costPico());
    }
}
