package toktrail.cli.budget;

import java.util.List;
import toktrail.args.CommandSpec;
import toktrail.cli.frame.Command;
import toktrail.cli.frame.CommandContext;
import toktrail.error.ExitCode;

/** {@code toktrail budget …}: limits of the user. Alone it is {@code budget status}. */
public final class BudgetCommand implements Command {

    private final BudgetStatusCommand status = new BudgetStatusCommand();

    @Override
    public CommandSpec spec() {
        return CommandSpec.command("budget", "Show what is spent of your budgets, and where that leads.")
                .withDescription("A budget is a limit of your own for each day, week, month or year, in USD or tokens,"
                        + " for all usage or a part of it. Budgets are set in the configuration. Without a command it"
                        + " shows how they stand.")
                .withOptions(BudgetStatusCommand.OPTIONS)
                .withSubcommands(status.spec())
                .withExample("toktrail budget", "how all budgets stand")
                .withExample("toktrail budget --check --no-refresh", "in a script: fail when a budget is overdrawn");
    }

    @Override
    public List<Command> children() {
        return List.of(status);
    }

    @Override
    public ExitCode run(CommandContext context) {
        return status.run(context);
    }
}
