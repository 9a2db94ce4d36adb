package toktrail.cli.area;

import toktrail.args.CommandSpec;
import toktrail.args.Positional;
import toktrail.cli.frame.Command;
import toktrail.cli.frame.CommandContext;
import toktrail.error.ExitCode;
import toktrail.ledger.Ledger;
import toktrail.ledger.area.AreaMove;
import toktrail.ledger.area.AreaPaths;
import toktrail.text.Numbers;
import toktrail.usage.AreaPath;

/** {@code toktrail area move}. */
final class MoveCommand implements Command {

    private static final Positional NEW = Positional.one("NEW", "Path it has from now on.");

    @Override
    public CommandSpec spec() {
        return CommandSpec.command("move", "Move an area, with all below it, to another path.")
                .withDescription("Sessions go with it. Areas that are there already are joined; the old ones are"
                        + " archived.")
                .withPositionals(AreaCommands.AREA, NEW)
                .withExample("toktrail area move work/shop clients/shop", "the same area under clients");
    }

    @Override
    public ExitCode run(CommandContext context) {
        AreaPath to = AreaPaths.parse(context.invocation().text(NEW).orElseThrow());
        AreaMove move;
        try (Ledger ledger = context.workspace().ledger().open()) {
            move = ledger.areas().move(context.invocation().text(AreaCommands.AREA).orElseThrow(), to,
                    AreaCommands.now(context));
        }
        print(context, move);
        return ExitCode.DONE;
    }

    /** Says what was moved. */
    static void print(CommandContext context, AreaMove move) {
        context.out().line("Moved " + move.from() + " -> " + move.to() + "; " + counts(move));
    }

    /** {@code reassigned A assignments and E events.} */
    static String counts(AreaMove move) {
        return "reassigned " + Numbers.count(move.assignments()) + " assignments and "
                + Numbers.count(move.events()) + " events.";
    }
}
