package toktrail.cli.refresh;

import toktrail.args.CommandSpec;
import toktrail.cli.frame.Command;
import toktrail.cli.frame.CommandContext;
import toktrail.error.ExitCode;
import toktrail.ledger.Ledger;

/** {@code toktrail init}: makes the ledger. Never required; every command that needs it does the same. */
public final class InitCommand implements Command {

    @Override
    public CommandSpec spec() {
        return CommandSpec.command("init", "Create the ledger, or bring it up to date.")
                .withExample("toktrail init", "create ~/.local/state/toktrail/toktrail.db");
    }

    @Override
    public ExitCode run(CommandContext context) {
        context.workspace().tolerateBrokenConfiguration();
        try (Ledger ledger = context.workspace().ledger().open()) {
            context.out().line("Initialized toktrail database: " + ledger.path());
        }
        return ExitCode.DONE;
    }
}
