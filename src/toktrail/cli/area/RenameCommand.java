package toktrail.cli.area;

import toktrail.args.CommandSpec;
import toktrail.args.Positional;
import toktrail.cli.frame.Command;
import toktrail.cli.frame.CommandContext;
import toktrail.error.ExitCode;
import toktrail.ledger.Ledger;
import toktrail.ledger.area.AreaMove;

/** {@code toktrail area rename}. */
final class RenameCommand implements Command {

    private static final Positional NEW = Positional.one("NEW", "The new last segment, or a whole path with a slash.");

    @Override
    public CommandSpec spec() {
        return CommandSpec.command("rename", "Give an area another name.")
                .withDescription("The same as move, but the new name may be the last segment alone.")
                .withPositionals(AreaCommands.AREA, NEW)
                .withExample("toktrail area rename work/shop \"Web Shop\"", "work/shop becomes work/web-shop");
    }

    @Override
    public ExitCode run(CommandContext context) {
        AreaMove move;
        try (Ledger ledger = context.workspace().ledger().open()) {
            move = ledger.areas().rename(context.invocation().text(AreaCommands.AREA).orElseThrow(),
                    context.invocation().text(NEW).orElseThrow(), AreaCommands.now(context));
        }
        MoveCommand.print(context, move);
        return ExitCode.DONE;
    }
}
