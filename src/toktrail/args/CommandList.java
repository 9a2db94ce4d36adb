package toktrail.args;

import java.util.List;
import java.util.stream.Stream;

/** The commands of a tree as plain data, for programs that want to know them; hidden ones are left out. */
public final class CommandList {

    /**
     * One command.
     *
     * @param words     how it is called, {@code [usage, daily]}; empty for the program itself
     * @param aliases   other names of the last word
     * @param summary   one sentence
     * @param usage     the usage line
     * @param runs      whether it does something without a sub-command
     * @param options   own options; those of the program itself include the global ones
     * @param arguments arguments in their order
     */
    public record Entry(List<String> words, List<String> aliases, String summary, String usage, boolean runs,
            List<OptionEntry> options, List<ArgumentEntry> arguments) {
        public Entry {
            words = List.copyOf(words);
            aliases = List.copyOf(aliases);
            options = List.copyOf(options);
            arguments = List.copyOf(arguments);
        }
    }

    /**
     * One option.
     *
     * @param names      all names, the negative one of a pair last
     * @param value      what stands for the value, empty without one
     * @param choices    the words a value may be, empty for any
     * @param standard   the default as text, empty for none
     * @param variable   the environment variable, empty for none
     * @param repeatable whether all values count
     * @param help       one line
     */
    public record OptionEntry(List<String> names, String value, List<String> choices, String standard, String variable,
            boolean repeatable, String help) {
        public OptionEntry {
            names = List.copyOf(names);
            choices = List.copyOf(choices);
        }
    }

    /**
     * One argument.
     *
     * @param label    what stands for it
     * @param required whether it must be there
     * @param repeated whether there may be several
     * @param choices  the words it may be, empty for any
     * @param help     one line
     */
    public record ArgumentEntry(String label, boolean required, boolean repeated, List<String> choices, String help) {
        public ArgumentEntry {
            choices = List.copyOf(choices);
        }
    }

    private CommandList() { }

    /** All commands, the program first, each group before its members, in the order of the help. */
    public static List<Entry> of(CommandTree tree) {
        return tree.shownPaths().stream().map(path -> entry(tree, path)).toList();
    }

    private static Entry entry(CommandTree tree, CommandPath path) {
        CommandSpec command = path.last();
        List<OptionEntry> options = command.shownOptions().stream().map(CommandList::entry).toList();
        if (path.isRoot()) {
            options = Stream.concat(options.stream(),
                    tree.shownGlobals(command).stream().map(CommandList::entry)).toList();
        }
        return new Entry(path.names(), command.name().aliases(), command.prose().summary(), path.usage(),
                command.alone() == CommandSpec.Alone.RUNS, options,
                command.syntax().positionals().stream().map(CommandList::entry).toList());
    }

    private static OptionEntry entry(Option option) {
        return new OptionEntry(option.allNames(), option.valued().map(Kind.Valued::label).orElse(""),
                option.valued().map(CommandList::choices).orElse(List.of()), option.fallback().value(),
                option.fallback().variable(), option.is(Option.Trait.REPEATABLE), option.help());
    }

    private static ArgumentEntry entry(Positional positional) {
        return new ArgumentEntry(positional.label(), positional.count().required(), positional.count().repeated(),
                choices(positional.value()), positional.help());
    }

    private static List<String> choices(Kind.Valued valued) {
        return valued.type() instanceof ValueType.Choice choice ? choice.values() : List.of();
    }
}
