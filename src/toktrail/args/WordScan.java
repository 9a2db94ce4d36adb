package toktrail.args;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What each word of a command line is: command, option, value or argument. It never fails; the first mistake is kept
 * and the scan goes on, so that a later {@code --help} is still found. Serves one command line.
 */
final class WordScan {

    /**
     * An option that was given.
     *
     * @param name  as it was typed
     * @param value absent for flags, pairs, and values that were left out
     * @param level the number of commands named before it, the program counted
     */
    record Occurrence(Option option, String name, Optional<String> value, int level) { }

    /** A request that stops everything else, and the command it is about. */
    record Request(Option option, CommandPath path) { }

    /** A mistake and the command whose help would explain it. */
    record Mistake(CommandPath path, String message) { }

    private static final String END_OF_OPTIONS = "--";

    private final CommandTree tree;
    private final List<Occurrence> occurrences = new ArrayList<>();
    private final List<String> words = new ArrayList<>();
    private CommandPath path;
    private Optional<Mistake> mistake = Optional.empty();
    private Optional<Request> request = Optional.empty();
    private Optional<Option> awaiting = Optional.empty();
    private String awaitingName = "";
    private boolean optionsEnded;
    private boolean stopped;
    private boolean lost;

    private WordScan(CommandTree tree) {
        this.tree = tree;
        this.path = tree.rootPath();
    }

    static WordScan of(CommandTree tree, List<String> tokens) {
        WordScan scan = new WordScan(tree);
        for (int i = 0; i < tokens.size(); i++) {
            boolean valueFollows = i + 1 < tokens.size() && !tokens.get(i + 1).startsWith("-");
            scan.take(tokens.get(i), valueFollows);
        }
        return scan;
    }

    /** The deepest command named. */
    CommandPath path() {
        return path;
    }

    List<Occurrence> occurrences() {
        return occurrences;
    }

    /** The arguments in their order, names of commands not among them. */
    List<String> words() {
        return words;
    }

    /** The first mistake; an option at the end that still waits for its value counts last. */
    Optional<Mistake> mistake() {
        return mistake.isPresent() || awaiting.isEmpty() ? mistake
                : Optional.of(new Mistake(path, UsageErrors.valueMissing(awaitingName)));
    }

    /** The first {@code --help} or {@code --version}. */
    Optional<Request> request() {
        return request;
    }

    /** The option whose value the next word would be. */
    Optional<Option> awaiting() {
        return awaiting;
    }

    /** Whether the next word could be an option. */
    boolean optionsPossible() {
        return !optionsEnded && !stopped;
    }

    /** Whether a word named no command, so that nothing is known about those behind it. */
    boolean lost() {
        return lost;
    }

    private void take(String token, boolean valueFollows) {
        if (awaiting.isPresent()) {
            add(awaiting.get(), awaitingName, Optional.of(token));
            awaiting = Optional.empty();
        } else if (stopped) {
            words.add(token);
        } else if (optionsEnded || !token.startsWith("-") || token.equals("-")) {
            takeWord(token);
        } else if (token.equals(END_OF_OPTIONS)) {
            optionsEnded = true;
        } else {
            takeOption(token, valueFollows);
        }
    }

    private void takeWord(String token) {
        CommandSpec command = path.last();
        if (lost) {
            return;
        }
        if (!command.isGroup()) {
            words.add(token);
            stopped = command.syntax().unknown() == CommandSpec.Unknown.STOP;
            return;
        }
        Optional<CommandSpec> subcommand = command.subcommand(token);
        if (subcommand.isPresent()) {
            path = path.then(subcommand.get());
        } else {
            lost = true;
            note(UsageErrors.noSuchCommand(command, token));
        }
    }

    private void takeOption(String token, boolean valueFollows) {
        boolean isLong = token.startsWith("--");
        int equals = isLong ? token.indexOf('=') : -1;
        String name = equals < 0 ? token : token.substring(0, equals);
        Optional<String> attached = equals < 0 ? Optional.empty() : Optional.of(token.substring(equals + 1));
        Optional<Option> option = tree.option(path.last(), name);
        if (option.isEmpty() && !isLong && token.length() > 2) {
            option = tree.option(path.last(), token.substring(0, 2)).filter(found -> found.valued().isPresent());
            if (option.isPresent()) {
                name = token.substring(0, 2);
                attached = Optional.of(token.substring(2));
            }
        }
        if (option.isPresent()) {
            takeKnown(option.get(), name, attached, valueFollows);
        } else if (path.last().syntax().unknown() == CommandSpec.Unknown.STOP) {
            words.add(token);
            stopped = true;
        } else if (expectsArgument() && isNegativeNumber(token)) {
            words.add(token);
        } else {
            note(UsageErrors.noSuchOption(tree, path.last(), name));
        }
    }

    /** Whether the command takes another argument. */
    private boolean expectsArgument() {
        List<Positional> positionals = path.last().syntax().positionals();
        int count = positionals.size();
        return words.size() < count || count > 0 && positionals.get(count - 1).count().repeated();
    }

    private static boolean isNegativeNumber(String token) {
        boolean digits = token.length() > 1;
        for (int i = 1; i < token.length(); i++) {
            char c = token.charAt(i);
            digits &= c >= '0' && c <= '9' || c == '.' && i > 1;
        }
        return digits;
    }

    private void takeKnown(Option option, String name, Optional<String> attached, boolean valueFollows) {
        if (option.valued().isEmpty()) {
            if (attached.isPresent()) {
                note(UsageErrors.noValueAllowed(name));
            } else if (option == CommandTree.HELP || option == CommandTree.VERSION) {
                request = request.or(() -> Optional.of(new Request(option, path)));
            } else {
                add(option, name, Optional.empty());
            }
        } else if (attached.isPresent() || option.is(Option.Trait.VALUE_OPTIONAL) && !valueFollows) {
            add(option, name, attached);
        } else {
            awaiting = Optional.of(option);
            awaitingName = name;
        }
    }

    private void add(Option option, String name, Optional<String> value) {
        occurrences.add(new Occurrence(option, name, value, path.commands().size()));
    }

    private void note(String message) {
        if (mistake.isEmpty()) {
            mistake = Optional.of(new Mistake(path, message));
        }
    }
}
