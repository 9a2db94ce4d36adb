package toktrail.cli.area;

import toktrail.args.CommandSpec;
import toktrail.cli.frame.Command;
import toktrail.cli.frame.CommandContext;
import toktrail.cli.frame.GlobalOptions;
import toktrail.error.ExitCode;
import toktrail.ledger.Ledger;

/** {@code toktrail area clear}. */
final class ClearCommand implements Command {

    @Override
    public CommandSpec spec() {
        return CommandSpec.command("clear", "Let no area be active.").withOptions(GlobalOptions.JSON)
                .withExample("toktrail area clear", "new sessions get no area, unless rules say one");
    }

    @Override
    public ExitCode run(CommandContext context) {
        try (Ledger ledger = context.workspace().ledger().open()) {
            ledger.areas().clear(AreaCommands.now(context));
            if (context.json()) {
                Status status = Status.read(context, ledger);
                context.printJson(writer -> AreaOutput.status(writer, status.machine(), status.active()));
                return ExitCode.DONE;
            }
        }
        context.out().line("Cleared active area. New source sessions will be unassigned until another area is"
                + " selected.");
        return ExitCode.DONE;
    }
}
