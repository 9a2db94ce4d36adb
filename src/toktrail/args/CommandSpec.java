package toktrail.args;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The declaration of one command: what it is called, what it accepts, what people should know. It has no behaviour.
 *
 * @param name        what it is called
 * @param syntax      what it accepts
 * @param prose       what help and manual say
 * @param alone       what happens when no sub-command is named
 * @param visibility  whether help, suggestions and manual know it
 * @param subcommands the commands below it, in the order of the help; empty for a plain command
 */
public record CommandSpec(
        Name name, Syntax syntax, Prose prose, Alone alone, Visibility visibility, List<CommandSpec> subcommands) {

    /** The word on the command line and other words that mean the same. */
    public record Name(String main, List<String> aliases) {
        public Name {
            Objects.requireNonNull(main, "main");
            aliases = List.copyOf(aliases);
        }
    }

    /**
     * What may follow the name.
     *
     * @param options     own options, in the order of the help
     * @param positionals arguments in their order
     * @param unknown     what an option nobody declared means
     */
    public record Syntax(List<Option> options, List<Positional> positionals, Unknown unknown) {
        public Syntax {
            options = List.copyOf(options);
            positionals = List.copyOf(positionals);
            Objects.requireNonNull(unknown, "unknown");
        }
    }

    /** What an option nobody declared means. */
    public enum Unknown {
        /** A mistake. */
        REFUSE,
        /**
         * The beginning of somebody else's command line: it and all words after it are arguments, as is the first
         * word.
         */
        STOP
    }

    /**
     * Words for people.
     *
     * @param summary     one sentence for lists and the top of the help
     * @param description further paragraphs
     * @param examples    command lines that work
     * @param notes       paragraphs about errors and odd cases, for the manual only
     */
    public record Prose(String summary, List<String> description, List<Example> examples, List<String> notes) {
        public Prose {
            Objects.requireNonNull(summary, "summary");
            description = List.copyOf(description);
            examples = List.copyOf(examples);
            notes = List.copyOf(notes);
        }
    }

    /** A whole command line and what it does, one line each. */
    public record Example(String line, String meaning) {
        public Example {
            Objects.requireNonNull(line, "line");
            Objects.requireNonNull(meaning, "meaning");
        }
    }

    /** What a command does when no sub-command is named. */
    public enum Alone {
        /** It does its own work. The only one for a command without sub-commands. */
        RUNS,
        /** It is a group; a sub-command is missing. */
        MISSES_COMMAND
    }

    /** Whether help, completion, suggestions, manual and the list of commands know it. */
    public enum Visibility { SHOWN, HIDDEN }

    public CommandSpec {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(syntax, "syntax");
        Objects.requireNonNull(prose, "prose");
        Objects.requireNonNull(alone, "alone");
        Objects.requireNonNull(visibility, "visibility");
        subcommands = List.copyOf(subcommands);
        if (subcommands.isEmpty() && alone != Alone.RUNS) {
            throw new IllegalArgumentException(name.main() + " has nothing to do");
        }
    }

    /** A command that does something and takes nothing yet. */
    public static CommandSpec command(String name, String summary) {
        return new CommandSpec(new Name(name, List.of()), new Syntax(List.of(), List.of(), Unknown.REFUSE),
                new Prose(summary, List.of(), List.of(), List.of()), Alone.RUNS, Visibility.SHOWN, List.of());
    }

    /** A command that only leads to others. */
    public static CommandSpec group(String name, String summary, CommandSpec... subcommands) {
        CommandSpec plain = command(name, summary);
        return new CommandSpec(plain.name, plain.syntax, plain.prose, Alone.MISSES_COMMAND, plain.visibility,
                List.of(subcommands));
    }

    /** With further names that mean the same. */
    public CommandSpec withAliases(String... aliases) {
        return new CommandSpec(new Name(name.main(), List.of(aliases)), syntax, prose, alone, visibility, subcommands);
    }

    /** With these options after those it has. */
    public CommandSpec withOptions(Option... options) {
        return withOptions(Arrays.asList(options));
    }

    /** With these options after those it has. */
    public CommandSpec withOptions(List<Option> options) {
        return withSyntax(new Syntax(join(syntax.options(), options), syntax.positionals(), syntax.unknown()));
    }

    /** With these arguments after those it has. */
    public CommandSpec withPositionals(Positional... positionals) {
        return withSyntax(new Syntax(syntax.options(), join(syntax.positionals(), Arrays.asList(positionals)),
                syntax.unknown()));
    }

    /** Takes the first argument or undeclared option, and everything behind it, as arguments. */
    public CommandSpec stoppingAtFirstUnknown() {
        return withSyntax(new Syntax(syntax.options(), syntax.positionals(), Unknown.STOP));
    }

    /** With these paragraphs after those it has. */
    public CommandSpec withDescription(String... paragraphs) {
        return withProse(new Prose(prose.summary(), join(prose.description(), Arrays.asList(paragraphs)),
                prose.examples(), prose.notes()));
    }

    /** With one more example. */
    public CommandSpec withExample(String line, String meaning) {
        return withProse(new Prose(prose.summary(), prose.description(),
                join(prose.examples(), List.of(new Example(line, meaning))), prose.notes()));
    }

    /** With these notes after those it has. */
    public CommandSpec withNotes(String... paragraphs) {
        return withProse(new Prose(prose.summary(), prose.description(), prose.examples(),
                join(prose.notes(), Arrays.asList(paragraphs))));
    }

    /** With these sub-commands after those it has. */
    public CommandSpec withSubcommands(CommandSpec... more) {
        return new CommandSpec(name, syntax, prose, alone, visibility, join(subcommands, Arrays.asList(more)));
    }

    /** With another answer to a missing sub-command. */
    CommandSpec withAlone(Alone answer) {
        return new CommandSpec(name, syntax, prose, answer, visibility, subcommands);
    }

    /** Works but is not shown. */
    public CommandSpec hidden() {
        return new CommandSpec(name, syntax, prose, alone, Visibility.HIDDEN, subcommands);
    }

    /** Whether a word may name a sub-command here. */
    boolean isGroup() {
        return !subcommands.isEmpty();
    }

    /** Whether help and its kin know the command. */
    boolean isShown() {
        return visibility == Visibility.SHOWN;
    }

    /** The sub-command of that name or alias. */
    Optional<CommandSpec> subcommand(String word) {
        for (CommandSpec candidate : subcommands) {
            if (candidate.name.main().equals(word) || candidate.name.aliases().contains(word)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    /** The own option of that name, the negative name of a pair included. */
    Optional<Option> option(String word) {
        return find(syntax.options(), word);
    }

    /** The sub-commands that are shown. */
    public List<CommandSpec> shownSubcommands() {
        return subcommands.stream().filter(CommandSpec::isShown).toList();
    }

    /** The own options that are shown. */
    public List<Option> shownOptions() {
        return syntax.options().stream().filter(option -> !option.is(Option.Trait.HIDDEN)).toList();
    }

    static Optional<Option> find(List<Option> options, String word) {
        for (Option option : options) {
            if (option.answersTo(word)) {
                return Optional.of(option);
            }
        }
        return Optional.empty();
    }

    private CommandSpec withSyntax(Syntax other) {
        return new CommandSpec(name, other, prose, alone, visibility, subcommands);
    }

    private CommandSpec withProse(Prose other) {
        return new CommandSpec(name, syntax, other, alone, visibility, subcommands);
    }

    private static <T> List<T> join(List<T> first, List<T> second) {
        List<T> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }
}
