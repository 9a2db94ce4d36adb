package toktrail.cli.area;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import toktrail.args.CommandSpec;
import toktrail.args.Invocation;
import toktrail.args.Option;
import toktrail.args.Positional;
import toktrail.cli.form.SessionReportJson;
import toktrail.cli.form.SessionReportText;
import toktrail.cli.frame.Command;
import toktrail.cli.frame.CommandContext;
import toktrail.cli.frame.GlobalOptions;
import toktrail.cli.frame.Topics;
import toktrail.cli.frame.UsageOptions;
import toktrail.error.ExitCode;
import toktrail.error.UserException;
import toktrail.ledger.filter.AreaSelector;
import toktrail.ledger.filter.CallFilter;
import toktrail.ledger.filter.UsageSelection;
import toktrail.ledger.session.SessionOrder;
import toktrail.report.ReportPeriod;
import toktrail.report.sessions.SessionQuery;
import toktrail.report.sessions.SessionReport;
import toktrail.report.sessions.SessionReporter;

/** {@code toktrail area sessions}: the sessions of an area, as they are stored. */
final class SessionsCommand implements Command {

    private static final Positional PATH = Positional.optional("AREA",
            "Path of the area, the end of its path, or its id.").asKnown(Topics.AREAS);
    private static final Option AREA = Option.known("--area", "AREA", Topics.AREAS,
            "The same as the argument.");
    private static final Option LEAF = Option.text("--area-leaf", "NAME",
            "Sessions of every area whose last segment this is.");
    private static final Option UNASSIGNED = Option.flag("--unassigned", "Sessions without area.");
    private static final Option EXACT = Option.flag("--exact", "Leave out the areas below.");
    private static final Option RECENT = Option.integer("--recent", "N", "At most N sessions.").withDefault("20");
    private static final Option ORDER = Option.choice("--order", List.of("asc", "desc"),
            "By the last call: the oldest or the newest first.").withDefault("desc")
            .withFailure("--order must be one of: asc, desc.");
    private static final long DEFAULT_RECENT = 20;

    @Override
    public CommandSpec spec() {
        List<Option> options = new ArrayList<>(List.of(AREA, LEAF, UNASSIGNED, EXACT, RECENT, ORDER,
                AreaCommands.HARNESS, AreaCommands.MACHINE, UsageOptions.SINCE, UsageOptions.UNTIL,
                UsageOptions.PERIOD));
        options.addAll(UsageOptions.PERIOD_FLAGS);
        options.addAll(List.of(UsageOptions.TIMEZONE, UsageOptions.UTC, UsageOptions.RICH, GlobalOptions.JSON));
        return CommandSpec.command("sessions", "List the sessions of an area with their usage.")
                .withDescription("Shows what is stored; nothing is imported before.")
                .withPositionals(PATH).withOptions(options)
                .withExample("toktrail area sessions work/shop", "the latest sessions there and below")
                .withExample("toktrail area sessions --unassigned --today", "what is left to be assigned");
    }

    @Override
    public ExitCode run(CommandContext context) {
        SessionQuery query = query(context);
        SessionReporter reporter =
                new SessionReporter(context.workspace().pricing(), context.workspace().tools().ids());
        SessionReport report = context.workspace().ledger().read(view -> reporter.sessions(view, query));
        if (context.json()) {
            context.printJson(writer -> SessionReportJson.write(writer, report));
        } else {
            context.out().print(new SessionReportText(context).compact(report));
        }
        return ExitCode.DONE;
    }

    private static SessionQuery query(CommandContext context) {
        Invocation line = context.invocation();
        long recent = line.integer(RECENT).orElse(DEFAULT_RECENT);
        if (recent <= 0) {
            throw UserException.failed("--recent must be positive.");
        }
        Optional<String> path = line.text(PATH);
        if (path.isPresent() && line.isGiven(AREA)) {
            throw UserException.failed("Use either the area path argument or --area, not both.");
        }
        AreaSelector area = AreaSelector.of(path.or(() -> line.text(AREA)), line.text(LEAF), line.flag(UNASSIGNED),
                line.flag(EXACT));
        UsageSelection selection = new UsageSelection(line.text(AreaCommands.MACHINE),
                line.text(AreaCommands.HARNESS), Optional.empty(), CallFilter.ANY, area, OptionalLong.empty());
        ReportPeriod asked = new UsageOptions(context).period(Optional.empty());
        boolean oldestFirst = line.text(ORDER).equals(Optional.of("asc"));
        return new SessionQuery(selection, new ReportPeriod(asked.name(), asked.window(), asked.zone(), false),
                oldestFirst ? SessionOrder.OLDEST_FIRST : SessionOrder.NEWEST_FIRST, OptionalLong.of(recent), false,
                false, false);
    }
}
