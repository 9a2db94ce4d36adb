package toktrail.args;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds mistakes in declarations. Meant for tests: a program whose tree has problems is wrong, not its user. */
public final class SpecChecker {

    private static final int EXAMPLE_WIDTH = HelpText.WIDTH_LIMIT - 2;

    private final CommandTree tree;
    private final List<String> problems = new ArrayList<>();

    private SpecChecker(CommandTree tree) {
        this.tree = tree;
    }

    /** Everything that is wrong, one line each, beginning with the command; empty for a good tree. */
    public static List<String> problems(CommandTree tree) {
        SpecChecker checker = new SpecChecker(tree);
        checker.checkNames("global options", tree.allGlobals());
        tree.globals().forEach(option -> checker.checkOption("global options", option));
        checker.check(tree.rootPath());
        return List.copyOf(checker.problems);
    }

    private void check(CommandPath path) {
        CommandSpec command = path.last();
        String where = path.title();
        checkName(where, command);
        checkSentence(where, "summary", command.prose().summary());
        checkNames(where, command.syntax().options());
        command.syntax().options().forEach(option -> {
            checkOption(where, option);
            require(!option.answersTo("--help") && !option.answersTo("-h"), where, option.name() + " hides --help");
        });
        checkPositionals(where, command);
        checkExamples(path);
        Set<String> seen = new HashSet<>();
        for (CommandSpec subcommand : command.subcommands()) {
            List<String> names = new ArrayList<>(subcommand.name().aliases());
            names.add(subcommand.name().main());
            names.forEach(name -> require(seen.add(name), where, "two commands are called " + name));
            checkInherited(where, command, subcommand);
            check(path.then(subcommand));
        }
    }

    private void checkName(String where, CommandSpec command) {
        List<String> names = new ArrayList<>(command.name().aliases());
        names.add(command.name().main());
        for (String name : names) {
            require(isWord(name) || name.startsWith("__"), where, "odd command name '" + name + "'");
        }
    }

    /** An option before a sub-command is read as the group declares it, so both must agree on what follows the name. */
    private void checkInherited(String where, CommandSpec group, CommandSpec subcommand) {
        for (Option option : group.syntax().options()) {
            for (String name : option.allNames()) {
                subcommand.option(name).ifPresent(below -> require(
                        below.valued().isPresent() == option.valued().isPresent(),
                        where, name + " takes a value in only one of the group and " + subcommand.name().main()));
            }
        }
    }

    private void checkNames(String where, List<Option> options) {
        Set<String> seen = new HashSet<>();
        for (Option option : options) {
            for (String name : option.allNames()) {
                require(seen.add(name), where, "two options are called " + name);
            }
        }
    }

    private void checkOption(String where, Option option) {
        for (String name : option.allNames()) {
            boolean isLong = name.startsWith("--") && isWord(name.substring(2));
            boolean isShort = name.length() == 2 && name.charAt(0) == '-' && Character.isLetter(name.charAt(1));
            require(isLong || isShort, where, "odd option name '" + name + "'");
        }
        require(option.name().startsWith("--"), where, "the main name " + option.name() + " is short");
        checkSentence(where, option.name(), option.help());
        require(!option.group().isBlank() && !option.group().endsWith(":"), where,
                option.name() + " has an odd heading");
        if (option.valued().isEmpty()) {
            require(!option.is(Option.Trait.REPEATABLE) && !option.is(Option.Trait.COMMA_LIST)
                    && !option.is(Option.Trait.VALUE_OPTIONAL), where,
                    option.name() + " has no value to repeat or leave out");
        } else {
            require(!option.valued().get().label().isBlank(), where, option.name() + " has no label");
            checkType(where, option.name(), option.valued().get());
        }
    }

    private void checkType(String where, String name, Kind.Valued valued) {
        if (valued.type() instanceof ValueType.Choice choice) {
            Set<String> seen = new HashSet<>();
            for (String value : choice.values()) {
                require(seen.add(value), where, name + " lists '" + value + "' twice");
                require(choice.canonical(value).equals(value), where, name + " can never be '" + value + "'");
            }
        }
        boolean limited = valued.type() instanceof ValueType.Choice || !valued.type().range().isEmpty();
        require(valued.failure().isEmpty() || limited, where, name + " has a failure but nothing to refuse");
    }

    private void checkPositionals(String where, CommandSpec command) {
        List<Positional> positionals = command.syntax().positionals();
        require(positionals.isEmpty() || !command.isGroup(), where, "a word cannot be sub-command and argument");
        Set<String> labels = new HashSet<>();
        boolean optionalSeen = false;
        for (int i = 0; i < positionals.size(); i++) {
            Positional positional = positionals.get(i);
            require(labels.add(positional.label()), where, "two arguments are called " + positional.label());
            require(!positional.label().isBlank(), where, "an argument has no label");
            checkSentence(where, positional.label(), positional.help());
            checkType(where, positional.label(), positional.value());
            require(!positional.count().repeated() || i == positionals.size() - 1, where,
                    positional.label() + " leaves nothing for the arguments behind it");
            require(!optionalSeen || !positional.count().required(), where,
                    positional.label() + " is required behind an optional argument");
            optionalSeen |= !positional.count().required();
        }
    }

    /** An example may be a pipeline, so it is only searched for the name of the program. */
    private void checkExamples(CommandPath path) {
        for (CommandSpec.Example example : path.last().prose().examples()) {
            require(example.line().length() <= EXAMPLE_WIDTH, path.title(), "long example '" + example.line() + "'");
            checkSentence(path.title(), "example '" + example.line() + "'", example.meaning());
            require(example.line().contains(tree.root().name().main()), path.title(),
                    "example '" + example.line() + "' does not call the program");
        }
    }

    private void checkSentence(String where, String what, String text) {
        require(!text.isBlank(), where, what + " has no text");
        require(text.isBlank() || text.equals(text.strip()) && text.lines().count() == 1, where,
                what + " is not one line");
        require(text.lines().count() > 1 || text.chars().noneMatch(c -> c < 0x20), where,
                what + " holds a control character");
    }

    private static boolean isWord(String name) {
        return !name.isEmpty() && name.charAt(0) != '-'
                && name.chars().allMatch(c -> c == '-' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9');
    }

    private void require(boolean holds, String where, String problem) {
        if (!holds) {
            problems.add(where + ": " + problem);
        }
    }
}
