package toktrail.cli.usage;

import java.util.Optional;
import toktrail.args.CommandSpec;
import toktrail.args.Invocation;
import toktrail.cli.frame.Command;
import toktrail.cli.frame.CommandContext;
import toktrail.cli.frame.UsageOptions;
import toktrail.cli.refresh.RefreshDetails;
import toktrail.cli.refresh.ReportRefresh;
import toktrail.error.ExitCode;
import toktrail.error.UserException;
import toktrail.importer.ImportReport;
import toktrail.report.DisplayFilters;
import toktrail.report.UsageQuery;
import toktrail.report.division.DivisionReporter;
import toktrail.report.division.ShareBasis;
import toktrail.report.division.UsageByArea;

/** {@code toktrail usage areas}: usage by area. */
final class AreasCommand implements Command {

    @Override
    public CommandSpec spec() {
        return CommandSpec.command("areas", "Report usage by area.")
                .withOptions(ViewOptions.view(UsageOptions.UNTIL, ViewOptions.DIRECT, ViewOptions.SUBTREE,
                        ViewOptions.LEAVES, ViewOptions.PERCENT, ViewOptions.SHARE_BY, ViewOptions.NO_INSTANCES))
                .withExample("toktrail usage areas --this-month --percent", "what each area takes of this month")
                .withExample("toktrail usage areas --area work --subtree", "the areas below work in detail")
                .withExample("toktrail usage areas --leaves --percent --share-by virtual",
                        "areas with calls of their own, shares by list price");
    }

    @Override
    public ExitCode run(CommandContext context) {
        Invocation line = context.invocation();
        ViewOptions.refuseInstances(line, "areas");
        if (line.flag(ViewOptions.DIRECT) && line.flag(ViewOptions.SUBTREE)) {
            throw UserException.failed("Use either --direct or --subtree, not both.");
        }
        UsageOptions options = new UsageOptions(context);
        UsageQuery query = new UsageQuery(options.selection(), options.period(Optional.empty()),
                line.flag(UsageOptions.SPLIT_THINKING), DisplayFilters.NONE);
        Optional<ImportReport> imported = new ReportRefresh(context).run();
        DivisionReporter reporter =
                new DivisionReporter(context.workspace().pricing(), context.workspace().tools().ids());
        UsageByArea areas = context.workspace().ledger().read(view -> reporter.areas(view, query));
        new RefreshDetails(context, imported).print(writer -> AreasJson.write(writer, areas),
                () -> new AreasText(context, columns(line), share(line))
                        .render(areas, line.flag(ViewOptions.LEAVES) ? areas.leaves() : areas.rows()));
        return ExitCode.DONE;
    }

    private static AreasText.Columns columns(Invocation line) {
        return line.flag(ViewOptions.DIRECT) ? AreasText.Columns.DIRECT
                : line.flag(ViewOptions.SUBTREE) ? AreasText.Columns.SUBTREE : AreasText.Columns.BOTH;
    }

    private static Optional<ShareBasis> share(Invocation line) {
        return line.flag(ViewOptions.PERCENT)
                ? Optional.of(line.text(ViewOptions.SHARE_BY).flatMap(ShareBasis::find).orElse(ShareBasis.TOKENS))
                : Optional.empty();
    }
}
