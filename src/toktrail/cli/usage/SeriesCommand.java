package toktrail.cli.usage;

import java.time.DayOfWeek;
import java.util.Optional;
import toktrail.args.CommandSpec;
import toktrail.args.Invocation;
import toktrail.cli.frame.Command;
import toktrail.cli.frame.CommandContext;
import toktrail.cli.frame.TimeOptions;
import toktrail.cli.frame.UsageOptions;
import toktrail.cli.refresh.RefreshDetails;
import toktrail.cli.refresh.ReportRefresh;
import toktrail.config.choice.WeekStart;
import toktrail.error.ExitCode;
import toktrail.importer.ImportReport;
import toktrail.report.DisplayFilters;
import toktrail.report.ModelSort;
import toktrail.report.RowOrder;
import toktrail.report.UsageQuery;
import toktrail.report.division.BucketDisplay;
import toktrail.report.division.DivisionReporter;
import toktrail.report.division.SeriesQuery;
import toktrail.report.division.UsageSeries;
import toktrail.time.Granularity;

/**
 * {@code toktrail usage daily|weekly|monthly}: usage in the course of time.
 *
 * @param granularity the length of its periods
 */
record SeriesCommand(Granularity granularity) implements Command {

    @Override
    public CommandSpec spec() {
        String name = granularity.label();
        CommandSpec spec = CommandSpec.command(name, switch (granularity) {
            case DAILY -> "Report usage day by day.";
            case WEEKLY -> "Report usage week by week.";
            case MONTHLY -> "Report usage month by month.";
        }).withOptions(ViewOptions.view(UsageOptions.UNTIL_LAST_DAY, TimeOptions.START_OF_WEEK, ViewOptions.ORDER,
                ViewOptions.SORT, ViewOptions.LIMIT, UsageOptions.PRICE_STATE, UsageOptions.MIN_MESSAGES,
                UsageOptions.MIN_TOKENS, ViewOptions.BREAKDOWN, ViewOptions.INSTANCES, ViewOptions.COMPACT,
                ViewOptions.LOCALE));
        return switch (granularity) {
            case DAILY -> spec.withExample("toktrail usage daily --this-month", "the days of this month")
                    .withExample("toktrail usage daily --since 2026-07-01 --until 2026-07-31 --breakdown",
                            "July by day and model");
            case WEEKLY -> spec.withExample("toktrail usage weekly --start-of-week sunday --limit 8",
                    "the last eight weeks with usage, from Sunday to Saturday");
            case MONTHLY -> spec.withExample("toktrail usage monthly --compact", "a short table of all months")
                    .withExample("toktrail usage monthly --instances --json", "each source session by month, as JSON");
        };
    }

    @Override
    public ExitCode run(CommandContext context) {
        Invocation line = context.invocation();
        UsageOptions options = new UsageOptions(context);
        DisplayFilters filters = options.display(ViewOptions.SORT, ViewOptions.LIMIT);
        Optional<ModelSort> sort = line.isGiven(ViewOptions.SORT) ? Optional.of(filters.sort()) : Optional.empty();
        DayOfWeek startOfWeek = TimeOptions.startOfWeek(line).map(WeekStart::day)
                .orElse(context.workspace().configuration().ui().startOfWeek());
        SeriesQuery query = new SeriesQuery(new UsageQuery(options.selection(), options.periodWithLastDay(),
                line.flag(UsageOptions.SPLIT_THINKING), filters), granularity, startOfWeek, order(line),
                line.flag(ViewOptions.INSTANCES));
        Optional<ImportReport> imported = new ReportRefresh(context).run();
        DivisionReporter reporter =
                new DivisionReporter(context.workspace().pricing(), context.workspace().tools().ids());
        UsageSeries series = context.workspace().ledger().read(view -> reporter.series(view, query));
        boolean breakdown = line.flag(ViewOptions.BREAKDOWN);
        SeriesText.Columns columns = line.flag(ViewOptions.COMPACT) ? SeriesText.Columns.FEW : SeriesText.Columns.ALL;
        new RefreshDetails(context, imported).print(
                writer -> new SeriesJson(writer, breakdown, line.text(ViewOptions.LOCALE)).write(series),
                () -> new SeriesText(context, columns, breakdown).render(series, new BucketDisplay(filters, sort)));
        return ExitCode.DONE;
    }

    static RowOrder order(Invocation line) {
        return line.choice(ViewOptions.ORDER, RowOrder.class);
    }
}
