package toktrail.args;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What may stand where the cursor is, for a command line that is still being typed.
 *
 * <p>The scripts of {@link CompletionScript} call the program with the words so far and print {@link Answer#lines()}.
 */
public final class Completion {

    /** One possible word and a few words about it, which may be empty. */
    public record Candidate(String value, String help) {
        public Candidate {
            Objects.requireNonNull(value, "value");
            Objects.requireNonNull(help, "help");
        }
    }

    /** What the program knows beyond its declarations. */
    public interface Values {
        /** All values of a topic in the order they are shown, empty for an unknown one. */
        List<Candidate> of(String topic);
    }

    /** What the shell completes by itself, besides the candidates. */
    public enum Paths { NONE, FILES, DIRECTORIES }

    /** Candidates that start with the last word, in the order of the help. */
    public record Answer(List<Candidate> candidates, Paths paths) {
        public Answer {
            candidates = List.copyOf(candidates);
            Objects.requireNonNull(paths, "paths");
        }

        /** {@code VALUE<TAB>HELP} for each candidate, {@code :files} or {@code :dirs} for paths. */
        public List<String> lines() {
            List<String> lines = new ArrayList<>();
            for (Candidate candidate : candidates) {
                lines.add(candidate.help().isEmpty() ? candidate.value()
                        : candidate.value() + "\t" + candidate.help().replaceAll("\\p{Cntrl}+", " "));
            }
            if (paths != Paths.NONE) {
                lines.add(paths == Paths.FILES ? ":files" : ":dirs");
            }
            return lines;
        }
    }

    private final CommandTree tree;
    private final Values values;
    private final String last;
    private final List<Candidate> found = new ArrayList<>();
    private Paths paths = Paths.NONE;

    private Completion(CommandTree tree, Values values, String last) {
        this.tree = tree;
        this.values = values;
        this.last = last;
    }

    /**
     * Never fails, whatever the words are.
     *
     * @param words the words behind the program's name up to the cursor, the last one being typed, perhaps empty
     */
    public static Answer answer(CommandTree tree, List<String> words, Values values) {
        int count = words.size();
        String last = count == 0 ? "" : words.get(count - 1);
        List<String> before = count == 0 ? List.of() : words.subList(0, count - 1);
        Completion completion = new Completion(tree, values, last);
        completion.complete(WordScan.of(tree, before), before);
        return new Answer(completion.found, completion.paths);
    }

    private void complete(WordScan scan, List<String> before) {
        CommandSpec command = scan.path().last();
        if (scan.awaiting().isPresent()) {
            addValues(scan.awaiting().get().valued().orElseThrow().type(), "");
            return;
        }
        if (scan.lost()) {
            return;
        }
        int equals = last.indexOf('=');
        if (scan.optionsPossible() && last.startsWith("--") && equals > 0) {
            tree.option(command, last.substring(0, equals)).flatMap(Option::valued)
                    .ifPresent(valued -> addValues(valued.type(), last.substring(0, equals + 1)));
            return;
        }
        if (scan.optionsPossible() && last.startsWith("-")) {
            addOptions(scan);
            return;
        }
        optionalValue(scan, before).ifPresent(valued -> addValues(valued.type(), ""));
        for (CommandSpec subcommand : command.shownSubcommands()) {
            add(subcommand.name().main(), subcommand.prose().summary());
        }
        positional(command, scan.words().size()).ifPresent(positional -> addValues(positional.value().type(), ""));
        if (found.isEmpty() && paths == Paths.NONE && last.isEmpty() && scan.optionsPossible()) {
            addOptions(scan);
        }
    }

    private void addOptions(WordScan scan) {
        Set<Option> given = new HashSet<>();
        scan.occurrences().forEach(occurrence -> given.add(occurrence.option()));
        List<Option> options = new ArrayList<>(scan.path().last().shownOptions());
        options.addAll(tree.shownGlobals(scan.path().last()));
        for (Option option : options) {
            if (!given.contains(option) || option.is(Option.Trait.REPEATABLE)) {
                option.allNames().stream().filter(name -> name.startsWith("--"))
                        .forEach(name -> add(name, option.help()));
            }
        }
    }

    /** The option just before the cursor whose value may be left out. */
    private static Optional<Kind.Valued> optionalValue(WordScan scan, List<String> before) {
        if (scan.occurrences().isEmpty() || before.isEmpty()) {
            return Optional.empty();
        }
        WordScan.Occurrence latest = scan.occurrences().get(scan.occurrences().size() - 1);
        boolean open = latest.value().isEmpty() && latest.name().equals(before.get(before.size() - 1));
        return open ? latest.option().valued() : Optional.empty();
    }

    private static Optional<Positional> positional(CommandSpec command, int index) {
        List<Positional> all = command.syntax().positionals();
        if (index < all.size()) {
            return Optional.of(all.get(index));
        }
        boolean repeated = !all.isEmpty() && all.get(all.size() - 1).count().repeated();
        return repeated ? Optional.of(all.get(all.size() - 1)) : Optional.empty();
    }

    private void addValues(ValueType type, String prefix) {
        if (type instanceof ValueType.Choice choice) {
            choice.values().forEach(value -> add(prefix + value, ""));
        } else if (type instanceof ValueType.PathText path) {
            paths = path.target() == ValueType.PathText.Target.FILE ? Paths.FILES : Paths.DIRECTORIES;
        } else if (type instanceof ValueType.Text text && !text.topic().isEmpty()) {
            values.of(text.topic()).forEach(value -> add(prefix + value.value(), value.help()));
        }
    }

    /** A value with a line end or a tab could not be told from its neighbours and is left out. */
    private void add(String value, String help) {
        if (value.startsWith(last) && value.chars().noneMatch(Character::isISOControl)) {
            found.add(new Candidate(value, help));
        }
    }
}
