package toktrail.cli;

import java.util.List;
import toktrail.args.CommandPath;
import toktrail.args.CommandSpec;
import toktrail.args.CommandTree;
import toktrail.args.HelpText;
import toktrail.args.Positional;
import toktrail.error.ExitCode;
import toktrail.terminal.LineWidth;

/** {@code toktrail help [COMMAND…]}. */
final class HelpCommand implements Command {

    private static final Positional COMMAND = Positional.any("COMMAND", "The command, word by word.");

    @Override
    public CommandSpec spec() {
        return CommandSpec.command("help", "Show the help of a command.")
                .withPositionals(COMMAND)
                .withExample("toktrail help usage", "what \"toktrail usage\" can do");
    }

    @Override
    public ExitCode run(CommandContext context) {
        return print(context, context.invocation().list(COMMAND));
    }

    static ExitCode print(CommandContext context, List<String> words) {
        CommandTree tree = Commands.tree();
        CommandPath path = tree.find(words);
        context.out().print(HelpText.render(tree, path, LineWidth.of(context.environment()), context.style()::bold));
        return ExitCode.DONE;
    }
}
