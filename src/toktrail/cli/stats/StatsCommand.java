package toktrail.cli.stats;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import toktrail.args.CommandSpec;
import toktrail.args.Invocation;
import toktrail.args.Option;
import toktrail.cli.form.JsonTrees;
import toktrail.cli.frame.Command;
import toktrail.cli.frame.CommandContext;
import toktrail.cli.frame.CostOptions;
import toktrail.cli.frame.GlobalOptions;
import toktrail.cli.frame.UsageOptions;
import toktrail.cli.refresh.DoctorNote;
import toktrail.cli.refresh.ReportRefresh;
import toktrail.config.choice.CostBasis;
import toktrail.error.ExitCode;
import toktrail.json.Json;
import toktrail.json.JsonStyle;
import toktrail.json.JsonWriter;
import toktrail.ledger.filter.UsageSelection;
import toktrail.report.ReportPeriod;
import toktrail.report.statistics.StatisticsReporter;
import toktrail.report.statistics.UsageStatistics;

/** {@code toktrail stats}: totals, days, sessions, habits of a stretch of time. */
public final class StatsCommand implements Command {

    private static final Option FORMAT = Option.choice("--format", List.of("human", "json"), "Text or JSON.")
            .withDefault("human").withFailure("--format must be one of: human, json.");
    private static final Option SHAPE = Option.choice("--shape", List.of("full", "toktrack"),
            "The keys of the JSON: all, or the six of toktrack.").withDefault("full");
    private static final Option REFRESH = Option.pair("--refresh", "--no-refresh",
            "Read all sources before; or use only what is stored.").withDefault("what is stored");

    @Override
    public CommandSpec spec() {
        List<Option> options = new ArrayList<>(List.of(FORMAT, GlobalOptions.JSON, SHAPE));
        options.addAll(UsageOptions.timeUntil(UsageOptions.UNTIL_LAST_DAY));
        options.addAll(List.of(CostOptions.BASIS, CostOptions.NO_COST, REFRESH));
        options.addAll(UsageOptions.SELECTION);
        return CommandSpec.command("stats", "Show statistics of usage: days, sessions, habits.")
                .withOptions(options)
                .withExample("toktrail stats --this-month", "statistics of this month")
                .withExample("toktrail stats --harness codex --area work", "those of one tool in one area")
                .withExample("toktrail stats --since 2026-01-01 --until 2026-06-30 --json",
                        "those of half a year as JSON, the last day included");
    }

    @Override
    public ExitCode run(CommandContext context) {
        Invocation line = context.invocation();
        UsageOptions options = new UsageOptions(context);
        ReportPeriod period = options.periodWithLastDay();
        UsageSelection selection = options.selection();
        if (line.pair(REFRESH).orElse(false)) {
            new ReportRefresh(context).runFull();
        }
        StatisticsReporter reporter =
                new StatisticsReporter(context.workspace().pricing(), basis(context),
                        context.workspace().tools().ids());
        UsageStatistics statistics = context.workspace().ledger().read(view ->
                reporter.statistics(view, selection, period, context.environment().clock().millis()));
        if (line.text(SHAPE).equals(Optional.of("toktrack"))) {
            print(context, writer -> StatisticsJson.writeToktrack(writer, statistics));
        } else if (context.json() || line.text(FORMAT).equals(Optional.of("json"))) {
            print(context, writer -> StatisticsJson.write(writer, statistics));
        } else {
            DoctorNote.print(context);
            context.out().print(new StatisticsText(context.style(), !line.flag(CostOptions.NO_COST))
                    .render(statistics));
        }
        return ExitCode.DONE;
    }

    private static CostBasis basis(CommandContext context) {
        return context.invocation().find(CostOptions.BASIS, CostBasis.class).orElseGet(context.workspace()::basis);
    }

    private static void print(CommandContext context, Consumer<JsonWriter> content) {
        if (!context.invocation().flag(CostOptions.NO_COST)) {
            context.printJson(content);
            return;
        }
        StringBuilder text = new StringBuilder();
        JsonWriter document = new JsonWriter(text::append, JsonStyle.PRETTY);
        content.accept(document);
        document.finish();
        context.printJson(writer -> writer.value(JsonTrees.withoutCosts(Json.parse(text.toString()))));
    }
}
