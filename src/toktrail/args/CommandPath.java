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
    String usage() {
        return title() + " " + String.join(" ", usageWords());
    }

    /** What stands behind the title in {@link #usage()}, word by word: {@code [OPTIONS]}, {@code RUN_ID}. */
    public List<String> usageWords() {
        List<String> words = new ArrayList<>(List.of("[OPTIONS]"));
        CommandSpec command = last();
        if (command.isGroup()) {
            words.add(command.alone() == CommandSpec.Alone.RUNS ? "[COMMAND]" : "COMMAND");
            words.add("[ARGS]...");
        }
        if (command.syntax().unknown() == CommandSpec.Unknown.STOP) {
            words.add("[--]");
        }
        command.syntax().positionals().forEach(positional -> words.add(positional.usage()));
        return words;
    }
}
