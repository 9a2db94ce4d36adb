package toktrail.cli.area;

import toktrail.args.CommandSpec;
import toktrail.cli.frame.AreaDetection;
import toktrail.cli.frame.Command;
import toktrail.cli.frame.CommandContext;
import toktrail.cli.frame.GlobalOptions;
import toktrail.error.ExitCode;
import toktrail.ledger.area.Area;

/** {@code toktrail area status}. */
final class StatusCommand implements Command {

    @Override
    public CommandSpec spec() {
        return CommandSpec.command("status", "Show the active area of this machine.").withOptions(GlobalOptions.JSON)
                .withExample("toktrail area status", "the area that new sessions get, and until when");
    }

    @Override
    public ExitCode run(CommandContext context) {
        context.workspace().ledger().make();
        Status status = context.workspace().ledger().read(view -> Status.read(context, view));
        if (context.json()) {
            context.printJson(writer -> AreaOutput.status(writer, status.machine(), status.active()));
        } else {
            context.out().line(AreaOutput.status(status.machine(), status.active(), context.workspace().zone()));
            AreaDetection.mismatchNote(context, status.active().area().map(Area::path))
                    .ifPresent(context.out()::line);
        }
        return ExitCode.DONE;
    }
}
