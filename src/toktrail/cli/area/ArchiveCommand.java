package toktrail.cli.area;

import toktrail.args.CommandSpec;
import toktrail.cli.frame.Command;
import toktrail.cli.frame.CommandContext;
import toktrail.error.ExitCode;
import toktrail.ledger.Ledger;
import toktrail.ledger.area.AreaArchival;
import toktrail.text.Numbers;

/** {@code toktrail area archive}. */
final class ArchiveCommand implements Command {

    @Override
    public CommandSpec spec() {
        return CommandSpec.command("archive", "Take an area and all below it out of the lists.")
                .withDescription("Sessions keep their areas. An area comes back when it is created or used again.")
                .withPositionals(AreaCommands.AREA)
                .withExample("toktrail area archive work/shop", "work/shop and what lies below it");
    }

    @Override
    public ExitCode run(CommandContext context) {
        AreaArchival done;
        try (Ledger ledger = context.workspace().ledger().open()) {
            done = ledger.areas().archive(context.invocation().text(AreaCommands.AREA).orElseThrow(),
                    AreaCommands.now(context));
        }
        context.out().line("Archived " + Numbers.count(done.rows()) + " area rows under " + done.path() + ".");
        return ExitCode.DONE;
    }
}
