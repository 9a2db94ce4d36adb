package toktrail.cli.budget;

import java.util.List;
import java.util.OptionalLong;
import toktrail.cli.form.ReportJson;
import toktrail.config.setting.Budget;
import toktrail.json.JsonWriter;
import toktrail.report.budget.BudgetFigures;
import toktrail.report.budget.BudgetForecast;
import toktrail.report.budget.BudgetReport;
import toktrail.report.budget.BudgetStatus;
import toktrail.report.budget.BudgetWarning;
import toktrail.time.Zones;

/** Budgets as JSON. Amounts are texts in the unit of the budget, ratios are numbers. */
final class BudgetJson {

    private BudgetJson() { }

    static void write(JsonWriter writer, BudgetReport report) {
        writer.beginObject().key("type").text("budget_status");
        writer.key("generated_at_ms").number(report.generatedAtMs());
        writer.key("budgets").beginArray();
        report.budgets().forEach(status -> budget(writer, status));
        writer.endArray().endObject();
    }

    private static void budget(JsonWriter writer, BudgetStatus status) {
        Budget budget = status.budget();
        writer.beginObject().key("id").text(budget.id());
        writer.key("name").text(budget.name());
        writer.key("period").text(budget.period().word());
        writer.key("unit").text(status.isMoney() ? "usd" : "tokens");
        writer.key("basis").text(budget.limit() instanceof Budget.Usd usd ? usd.basis().word() : null);
        writer.key("timezone").text(Zones.label(status.period().zone()));
        writer.key("since_ms").number(status.period().sinceMs());
        writer.key("until_ms").number(status.period().untilMs());
        figures(writer, status);
        writer.key("forecasts").beginObject();
        if (status.byPeriod().isPresent()) {
            forecast(writer.key("period"), status, status.byPeriod().get());
        } else {
            writer.key("period").nullValue();
        }
        forecast(writer.key("trailing_7d"), status, status.byWeek());
        writer.endObject();
        writer.key("message_count").number(status.sums().messageCount());
        new ReportJson(writer).tokensAndCosts(status.sums());
        writer.key("warnings").beginArray();
        status.warnings().forEach(warning -> warning(writer, warning));
        writer.endArray();
        scope(writer.key("scope"), status);
        writer.endObject();
    }

    private static void figures(JsonWriter writer, BudgetStatus status) {
        BudgetFigures figures = status.figures();
        writer.key("elapsed_share").ratio(figures.elapsedShare());
        writer.key("limit").money(figures.limit());
        writer.key("spent").money(figures.spent());
        writer.key("remaining").money(figures.remaining());
        writer.key("over").money(figures.over());
        writer.key("share").ratio(figures.share());
        writer.key("pace").ratio(figures.pace().orElse(null));
        writer.key("state").text(figures.state().label());
        writer.key("warn_at").beginArray();
        status.budget().warnAt().forEach(writer::number);
        writer.endArray();
        writer.key("warned_at").number(figures.warnedAt().orElse(null));
    }

    private static void forecast(JsonWriter writer, BudgetStatus status, BudgetForecast forecast) {
        writer.beginObject().key("rate_per_day").money(forecast.ratePerDay());
        writer.key("projected").money(forecast.projected());
        writer.key("projected_share").ratio(forecast.projectedShare());
        OptionalLong exhausted = forecast.exhaustedAtMs();
        if (exhausted.isPresent()) {
            writer.key("exhausted_at_ms").number(exhausted.getAsLong());
            writer.key("exhausted_on").text(status.period().dateOf(exhausted.getAsLong()).toString());
        } else {
            writer.key("exhausted_at_ms").nullValue().key("exhausted_on").nullValue();
        }
        writer.endObject();
    }

    private static void warning(JsonWriter writer, BudgetWarning warning) {
        writer.beginObject().key("kind").text(warning.kind());
        if (warning instanceof BudgetWarning.Unpriced unpriced) {
            writer.key("message_count").number(unpriced.messageCount());
        } else if (warning instanceof BudgetWarning.UnknownMachine unknown) {
            writer.key("selector").text(unknown.selector());
        } else if (warning instanceof BudgetWarning.UnknownArea unknown) {
            writer.key("area").text(unknown.area());
        } else {
            throw new AssertionError(warning);
        }
        writer.endObject();
    }

    private static void scope(JsonWriter writer, BudgetStatus status) {
        Budget.Scope scope = status.budget().scope();
        writer.beginObject();
        list(writer, "areas", scope.areas());
        list(writer, "harnesses", scope.harnesses());
        list(writer, "providers", scope.providers());
        list(writer, "models", scope.models());
        list(writer, "machines", scope.machines());
        list(writer, "cwd_prefixes", scope.cwdPrefixes());
        writer.key("label").text(status.scopeLabel()).endObject();
    }

    private static void list(JsonWriter writer, String key, List<String> texts) {
        ReportJson.texts(writer.key(key), texts);
    }
}
