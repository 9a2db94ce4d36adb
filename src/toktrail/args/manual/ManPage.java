package toktrail.args.manual;

import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import toktrail.args.CommandPath;
import toktrail.args.CommandSpec;
import toktrail.args.CommandTree;
import toktrail.args.Kind;
import toktrail.args.Option;
import toktrail.args.OptionText;
import toktrail.args.Positional;

/** The manual page of a command in mdoc, made from its declaration and from prose written by hand. */
public final class ManPage {

    /**
     * What a page says about itself.
     *
     * @param date   the day it was last changed, empty for none
     * @param origin name and version of what it belongs to, {@code toktrail 1.0.0}
     */
    public record Edition(Optional<LocalDate> date, String origin) {
        public Edition {
            Objects.requireNonNull(date, "date");
            Objects.requireNonNull(origin, "origin");
        }
    }

    /** All sections a page may have, in their order. */
    static final List<String> SECTIONS = List.of("NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "COMMANDS",
            "ENVIRONMENT", "FILES", "EXIT STATUS", "EXAMPLES", "DIAGNOSTICS", "SEE ALSO", "STANDARDS", "HISTORY",
            "CAVEATS", "BUGS");

    private static final String SECTION = ".Sh ";
    private static final String SEE_ALSO = "SEE ALSO";
    private static final String REFERENCE = ".Xr ";
    private static final String COMMENT = ".\\\"";

    private final CommandTree tree;
    private final CommandPath path;
    private final CommandSpec command;
    private final Map<String, String> sections = new LinkedHashMap<>();

    private ManPage(CommandTree tree, CommandPath path) {
        this.tree = tree;
        this.path = path;
        this.command = path.last();
    }

    /** {@code toktrail-usage-daily}, the page's name without its section. */
    public static String name(CommandPath path) {
        return path.title().replace(' ', '-');
    }

    /**
     * Divides a hand-written text into sections: each begins with a line {@code .Sh NAME}. Comments before the first
     * one are dropped.
     *
     * @throws IllegalArgumentException if other text stands there, or a section is unknown or there twice
     */
    public static Map<String, String> sections(String mdoc) {
        Map<String, StringBuilder> found = new LinkedHashMap<>();
        StringBuilder current = null;
        for (String line : mdoc.lines().toList()) {
            if (line.startsWith(SECTION)) {
                String name = line.substring(SECTION.length()).strip();
                current = new StringBuilder();
                if (!SECTIONS.contains(name) || found.put(name, current) != null) {
                    throw new IllegalArgumentException("unknown or repeated section " + name);
                }
            } else if (current != null) {
                current.append(line).append('\n');
            } else if (!line.isBlank() && !line.startsWith(COMMENT)) {
                throw new IllegalArgumentException("text before the first section: " + line);
            }
        }
        Map<String, String> sections = new LinkedHashMap<>();
        found.forEach((name, text) -> sections.put(name, text.toString()));
        return sections;
    }

    /**
     * The page. Same input, same text; ends with a line end.
     *
     * @param prose mdoc text by section, put behind what the declaration gives for that section; empty for none;
     *              lines {@code .Xr NAME SECTION} of {@code SEE ALSO} are sorted into it
     */
    public static String render(CommandTree tree, CommandPath path, Edition edition, Map<String, String> prose) {
        return new ManPage(tree, path).render(edition, prose);
    }

    private String render(Edition edition, Map<String, String> prose) {
        fill();
        sections.put(SEE_ALSO, seeAlso(prose.getOrDefault(SEE_ALSO, "")));
        StringBuilder page = new StringBuilder(heading(name(path), 1, edition));
        for (String section : SECTIONS) {
            String text = sections.getOrDefault(section, "")
                    + (section.equals(SEE_ALSO) ? "" : prose.getOrDefault(section, ""));
            if (!text.isEmpty()) {
                page.append(SECTION).append(section).append('\n').append(text);
            }
        }
        return page.toString();
    }

