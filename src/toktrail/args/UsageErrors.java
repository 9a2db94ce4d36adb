package toktrail.args;

import java.util.ArrayList;
import java.util.List;
import toktrail.error.Suggestion;
import toktrail.error.UserException;

/** The messages for a command line that was not understood. */
final class UsageErrors {

    private UsageErrors() { }

    /** The message behind {@code Error: }, preceded by where to look for help. */
    static UserException error(CommandPath path, String message) {
        return UserException.usage("Usage: " + path.usage() + "\n"
                + "Try '" + path.title() + " --help' for help.\n"
                + "\n"
                + "Error: " + message);
    }

    static UserException noSuchCommand(CommandTree tree, CommandPath path, String word) {
        return error(path, noSuchCommand(path.last(), word));
    }

    static String noSuchCommand(CommandSpec command, String word) {
        List<String> names = new ArrayList<>();
        for (CommandSpec subcommand : command.shownSubcommands()) {
            names.add(subcommand.name().main());
            names.addAll(subcommand.name().aliases());
        }
        return "No such command '" + word + "'." + Suggestion.hint(word, names);
    }

    static String noSuchOption(CommandTree tree, CommandSpec command, String name) {
        List<String> names = new ArrayList<>();
        for (Option option : command.shownOptions()) {
            names.addAll(option.allNames());
        }
        for (Option option : tree.shownGlobals(command)) {
            names.addAll(option.allNames());
        }
        return "No such option: " + name + Suggestion.hint(name, names);
    }

    static String noValueAllowed(String name) {
        return "Option '" + name + "' does not take a value.";
    }

    static String valueMissing(String name) {
        return "Option '" + name + "' requires an argument.";
    }

    static String invalidValue(String name, String reason) {
        return "Invalid value for '" + name + "': " + reason;
    }

    static String surplus(List<String> words) {
        return (words.size() == 1 ? "Got unexpected extra argument (" : "Got unexpected extra arguments (")
                + String.join(" ", words) + ")";
    }
}
