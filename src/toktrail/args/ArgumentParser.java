package toktrail.args;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import toktrail.error.UserException;

/**
 * Turns the words of a command line into an {@link Invocation}.
 *
 * <p>Long options are {@code --name value} or {@code --name=value}, short ones {@code -o value} or {@code -ovalue};
 * they are neither bundled nor abbreviated. The word behind an option with a value is its value, whatever it looks
 * like. Options and arguments mix freely; {@code --} ends the options; {@code -} is an argument, and so is a negative
 * number where one is expected. Global options may stand anywhere before {@code --}. Given several times, the last one
 * wins unless the option is repeatable. An option of a command that has sub-commands may stand before the name of the
 * sub-command if that one has it, too.
 *
 * <p>{@code --help} and {@code --version} win over every mistake. Otherwise the first mistake from the left is
 * reported, then values, missing options, missing arguments, surplus arguments, each with
 * {@link UserException#usage(String)}; its lines are the usage line, where to get help, an empty line, and
 * {@code Error: } with the message. A value that is well-formed but refused by its declaration's own message fails
 * last, as {@link UserException#failed(String)}.
 */
public final class ArgumentParser {

    private final List<String> typed;
    private final CommandTree tree;
    private final WordScan scan;
    private final Map<Option, List<Invocation.Given>> given = new LinkedHashMap<>();
    private final Map<Positional, List<String>> arguments = new LinkedHashMap<>();
    private Optional<String> failure = Optional.empty();

    private ArgumentParser(List<String> typed, CommandTree tree, WordScan scan) {
        this.typed = typed;
        this.tree = tree;
        this.scan = scan;
    }

    /**
     * Reads a whole command line.
     *
     * @param words what follows the program's name
     * @throws UserException with what is wrong
     */
    public static Invocation parse(CommandTree tree, List<String> words) {
        return new ArgumentParser(words, tree, WordScan.of(tree, words)).invocation();
    }

    private Invocation invocation() {
        Optional<WordScan.Request> request = scan.request();
        if (request.isPresent()) {
            boolean help = request.get().option() == CommandTree.HELP;
            return interrupted(help ? Invocation.Outcome.HELP : Invocation.Outcome.VERSION, request.get().path());
        }
        if (scan.mistake().isPresent()) {
            throw UsageErrors.error(scan.mistake().get().path(), scan.mistake().get().message());
        }
        CommandSpec command = scan.path().last();
        if (command.alone() == CommandSpec.Alone.MISSES_COMMAND) {
            throw error("Missing command.");
        }
        for (WordScan.Occurrence occurrence : scan.occurrences()) {
            takeOption(ownerOf(occurrence), occurrence);
        }
        requireOptions(command);
        takeArguments(command);
        if (failure.isPresent()) {
            throw UserException.failed(failure.get());
        }
        return new Invocation(typed, tree, Invocation.Outcome.RUN, scan.path(), given, arguments);
    }

    /** Help and version keep the global options that make sense by themselves, such as colour, and drop the rest. */
    private Invocation interrupted(Invocation.Outcome outcome, CommandPath path) {
        for (WordScan.Occurrence occurrence : scan.occurrences()) {
            if (occurrence.option().isAmong(tree.globals()) && problem(occurrence).isEmpty()) {
                record(occurrence.option(), occurrence);
            }
        }
        return new Invocation(typed, tree, outcome, path, given, arguments);
    }

    /** The option an occurrence counts for: itself, or that of the sub-command if it stood before its name. */
    private Option ownerOf(WordScan.Occurrence occurrence) {
        Option option = occurrence.option();
        CommandSpec command = scan.path().last();
        boolean own = occurrence.level() == scan.path().commands().size();
        if (own || option.isAmong(tree.globals())) {
            return option;
        }
        Option inherited = command.option(occurrence.name())
                .orElseThrow(() -> error(UsageErrors.noSuchOption(tree, command, occurrence.name())));
        if (inherited.valued().isPresent() && occurrence.value().isEmpty()
                && !inherited.is(Option.Trait.VALUE_OPTIONAL)) {
            throw error(UsageErrors.valueMissing(occurrence.name()));
        }
        if (inherited.valued().isEmpty() && occurrence.value().isPresent()) {
            throw error(UsageErrors.noValueAllowed(occurrence.name()));
        }
        return inherited;
    }

    private void takeOption(Option option, WordScan.Occurrence occurrence) {
        if (option.valued().isPresent()) {
            for (String value : values(option, occurrence)) {
                check(option.valued().get(), occurrence.name(), value);
            }
        }
        record(option, occurrence);
    }

    private void record(Option option, WordScan.Occurrence occurrence) {
        boolean negated = option.kind() instanceof Kind.Pair pair && pair.negative().equals(occurrence.name());
        List<String> values = new ArrayList<>();
        for (String value : values(option, occurrence)) {
            values.add(option.valued().orElseThrow().type().canonical(value));
        }
        List<Invocation.Given> list = given.computeIfAbsent(option, key -> new ArrayList<>());
        if (!option.is(Option.Trait.REPEATABLE)) {
            list.clear();
        }
        list.add(new Invocation.Given(negated, values));
    }

    private static List<String> values(Option option, WordScan.Occurrence occurrence) {
        if (occurrence.value().isEmpty() || !option.is(Option.Trait.COMMA_LIST)) {
            return occurrence.value().map(List::of).orElse(List.of());
        }
        List<String> parts = new ArrayList<>();
        String text = occurrence.value().get();
        for (int from = 0; from <= text.length();) {
            int comma = text.indexOf(',', from);
            int to = comma < 0 ? text.length() : comma;
            String part = text.substring(from, to).strip();
            if (!part.isEmpty()) {
                parts.add(part);
            }
            from = to + 1;
        }
        return parts;
    }

    private static Optional<ValueType.Refusal> problem(WordScan.Occurrence occurrence) {
        if (occurrence.option().valued().isEmpty()) {
            return Optional.empty();
        }
        ValueType type = occurrence.option().valued().get().type();
        return values(occurrence.option(), occurrence).stream()
                .flatMap(value -> type.check(value).stream()).findFirst();
    }

    private void check(Kind.Valued valued, String name, String value) {
        Optional<ValueType.Refusal> problem = valued.type().check(value);
        if (problem.isEmpty()) {
            return;
        }
        if (!problem.get().outside() || valued.failure().isEmpty()) {
            throw error(UsageErrors.invalidValue(name, problem.get().text()));
        }
        if (failure.isEmpty()) {
            failure = valued.failure().map(message -> message.replace("{}", value));
        }
    }

    private void requireOptions(CommandSpec command) {
        for (Option option : command.syntax().options()) {
            if (option.is(Option.Trait.REQUIRED) && !given.containsKey(option)) {
                throw error("Missing option '" + option.name() + "'.");
            }
        }
    }

    private void takeArguments(CommandSpec command) {
        List<String> words = scan.words();
        int next = 0;
        for (Positional positional : command.syntax().positionals()) {
            int end = positional.count().repeated() ? words.size() : Math.min(next + 1, words.size());
            List<String> taken = new ArrayList<>();
            for (String word : words.subList(next, end)) {
                check(positional.value(), positional.label(), word);
                taken.add(positional.value().type().canonical(word));
            }
            if (taken.isEmpty() && positional.count().required()) {
                throw error("Missing argument '" + positional.label() + "'.");
            }
            arguments.put(positional, List.copyOf(taken));
            next = end;
        }
        if (next < words.size()) {
            throw error(UsageErrors.surplus(words.subList(next, words.size())));
        }
    }

    private UserException error(String message) {
        return UsageErrors.error(scan.path(), message);
    }
}
