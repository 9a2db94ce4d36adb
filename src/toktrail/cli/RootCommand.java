package toktrail.cli;

import java.util.List;
import toktrail.args.CommandSpec;
import toktrail.args.Option;
import toktrail.cli.frame.Command;
import toktrail.cli.frame.CommandContext;
import toktrail.cli.help.CompletionCommand;
import toktrail.cli.help.HelpCommand;
import toktrail.cli.overview.SummaryView;
import toktrail.config.choice.DefaultCommand;
import toktrail.environment.TerminalFacts;
import toktrail.environment.TerminalFacts.Stream;
import toktrail.error.ExitCode;

/**
 * {@code toktrail} without a command: a short summary of what was used.
 *
 * @param children the commands it leads to
 */
record RootCommand(List<Command> children) implements Command {

    static final Option INSTALL_COMPLETION = Option.choice("--install-completion", CompletionCommand.SHELLS,
            "Install completion for a shell, by default the current one.")
            .with(Option.Trait.VALUE_OPTIONAL);
    static final Option SHOW_COMPLETION = Option.choice("--show-completion", CompletionCommand.SHELLS,
            "Print the completion script of a shell, by default the current one.")
            .with(Option.Trait.VALUE_OPTIONAL);

    RootCommand {
        children = List.copyOf(children);
    }

    @Override
    public CommandSpec spec() {
        CommandSpec[] subcommands = new CommandSpec[children.size()];
        for (int i = 0; i < subcommands.length; i++) {
            subcommands[i] = children.get(i).spec();
        }
        return CommandSpec.command("toktrail", "Know what your AI coding tools consumed.")
                .withDescription("Imports the token usage that AI coding tools leave in local files into a ledger, and"
                        + " reports tokens and cost by tool, model, agent, session, project area and machine. Without a"
                        + " command it prints a short summary.")
                .withOptions(INSTALL_COMPLETION, SHOW_COMPLETION)
                .withSubcommands(subcommands)
                .withExample("toktrail", "what was used today, this week, this month")
                .withExample("toktrail usage this-month --json", "the month as JSON");
    }

    @Override
    public ExitCode run(CommandContext context) {
        if (context.invocation().isGiven(INSTALL_COMPLETION)) {
            return CompletionCommand.install(context, context.invocation().text(INSTALL_COMPLETION));
        }
        if (context.invocation().isGiven(SHOW_COMPLETION)) {
            return CompletionCommand.show(context, context.invocation().text(SHOW_COMPLETION));
        }
        TerminalFacts terminal = context.environment().terminal();
        boolean interactive = terminal.isTerminal(Stream.IN) && terminal.isTerminal(Stream.OUT);
        DefaultCommand wanted = context.workspace().configuration().ui().defaultCommand();
        if (wanted == DefaultCommand.HELP && interactive) {
            return new HelpCommand(Commands::tree).print(context, List.of());
        }
        return new SummaryView(context, Commands::has).print();
    }
}
