package toktrail.cli.help;

import java.util.List;
import java.util.function.Supplier;
import toktrail.args.CommandList;
import toktrail.args.CommandPath;
import toktrail.args.CommandSpec;
import toktrail.args.CommandTree;
import toktrail.args.HelpText;
import toktrail.args.Option;
import toktrail.args.Positional;
import toktrail.cli.frame.Command;
import toktrail.cli.frame.CommandContext;
import toktrail.error.ExitCode;
import toktrail.terminal.LineWidth;

/** {@code toktrail help [COMMAND…]}; with {@code --json} the declarations of that command and those below it. */
public final class HelpCommand implements Command {

    private static final Option JSON =
            Option.flag("--json", "Print the declarations of the commands as JSON instead.");
    private static final Positional COMMAND = Positional.any("COMMAND", "The command, word by word.");

    private final Supplier<CommandTree> all;

    /** @param all the declarations of all commands */
    public HelpCommand(Supplier<CommandTree> all) {
        this.all = all;
    }

    @Override
    public CommandSpec spec() {
        return CommandSpec.command("help", "Show the help of a command.")
                .withDescription("With --json it lists the command and all commands below it with their options and "
                        + "arguments, for programs that want to know them.")
                .withOptions(JSON).withPositionals(COMMAND)
                .withExample("toktrail help usage", "what \"toktrail usage\" can do")
                .withExample("toktrail help --json", "all commands and options as data");
    }

    @Override
    public ExitCode run(CommandContext context) {
        if (context.invocation().flag(JSON)) {
            CommandTree tree = all.get();
            List<String> above = tree.find(context.invocation().list(COMMAND)).names();
            context.printJson(writer -> CommandListJson.write(writer, CommandList.of(tree).stream()
                    .filter(entry -> entry.words().size() >= above.size()
                            && entry.words().subList(0, above.size()).equals(above)).toList()));
            return ExitCode.DONE;
        }
        return print(context, context.invocation().list(COMMAND));
    }

    /** Prints the help of the command with this name, of the program without one. */
    public ExitCode print(CommandContext context, List<String> words) {
        CommandTree tree = all.get();
        CommandPath path = tree.find(words);
        context.out().print(HelpText.render(tree, path, LineWidth.of(context.environment()), context.style()::bold));
        return ExitCode.DONE;
    }
}
