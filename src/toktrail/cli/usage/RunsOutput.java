package toktrail.cli.usage;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import toktrail.cli.form.ReportJson;
import toktrail.cli.form.ViewJson;
import toktrail.cli.form.ViewText;
import toktrail.cli.frame.CommandContext;
import toktrail.json.JsonWriter;
import toktrail.ledger.run.Run;
import toktrail.report.FilterEcho;
import toktrail.report.ModelRow;
import toktrail.report.division.RunsQuery;
import toktrail.report.division.UsageByRun;
import toktrail.spelling.TextOrder;
import toktrail.text.Numbers;
import toktrail.text.Table;
import toktrail.text.Table.Column;
import toktrail.time.Timestamps;

/** Usage by run as text and JSON. */
final class RunsOutput {

    private static final int NAME_WIDTH = 24;

    private RunsOutput() { }

    static String text(CommandContext context, UsageByRun runs) {
        ViewText text = new ViewText(context);
        text.title("runs", runs.filters());
        if (runs.rows().isEmpty()) {
            text.noData();
            return text.render();
        }
        List<Column> heads = new ArrayList<>(List.of(Column.number("run"), Column.text("machine"),
                Column.wrapped("name", NAME_WIDTH), Column.text("started"), Column.text("ended"),
                Column.number("msgs"), Column.wrapped("models", ViewText.MODELS_WIDTH)));
        heads.addAll(ViewText.numbers(ViewText.CLASSES));
        heads.addAll(ViewText.numbers(ViewText.COSTS));
        Table table = new Table(heads);
        ZoneId zone = runs.filters().period().zone();
        for (UsageByRun.Row row : runs.rows()) {
            Run run = row.run();
            List<String> cells = new ArrayList<>(List.of(Long.toString(run.id()), row.machine().label(),
                    run.name() == null ? Numbers.NONE : run.name(), Timestamps.text(run.startedAtMs(), zone),
                    Timestamps.text(end(run), zone), Numbers.count(row.sums().messageCount()),
                    text.models(row.models())));
            cells.addAll(ViewText.classes(row.sums().tokens()));
            cells.addAll(ViewText.costs(row.sums().costs()));
            table.row(cells);
        }
        text.line("");
        text.table(table);
        return text.render();
    }

    static void json(JsonWriter writer, UsageByRun runs) {
        ViewJson shared = new ViewJson(writer);
        writer.beginObject().key("type").text("usage_runs");
        writer.key("order").text(runs.query().order().word());
        filters(writer, shared, runs);
        writer.key("runs").beginArray();
        for (UsageByRun.Row row : runs.rows()) {
            writer.beginObject().key("run_id").number(row.run().id());
            writer.key("name").text(row.run().name());
            writer.key("origin_machine_id").text(row.machine().machineId());
            writer.key("machine_name").text(row.machine().name());
            writer.key("machine_label").text(row.machine().label());
            writer.key("started_at_ms").number(row.run().startedAtMs());
            writer.key("ended_at_ms").number(end(row.run()));
            writer.key("message_count").number(row.sums().messageCount());
            ReportJson.texts(writer.key("providers"), providers(row.models()));
            ReportJson.texts(writer.key("models"), ModelRow.names(row.models()));
            shared.tokensAndCosts(row.sums());
            writer.endObject();
        }
        writer.endArray();
        shared.totals(runs.totals());
        writer.endObject();
    }

    private static void filters(JsonWriter writer, ViewJson shared, UsageByRun runs) {
        FilterEcho echo = runs.filters();
        RunsQuery query = runs.query();
        writer.key("filters").beginObject();
        shared.window(echo);
        shared.filter("machine_id", echo.machineId());
        shared.calls(echo);
        shared.area(echo.area());
        writer.key("split_thinking").bool(echo.splitThinking());
        writer.key("limit").number(query.limit());
        writer.key("order").text(query.order().word());
        writer.key("include_archived").bool(query.which() == RunsQuery.Which.ALL);
        writer.key("archived_only").bool(query.which() == RunsQuery.Which.ARCHIVED);
        echo.harness().ifPresent(harness -> writer.key("harness").text(harness));
        echo.sourceSessionId().ifPresent(id -> writer.key("source_session_id").text(id));
        shared.period(echo);
        writer.endObject();
    }

    private static List<String> providers(List<ModelRow> models) {
        Set<String> providers = new TreeSet<>(TextOrder.CODE_POINT);
        models.forEach(model -> providers.add(model.providerId()));
        return List.copyOf(providers);
    }

    private static OptionalLong end(Run run) {
        return run.endedAtMs() == null ? OptionalLong.empty() : OptionalLong.of(run.endedAtMs());
    }
}
