package toktrail.cli.area;

import toktrail.args.CommandSpec;
import toktrail.args.Option;
import toktrail.args.Positional;
import toktrail.cli.frame.Command;
import toktrail.cli.frame.CommandContext;
import toktrail.cli.frame.Topics;
import toktrail.error.ExitCode;
import toktrail.ledger.Ledger;
import toktrail.ledger.area.AreaMove;

/** {@code toktrail area merge}. */
final class MergeCommand implements Command {

    private static final Positional TARGET = area("TARGET", "The area that stays.");
    private static final Positional SOURCE = area("SOURCE", "The area that goes into it.");
    private static final Option DRY_RUN = Option.flag("--dry-run", "Only say what would be merged.");

    private static Positional area(String label, String help) {
        return Positional.one(label, help).asKnown(Topics.AREAS);
    }

    @Override
    public CommandSpec spec() {
        return CommandSpec.command("merge", "Move an area, with all below it, into another area.")
                .withDescription("Areas below both are joined. The target keeps its names; the source is archived.")
                .withPositionals(TARGET, SOURCE).withOptions(DRY_RUN)
                .withExample("toktrail area merge work/shop work/store", "all sessions of work/store are work/shop's");
    }

    @Override
    public ExitCode run(CommandContext context) {
        String target = context.invocation().text(TARGET).orElseThrow();
        String source = context.invocation().text(SOURCE).orElseThrow();
        if (context.invocation().flag(DRY_RUN)) {
            AreaMove plan = context.workspace().ledger().read(view -> view.planMerge(target, source));
            context.out().line("Would merge " + plan.from() + " into " + plan.to() + ".");
            return ExitCode.DONE;
        }
        AreaMove move;
        try (Ledger ledger = context.workspace().ledger().open()) {
            move = ledger.areas().merge(target, source, AreaCommands.now(context));
        }
        context.out().line("Merged " + move.from() + " into " + move.to() + "; " + MoveCommand.counts(move));
        return ExitCode.DONE;
    }
}
