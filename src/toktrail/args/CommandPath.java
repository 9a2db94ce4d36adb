package toktrail.args;

import java.util.ArrayList;
import java.util.List;

/**
 * The way from the program to one command.
 *
 * @param commands the program itself first, the command last; never empty
 */
public record CommandPath(List<CommandSpec> commands) {

    public CommandPath {
        commands = List.copyOf(commands);
        if (commands.isEmpty()) {
            throw new IllegalArgumentException("a path without a program");
        }
    }

    /** The command the path leads to. */
    public CommandSpec last() {
        return commands.get(commands.size() - 1);
    }

    /** Whether this is the program without a command. */
    public boolean isRoot() {
        return commands.size() == 1;
    }

    /** The main names without the program's: {@code [usage, daily]}; empty for the program. */
    public List<String> names() {
        return commands.stream().skip(1).map(command -> command.name().main()).toList();
    }

    /** {@code toktrail usage daily}. */
    public String title() {
        return String.join(" ", commands.stream().map(command -> command.name().main()).toList());
    }

    /** The path of a sub-command of {@link #last()}. */
    public CommandPath then(CommandSpec subcommand) {
        List<CommandSpec> longer = new ArrayList<>(commands);
        longer.add(subcommand);
        return new CommandPath(longer);
    }

    /** The path of the command above, the program's own for the program. */
    public CommandPath parent() {
        return isRoot() ? this : new CommandPath(commands.subList(0, commands.size() - 1));
    }

    /** {@code toktrail run archive [OPTIONS] RUN_ID}, without the word {@code Usage}. */
    public String usage() {
        StringBuilder line = new StringBuilder(title()).append(" [OPTIONS]");
        CommandSpec command = last();
        if (command.isGroup()) {
            line.append(command.alone() == CommandSpec.Alone.RUNS ? " [COMMAND] [ARGS]..." : " COMMAND [ARGS]...");
        }
        if (command.syntax().unknown() == CommandSpec.Unknown.STOP) {
            line.append(" [--]");
        }
        for (Positional positional : command.syntax().positionals()) {
            line.append(' ').append(positional.usage());
        }
        return line.toString();
    }
}
