package toktrail.cli.subscriptions;

import java.util.List;
import toktrail.args.CommandSpec;
import toktrail.cli.frame.Command;
import toktrail.cli.frame.CommandContext;
import toktrail.error.ExitCode;

/** {@code toktrail subscriptions …}: the plans of the user. Alone it is {@code subscriptions status}. */
public final class SubscriptionsCommand implements Command {

    private final StatusCommand status = new StatusCommand();

    @Override
    public CommandSpec spec() {
        return CommandSpec.command("subscriptions", "Report how far the quotas of plans are used.")
                .withDescription("A plan is what a provider sells: a price and limits that begin anew every five"
                        + " hours, day, week, month or year. Plans are described in subscriptions.toml. Without a"
                        + " command their status is reported.")
                .withOptions(StatusCommand.OPTIONS)
                .withSubcommands(status.spec())
                .withExample("toktrail subscriptions", "all plans")
                .withExample("toktrail subscriptions --provider anthropic --period 5h",
                        "the five-hour window of the plans for one provider");
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
