package toktrail.cli.known;

import java.util.List;
import toktrail.cli.form.JsonTrees;
import toktrail.json.JsonObject;
import toktrail.json.JsonValue;
import toktrail.report.series.ModelLabels;
import toktrail.report.series.NamedSpending;
import toktrail.report.series.PeriodSpending;
import toktrail.report.series.Spending;
import toktrail.usage.Tokens;

/** Days, weeks and months in the shape of toktrack. It has no field for cached output, which counts as output. */
final class ToktrackShape {

    private static final int MONTH_LENGTH = "2026-05".length();

    private ToktrackShape() { }

    static JsonValue of(List<PeriodSpending> rows) {
        return JsonTrees.array(rows, ToktrackShape::row);
    }

    private static JsonValue row(PeriodSpending row) {
        String key = row.bucket().key();
        Tokens tokens = row.spending().tokens();
        JsonObject.Builder models = JsonObject.builder();
        for (NamedSpending model : NamedSpending.byCost(row.models(), one -> ModelLabels.normalised(one.model()))) {
            models.put(model.name(), model(model.spending()));
        }
        return JsonObject.builder()
                .put("date", key.length() == MONTH_LENGTH ? key + "-01" : key)
                .put("total_input_tokens", tokens.input())
                .put("total_output_tokens", Tokens.sum(tokens.output(), tokens.cacheOutput()))
                .put("total_cache_read_tokens", tokens.cacheRead())
                .put("total_cache_creation_tokens", tokens.cacheWrite())
                .put("total_thinking_tokens", tokens.reasoning())
                .put("total_cost_usd", JsonTrees.number(row.spending().cost()))
                .put("models", models.build())
                .build();
    }

    private static JsonObject model(Spending spending) {
        Tokens tokens = spending.tokens();
        return JsonObject.builder()
                .put("input_tokens", tokens.input())
                .put("output_tokens", Tokens.sum(tokens.output(), tokens.cacheOutput()))
                .put("cache_read_tokens", tokens.cacheRead())
                .put("cache_creation_tokens", tokens.cacheWrite())
                .put("thinking_tokens", tokens.reasoning())
                .put("cost_usd", JsonTrees.number(spending.cost()))
                .put("count", spending.messages())
                .build();
    }
}
