package toktrail.cli;

import java.util.List;
import toktrail.args.CommandPath;
import toktrail.args.CommandSpec;
import toktrail.args.CommandTree;
import toktrail.cli.subscriptions.SubscriptionsCommand;
import toktrail.cli.prices.PricesCommands;

/** The commands of the program. */
final class Commands {

    /** The program itself; its children are all commands, in the order of the help. */
    static final RootCommand ROOT = new RootCommand(List.of(
            new InitCommand(),
            new RefreshCommand(),
            new WatchCommand(),
            new SourcesCommand(),
            UsageCommands.GROUP,
            RunCommands.GROUP,
            new SubscriptionsCommand(),
            PricesCommands.GROUP,
            ConfigCommands.GROUP,
            CopilotCommands.GROUP,
            new HelpCommand(),
            new ManCommand(),
            new CompletionCommand(),
            new CompleteCommand()));

    private Commands() { }

    /** The declarations of all of them. */
    static CommandTree tree() {
        return new CommandTree(ROOT.spec(), GlobalOptions.ALL);
    }

    /** The command a path leads to. */
    static Command find(CommandPath path) {
        Command command = ROOT;
        for (CommandSpec spec : path.commands().subList(1, path.commands().size())) {
            command = command.children().stream().filter(child -> child.spec().name().equals(spec.name())).findFirst()
                    .orElseThrow();
        }
        return command;
    }
}
