package toktrail.cli.usage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import toktrail.args.CommandSpec;
import toktrail.cli.form.UsageReportJson;
import toktrail.cli.form.UsageReportText;
import toktrail.cli.frame.Command;
import toktrail.cli.frame.CommandContext;
import toktrail.cli.frame.Group;
import toktrail.cli.frame.UsageOptions;
import toktrail.cli.refresh.RefreshDetails;
import toktrail.cli.refresh.ReportRefresh;
import toktrail.error.ExitCode;
import toktrail.importer.ImportReport;
import toktrail.ledger.filter.AreaSelector;
import toktrail.pricing.Pricing;
import toktrail.report.UnassignedShare;
import toktrail.report.UsageQuery;
import toktrail.report.UsageReport;
import toktrail.report.UsageReporter;
import toktrail.text.Table.Look;
import toktrail.time.Granularity;
import toktrail.time.Period;

/** {@code toktrail usage …}: one aggregate over everything or a named period. */
public final class UsageCommands {

    private UsageCommands() { }

    /** All views, and after them those that live elsewhere. */
    public static Group group(Command... others) {
        List<Command> views = new ArrayList<>();
        views.add(new Aggregate(CommandSpec.command("summary", "Report all usage, or that between two moments.")
                .withExample("toktrail usage summary --since 2026-07-01 --until 2026-08-01", "usage in July")
                .withExample("toktrail usage summary --harness codex --json", "usage of Codex as JSON"),
                Optional.empty()));
        for (Period period : Period.values()) {
            if (period != Period.ALL_TIME) {
                views.add(named(period));
            }
        }
        for (Granularity granularity : Granularity.values()) {
            views.add(new SeriesCommand(granularity));
        }
        views.addAll(List.of(new SessionsCommand(), new RunsCommand(), new MachinesCommand(), new AreasCommand()));
        views.addAll(List.of(others));
        return Group.of("usage", "Report tokens and cost.", views.toArray(new Command[0]));
    }

    private static Aggregate named(Period period) {
        String words = period.label().replace('-', ' ');
        CommandSpec spec = CommandSpec.command(period.label(), "Report the usage of " + words + ".")
                .withExample("toktrail usage " + period.label(), "the usage of " + words);
        return new Aggregate(switch (period) {
            case TODAY -> spec.withAliases("day");
            case THIS_WEEK -> spec.withAliases("week");
            case YESTERDAY, LAST_WEEK, THIS_MONTH, LAST_MONTH, ALL_TIME -> spec;
        }, Optional.of(period));
    }

    /**
     * One view.
     *
     * @param base   its declaration without the common options
     * @param period the period that is its name
     */
    private record Aggregate(CommandSpec base, Optional<Period> period) implements Command {

        @Override
        public CommandSpec spec() {
            return base.withOptions(ViewOptions.withOthers(UsageOptions.AGGREGATE));
        }

        @Override
        public ExitCode run(CommandContext context) {
            UsageQuery query = new UsageOptions(context).query(period);
            Optional<ImportReport> imported = new ReportRefresh(context).run();
            Pricing pricing = context.workspace().pricing();
            UsageReporter reporter = new UsageReporter(pricing, context.workspace().tools().ids());
            if (context.json()) {
                UsageReport report = context.workspace().ledger().read(view -> reporter.summary(view, query));
                new RefreshDetails(context, imported).printJson(writer -> UsageReportJson.write(writer, report));
                return ExitCode.DONE;
            }
            context.workspace().ledger().read(view -> {
                UsageReport report = reporter.summary(view, query);
                List<String> remarks = new ArrayList<>();
                if (period.equals(Optional.of(Period.TODAY))
                        && query.selection().area().kind() == AreaSelector.Kind.ANY) {
                    Optional<UnassignedShare> share = reporter.unassignedShare(view, query);
                    if (share.isPresent() && share.get().reaches(context.workspace().unassignedThreshold())) {
                        remarks.add(UsageReportText.unassigned(share.get(), "today's"));
                    }
                }
                printText(context, imported, report, pricing, remarks);
                return null;
            });
            return ExitCode.DONE;
        }

        private static void printText(CommandContext context, Optional<ImportReport> imported, UsageReport report,
                Pricing pricing, List<String> remarks) {
            new RefreshDetails(context, imported).printText();
            Look look = context.look(UsageOptions.RICH);
            context.out().print(new UsageReportText(context.environment(), context.style(), look)
                    .render(report, pricing.policy().missingPrice(), remarks));
        }
    }
}
