package toktrail.cli.area;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import toktrail.args.CommandSpec;
import toktrail.args.Invocation;
import toktrail.args.Option;
import toktrail.cli.frame.Command;
import toktrail.cli.frame.CommandContext;
import toktrail.cli.frame.UsageOptions;
import toktrail.error.ExitCode;
import toktrail.error.UserException;
import toktrail.ledger.Ledger;
import toktrail.ledger.area.BulkAssignment;
import toktrail.ledger.filter.SessionCandidate;
import toktrail.ledger.filter.SessionChoice;
import toktrail.report.ReportPeriod;
import toktrail.text.Numbers;
import toktrail.text.Sanitised;
import toktrail.time.Timestamps;
import toktrail.usage.AreaPath;

/** {@code toktrail area bulk-assign}: many sessions into an area; shows them first. */
final class BulkAssignCommand implements Command {

    private static final Option UNASSIGNED = Option.flag("--unassigned", "Only sessions without area.");
    private static final Option OVERWRITE = Option.flag("--overwrite", "Sessions of other areas as well.");
    private static final Option APPLY = Option.flag("--apply", "Assign them.");
    private static final Option DRY_RUN = Option.flag("--dry-run", "Only show them, which is what happens anyway.");

    @Override
    public CommandSpec spec() {
        List<Option> options = new ArrayList<>(List.of(UNASSIGNED, AreaCommands.HARNESS, AreaCommands.MACHINE,
                OVERWRITE, APPLY, DRY_RUN, UsageOptions.SINCE, UsageOptions.UNTIL, UsageOptions.PERIOD));
        options.addAll(UsageOptions.PERIOD_FLAGS);
        options.addAll(List.of(UsageOptions.TIMEZONE, UsageOptions.UTC));
        return CommandSpec.command("bulk-assign", "Assign many sessions to an area.")
                .withDescription("The sessions that have calls in the time asked for. Without --apply they are listed"
                        + " and nothing changes. The area is created if it is missing.")
                .withPositionals(AreaCommands.PATH).withOptions(options)
                .withExample("toktrail area bulk-assign work --harness codex --this-week",
                        "show which sessions would be assigned")
                .withExample("toktrail area bulk-assign work --harness codex --this-week --apply", "assign them");
    }

    @Override
    public ExitCode run(CommandContext context) {
        Invocation line = context.invocation();
        if (line.flag(APPLY) && line.flag(DRY_RUN)) {
            throw UserException.failed("Use either --apply or --dry-run.");
        }
        AreaPath path = AreaCommands.path(context);
        ReportPeriod period = new UsageOptions(context).period(Optional.empty());
        SessionChoice choice = new SessionChoice(line.text(AreaCommands.MACHINE), line.text(AreaCommands.HARNESS),
                period.window(), line.flag(UNASSIGNED), line.flag(OVERWRITE));
        if (line.flag(APPLY)) {
            apply(context, choice, path);
        } else {
            show(context, choice, path, period.zone());
        }
        return ExitCode.DONE;
    }

    private static void apply(CommandContext context, SessionChoice choice, AreaPath path) {
        BulkAssignment done;
        try (Ledger ledger = context.workspace().ledger().open()) {
            AreaCommands.checkHarness(context, ledger);
            done = ledger.areas().assignAll(choice, path, AreaCommands.now(context));
        }
        context.out().line("Assigned " + Numbers.count(done.assigned().size()) + " sessions to " + done.path()
                + "; skipped " + Numbers.count(done.skipped()) + ".");
    }

    private static void show(CommandContext context, SessionChoice choice, AreaPath path, ZoneId zone) {
        BulkAssignment plan = context.workspace().ledger().read(view -> {
            choice.harness().ifPresent(harness -> view.checkHarness(harness, context.workspace().tools().ids()));
            return view.planAssignment(choice, path);
        });
        context.out().line("Would assign " + Numbers.count(plan.assigned().size()) + " source sessions to "
                + plan.path() + ":");
        for (SessionCandidate candidate : plan.assigned()) {
            context.out().line("- " + Sanitised.line(candidate.session().key()) + "  last="
                    + Timestamps.text(candidate.lastMs(), zone) + "  total="
                    + Numbers.count(candidate.totalTokens()));
        }
        context.out().line("Use --apply to write changes.");
    }
}