    /**
     * The lines at the top of a page.
     *
     * @param name    of the page, such as {@code toktrail-usage}
     * @param section of the manual
     */
    public static String heading(String name, int section, Edition edition) {
        String date = edition.date().map(day -> day.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH) + " "
                + day.getDayOfMonth() + ", " + day.getYear()).orElse("");
        return (".Dd " + date).stripTrailing() + "\n.Dt " + name.toUpperCase(Locale.ROOT) + " " + section
                + "\n.Os " + Mdoc.words(edition.origin()) + "\n";
    }

    private void fill() {
        sections.put("NAME", ".Nm " + name(path) + "\n.Nd "
                + Mdoc.words(withoutStop(command.prose().summary())) + "\n");
        sections.put("SYNOPSIS", synopsis());
        sections.put("DESCRIPTION", description());
        sections.put("OPTIONS", options());
        sections.put("COMMANDS", commands());
        sections.put("ENVIRONMENT", environment());
        sections.put("EXIT STATUS", """
                .Bl -tag -width Ds
                .It 0
                Done, also when there was nothing to show.
                .It 1
                The request failed.
                .It 2
                The command line was not understood.
                .It 130
                Ended by Ctrl\\-C.
                .El
                """);
        sections.put("EXAMPLES", examples());
    }

    private String synopsis() {
        StringBuilder text = new StringBuilder(".Nm \"" + path.title() + "\"\n");
        for (String word : path.usageWords()) {
            String label = word.replace("[", "").replace("]", "").replace("...", "");
            text.append(word.startsWith("[") ? ".Op " : ".")
                    .append(label.equals("--") ? "Fl \\&-" : "Ar " + Mdoc.words(label))
                    .append(word.contains("...") ? " ...\n" : "\n");
        }
        return text.toString();
    }

    private String description() {
        StringBuilder text = new StringBuilder(Mdoc.text(command.prose().summary()));
        if (!command.name().aliases().isEmpty()) {
            text.append("It is also called\n");
            for (int i = 0; i < command.name().aliases().size(); i++) {
                boolean end = i == command.name().aliases().size() - 1;
                text.append(".Cm ").append(Mdoc.words(command.name().aliases().get(i))).append(end ? " .\n" : " ,\n");
            }
        }
        command.prose().description().forEach(paragraph -> text.append(".Pp\n").append(Mdoc.text(paragraph)));
        command.prose().notes().forEach(paragraph -> text.append(".Pp\n").append(Mdoc.text(paragraph)));
        if (!command.syntax().positionals().isEmpty()) {
            text.append(".Pp\nThe arguments are:\n.Bl -tag -width Ds\n");
            for (Positional positional : command.syntax().positionals()) {
                text.append(".It Ar ").append(Mdoc.words(positional.label())).append('\n');
                text.append(Mdoc.text(OptionText.help(positional)));
            }
            text.append(".El\n");
        }
        return text.toString();
    }

    private String options() {
        StringBuilder text = new StringBuilder();
        Map<String, List<Option>> groups = new LinkedHashMap<>(OptionText.groups(command.shownOptions()));
        if (path.isRoot()) {
            groups.put("Global options", tree.shownGlobals(command));
        }
        groups.forEach((group, options) -> {
            text.append(group.equals(Option.PLAIN_GROUP) ? "" : ".Ss " + Mdoc.words(group) + "\n");
            text.append(".Bl -tag -width Ds\n");
            options.forEach(option -> text.append(item(option)).append(Mdoc.text(OptionText.help(option))));
            text.append(".El\n");
        });
        if (!path.isRoot()) {
            text.append(text.length() == 0 ? "" : ".Pp\n");
            text.append("Global options are described in\n.Xr ").append(tree.root().name().main()).append(" 1 .\n");
        }
        return text.toString();
    }

    private static String item(Option option) {
        List<String> names = new ArrayList<>(OptionText.orderedNames(option));
        if (option.kind() instanceof Kind.Pair pair) {
            names.add(pair.negative());
        }
        List<String> flags = names.stream().map(name -> "Fl " + Mdoc.escape(name.substring(1))).toList();
        String value = option.valued().map(valued -> " Ar " + Mdoc.word(valued.label())).orElse("");
        String optional = option.is(Option.Trait.VALUE_OPTIONAL) ? " Op" : "";
        return ".It " + String.join(" , ", flags) + optional + value + "\n";
    }

    private String commands() {
        if (command.shownSubcommands().isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder(".Bl -tag -width Ds\n");
        for (CommandSpec subcommand : command.shownSubcommands()) {
            text.append(".It Cm ").append(Mdoc.words(subcommand.name().main()));
            subcommand.name().aliases().forEach(alias -> text.append(" , Cm ").append(Mdoc.words(alias)));
            text.append('\n').append(Mdoc.text(subcommand.prose().summary()));
        }
        return text.append(".El\n").toString();
    }

    private String environment() {
        List<Option> options = new ArrayList<>(command.shownOptions());
        if (path.isRoot()) {
            options.addAll(tree.shownGlobals(command));
        }
        StringBuilder text = new StringBuilder();
        for (Option option : options) {
            if (!option.fallback().variable().isEmpty()) {
                text.append(".It Ev ").append(Mdoc.words(option.fallback().variable())).append('\n');
                text.append("Used when\n.Fl ").append(Mdoc.escape(option.name().substring(1)));
                text.append("\nis not given.\n");
            }
        }
        return text.length() == 0 ? "" : ".Bl -tag -width Ds\n" + text + ".El\n";
    }

    private String examples() {
        StringBuilder text = new StringBuilder();
        for (CommandSpec.Example example : command.prose().examples()) {
            text.append(text.length() == 0 ? "" : ".Pp\n").append(Mdoc.text(example.meaning()));
            text.append(".Dl ").append(Mdoc.words(example.line())).append('\n');
        }
        return text.toString();
    }

    /**
     * References to other pages, sorted by section and name.
     *
     * @param more lines {@code .Xr NAME SECTION} for pages that are not of commands near this one
     */
    private String seeAlso(String more) {
        TreeSet<String> pages = new TreeSet<>(Comparator.comparing(ManPage::section).thenComparing(page -> page));
        if (!path.isRoot()) {
            pages.add(name(path.parent()) + " 1");
            pages.add(tree.root().name().main() + " 1");
        }
        command.shownSubcommands().forEach(subcommand -> pages.add(name(path.then(subcommand)) + " 1"));
        more.lines().forEach(line -> pages.add(line.substring(REFERENCE.length())));
        return references(pages);
    }

    private static String section(String page) {
        return page.substring(page.lastIndexOf(' ') + 1);
    }

    /** The lines of references to pages, each {@code NAME SECTION}. */
    public static String references(Collection<String> pages) {
        return pages.isEmpty() ? "" : REFERENCE + String.join(" ,\n" + REFERENCE, pages) + "\n";
    }

    private static String withoutStop(String sentence) {
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }
}
