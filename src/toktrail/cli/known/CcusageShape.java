package toktrail.cli.known;

import java.util.List;
import toktrail.cli.form.JsonTrees;
import toktrail.json.JsonObject;
import toktrail.json.JsonValue;
import toktrail.report.series.ModelSpending;
import toktrail.report.series.NamedSpending;
import toktrail.report.series.PeriodReport;
import toktrail.report.series.PeriodSpending;
import toktrail.report.series.Spending;
import toktrail.time.Granularity;
import toktrail.usage.Tokens;

/** Days, weeks and months in the shape of ccusage: keys in order, output with reasoning and cached output. */
final class CcusageShape {

    private final Granularity granularity;
    private final RowChoice rows;
    private final boolean byAgent;

    /** @param byAgent whether each row is divided by tool too */
    CcusageShape(Granularity granularity, RowChoice rows, boolean byAgent) {
        this.granularity = granularity;
        this.rows = rows;
        this.byAgent = byAgent;
    }

    JsonValue of(PeriodReport report) {
        return JsonTrees.sorted(JsonObject.builder()
                .put(granularity.label(), JsonTrees.array(rows.of(report.periods()), row -> row(row, "period")))
                .put("totals", totals(report.total()).build())
                .build());
    }

    JsonValue byProject(PeriodReport report) {
        String period = switch (granularity) {
            case DAILY -> "date";
            case WEEKLY -> "week";
            case MONTHLY -> "month";
        };
        JsonObject.Builder projects = JsonObject.builder();
        for (PeriodReport.Project project : report.projects()) {
            projects.put(project.key(), JsonTrees.array(rows.of(project.periods()), row -> row(row, period)));
        }
        return JsonTrees.sorted(JsonObject.builder().put("projects", projects.build())
                .put("totals", totals(report.total()).build()).build());
    }

    private JsonValue row(PeriodSpending period, String keyName) {
        JsonObject.Builder row = agent("all", period.models(), period.spending())
                .put(keyName, period.bucket().key())
                .put("metadata", JsonObject.builder().put("agents",
                        JsonTrees.texts(JsonTrees.names(period.models(), ModelSpending::harness))).build());
        if (byAgent) {
            row.put("agents", JsonTrees.array(NamedSpending.byName(period.models(), ModelSpending::harness),
                    agent -> agent(agent.name(), agent.parts(), agent.spending()).build()));
        }
        return row.build();
    }

    private static JsonObject.Builder agent(String name, List<ModelSpending> models, Spending spending) {
        return totals(spending)
                .put("agent", name)
                .put("modelBreakdowns", JsonTrees.array(NamedSpending.byCost(models, ModelSpending::model),
                        model -> counts(model.spending()).put("modelName", model.name())
                                .put("cost", JsonTrees.number(model.spending().cost())).build()))
                .put("modelsUsed", JsonTrees.texts(JsonTrees.names(models, ModelSpending::model)));
    }

    private static JsonObject.Builder totals(Spending spending) {
        return counts(spending)
                .put("totalCost", JsonTrees.number(spending.cost()))
                .put("totalTokens", spending.allTokens());
    }

    private static JsonObject.Builder counts(Spending spending) {
        Tokens tokens = spending.tokens();
        return JsonObject.builder()
                .put("inputTokens", tokens.input())
                .put("outputTokens", tokens.outputTotal())
                .put("cacheCreationTokens", tokens.cacheWrite())
                .put("cacheReadTokens", tokens.cacheRead());
    }
}
