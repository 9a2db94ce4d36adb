package toktrail.args;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * All commands of a program.
 *
 * @param root    the program; its own options are accepted only without a command
 * @param globals options accepted at every command, before and after it; {@link #HELP} and {@link #VERSION} always are
 *                and must not be listed. An option a command declares itself wins over a global one of the same name
 */
public record CommandTree(CommandSpec root, List<Option> globals) {

    /** Shows the help of the command named before it. */
    static final Option HELP = Option.flag("--help", "Show this help and exit.").withName("-h");

    /** Shows the version of the program. */
    public static final Option VERSION = Option.flag("--version", "Show the version and exit.").withName("-V");

    public CommandTree {
        Objects.requireNonNull(root, "root");
        globals = List.copyOf(globals);
    }

    /** The path of the program itself. */
    CommandPath rootPath() {
        return new CommandPath(List.of(root));
    }

    /** {@link #globals} and the two that are always there. */
    public List<Option> allGlobals() {
        List<Option> all = new ArrayList<>(globals);
        all.add(VERSION);
        all.add(HELP);
        return List.copyOf(all);
    }

    /** The global options that are shown at {@code command}: not hidden, not replaced by one of its own. */
    public List<Option> shownGlobals(CommandSpec command) {
        return allGlobals().stream()
                .filter(option -> !option.is(Option.Trait.HIDDEN) && command.option(option.name()).isEmpty())
                .toList();
    }

    /** The option that {@code name} means at {@code command}: its own, else a global one. */
    Optional<Option> option(CommandSpec command, String name) {
        Optional<Option> own = command.option(name);
        if (own.isPresent()) {
            return own;
        }
        Optional<Option> global = CommandSpec.find(globals, name);
        if (global.isPresent()) {
            return global;
        }
        return HELP.answersTo(name) ? Optional.of(HELP)
                : VERSION.answersTo(name) ? Optional.of(VERSION) : Optional.empty();
    }

    /**
     * The command that words name, aliases included; no words name the program.
     *
     * @throws toktrail.error.UserException (usage) for the first word that names no command there
     */
    public CommandPath find(List<String> words) {
        CommandPath path = rootPath();
        for (String word : words) {
            Optional<CommandSpec> next = path.last().subcommand(word);
            if (next.isEmpty()) {
                throw UsageErrors.noSuchCommand(this, path, word);
            }
            path = path.then(next.get());
        }
        return path;
    }

    /** Every command that is shown and reached by shown ones, the program first, each group before its members. */
    public List<CommandPath> shownPaths() {
        List<CommandPath> paths = new ArrayList<>();
        addShown(rootPath(), paths);
        return List.copyOf(paths);
    }

    private static void addShown(CommandPath path, List<CommandPath> into) {
        into.add(path);
        for (CommandSpec subcommand : path.last().shownSubcommands()) {
            addShown(path.then(subcommand), into);
        }
    }
}
