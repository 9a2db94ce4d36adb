package toktrail.args;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

/** The text behind {@code --help}, for any command of a tree. */
public final class HelpText {

    /** No line is longer, however wide the terminal. */
    public static final int WIDTH_LIMIT = 80;

    /** Narrower terminals get lines of this width all the same. */
    public static final int WIDTH_MINIMUM = 40;

    private static final String INDENT = "  ";
    private static final String EXAMPLE_INDENT = "      ";
    private static final int TERM_LIMIT = 26;

    private final CommandTree tree;
    private final CommandPath path;
    private final int width;
    private final UnaryOperator<String> heading;
    private final StringBuilder text = new StringBuilder();

    private HelpText(CommandTree tree, CommandPath path, int width, UnaryOperator<String> heading) {
        this.tree = tree;
        this.path = path;
        this.width = Math.max(WIDTH_MINIMUM, Math.min(WIDTH_LIMIT, width));
        this.heading = Objects.requireNonNull(heading, "heading");
    }

    /**
     * The help of one command: usage, one sentence, arguments, options under their headings, sub-commands, examples.
     * The program's own help lists the global options, all others name them. Ends with a line end.
     *
     * @param width   columns there are; used between {@link #WIDTH_MINIMUM} and {@link #WIDTH_LIMIT}
     * @param heading gives a heading its look, such as bold; must not change its columns
     */
    public static String render(CommandTree tree, CommandPath path, int width, UnaryOperator<String> heading) {
        return new HelpText(tree, path, width, heading).render();
    }

    /** As {@link #render(CommandTree, CommandPath, int, UnaryOperator)} with plain headings. */
    public static String render(CommandTree tree, CommandPath path, int width) {
        return render(tree, path, width, UnaryOperator.identity());
    }

    private String render() {
        CommandSpec command = path.last();
        hanging(heading.apply("Usage:") + " ", "Usage: ".length(), path.usage());
        text.append('\n');
        paragraph("", command.prose().summary());
        if (!command.name().aliases().isEmpty()) {
            paragraph("", "Also called: " + String.join(", ", command.name().aliases()) + ".");
        }
        for (String further : command.prose().description()) {
            text.append('\n');
            paragraph("", further);
        }
        arguments(command);
        for (Map.Entry<String, List<Option>> group : OptionText.groups(command.shownOptions()).entrySet()) {
            options(group.getKey(), group.getValue());
        }
        if (path.isRoot()) {
            options("Global options", tree.shownGlobals(command));
        }
        commands(command);
        examples(command);
        if (!path.isRoot()) {
            globalsHint(command);
        }
        return text.toString();
    }

    private void arguments(CommandSpec command) {
        if (command.syntax().positionals().isEmpty()) {
            return;
        }
        title("Arguments");
        for (Positional positional : command.syntax().positionals()) {
            row(positional.usage(), OptionText.help(positional));
        }
    }

    private void options(String group, List<Option> options) {
        title(group);
        for (Option option : options) {
            row(OptionText.term(option), OptionText.help(option));
        }
    }

    private void commands(CommandSpec command) {
        if (command.shownSubcommands().isEmpty()) {
            return;
        }
        title("Commands");
        for (CommandSpec subcommand : command.shownSubcommands()) {
            row(subcommand.name().main(), subcommand.prose().summary() + OptionText.aliases(subcommand));
        }
    }

    private void examples(CommandSpec command) {
        if (command.prose().examples().isEmpty()) {
            return;
        }
        title("Examples");
        for (CommandSpec.Example example : command.prose().examples()) {
            text.append(INDENT).append(example.line()).append('\n');
            paragraph(EXAMPLE_INDENT, example.meaning());
        }
    }

    private void globalsHint(CommandSpec command) {
        List<String> names = tree.shownGlobals(command).stream().map(Option::name).toList();
        title("Global options");
        paragraph(INDENT, String.join(", ", names));
        paragraph(INDENT, "See '" + tree.root().name().main() + " --help'.");
    }

    private void title(String title) {
        text.append('\n').append(heading.apply(title + ":")).append('\n');
    }

    /** A term and its help, beside each other if the term is short enough. */
    private void row(String term, String help) {
        int column = INDENT.length() + termWidth() + INDENT.length();
        List<String> lines = Paragraph.fill(help, width - column);
        int next = 0;
        if (term.length() <= termWidth()) {
            String gap = " ".repeat(column - INDENT.length() - term.length());
            text.append((INDENT + term + gap + lines.get(0)).stripTrailing());
            next = 1;
        } else {
            List<String> parts = Paragraph.fill(term, width - INDENT.length());
            text.append(INDENT).append(String.join("\n" + INDENT + INDENT, parts));
        }
        text.append('\n');
        for (String line : lines.subList(next, lines.size())) {
            text.append((" ".repeat(column) + line).stripTrailing()).append('\n');
        }
    }

    private int termWidth() {
        return Math.min(TERM_LIMIT, width / 3);
    }

    private void paragraph(String indent, String words) {
        for (String line : Paragraph.fill(words, width - indent.length())) {
            text.append(indent).append(line).append('\n');
        }
    }

    private void hanging(String first, int columns, String words) {
        String separator = "\n" + " ".repeat(columns);
        text.append(first).append(String.join(separator, Paragraph.fill(words, width - columns))).append('\n');
    }
}
