package toktrail.cli.known;

import java.util.List;
import java.util.function.Function;
import toktrail.cli.form.JsonTrees;
import toktrail.json.JsonObject;
import toktrail.json.JsonValue;
import toktrail.report.series.ModelSpending;
import toktrail.report.series.NamedSpending;
import toktrail.report.series.PeriodSpending;
import toktrail.report.series.Spending;
import toktrail.usage.Tokens;

/** Months and models in the shape of Token Tracker: output with cached output, without reasoning. */
final class TokentrackerShape {

    private static final String UNKNOWN = "unknown";

    private TokentrackerShape() { }

    /** @param elapsedMs how long the report took */
    static JsonValue months(List<PeriodSpending> rows, Spending total, long elapsedMs) {
        return JsonObject.builder()
                .put("entries", JsonTrees.array(rows, row -> sums(JsonObject.builder()
                        .put("month", row.bucket().key())
                        .put("models", JsonTrees.texts(JsonTrees.names(row.models(), ModelSpending::model))),
                        row.spending()).put("messageCount", row.spending().messages())
                        .put("cost", JsonTrees.number(row.spending().cost())).build()))
                .put("totalCost", JsonTrees.number(total.cost()))
                .put("processingTimeMs", elapsedMs)
                .build();
    }

    /** @param elapsedMs how long the report took */
    static JsonValue models(List<NamedSpending> rows, Spending total, long elapsedMs) {
        Tokens tokens = total.tokens();
        return JsonObject.builder()
                .put("entries", JsonTrees.array(rows, TokentrackerShape::model))
                .put("totalInput", tokens.input())
                .put("totalOutput", output(tokens))
                .put("totalCacheRead", tokens.cacheRead())
                .put("totalCacheWrite", tokens.cacheWrite())
                .put("totalMessages", total.messages())
                .put("totalCost", JsonTrees.number(total.cost()))
                .put("processingTimeMs", elapsedMs)
                .put("totalReasoning", tokens.reasoning())
                .put("unpricedCount", total.unpriced())
                .build();
    }

    private static JsonValue model(NamedSpending row) {
        return sums(JsonObject.builder()
                .put("source", joined(row, ModelSpending::harness))
                .put("model", row.name())
                .put("provider", joined(row, ModelSpending::provider)), row.spending())
                .put("reasoning", row.spending().tokens().reasoning())
                .put("messageCount", row.spending().messages())
                .put("cost", JsonTrees.number(row.spending().cost()))
                .build();
    }

    /** What the parts of a row name, in order. */
    static String joined(NamedSpending row, Function<ModelSpending, String> name) {
        return String.join(", ", JsonTrees.names(row.parts(), name));
    }

    private static JsonObject.Builder sums(JsonObject.Builder row, Spending spending) {
        Tokens tokens = spending.tokens();
        return row.put("input", tokens.input())
                .put("output", output(tokens))
                .put("cacheRead", tokens.cacheRead())
                .put("cacheWrite", tokens.cacheWrite());
    }

    /** Output and cached output. */
    static long output(Tokens tokens) {
        return Tokens.sum(tokens.output(), tokens.cacheOutput());
    }

    /** A name, {@code unknown} for a blank one. */
    static String known(String name) {
        return name.isBlank() ? UNKNOWN : name;
    }
}
