package toktrail.cli.help;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeSet;
import toktrail.args.manual.ManPage;
import toktrail.args.manual.Mdoc;
import toktrail.config.file.FileKind;
import toktrail.config.key.Schema;
import toktrail.config.key.Schema.Item;

/**
 * The manual page of the configuration files: every key with its type and default as they are declared, around prose
 * written by hand. In the prose a section is named after a file, and a subsection of it after a table:
 * {@code .Sh CONFIG.TOML}, {@code .Ss [[budgets]]}. Other sections are taken as they are.
 */
final class ConfigManual {

    /** The name of the page, which is in section 5. */
    static final String NAME = "toktrail.toml";

    private static final String SECTION = ".Sh ";
    private static final String SUBSECTION = ".Ss ";
    private static final String ROOT = "Root";
    private static final List<FileKind> FILES =
            List.of(FileKind.CONFIG, FileKind.PRICES, FileKind.SUBSCRIPTIONS, FileKind.MACHINE);
    private static final List<String> PLAIN_SECTIONS =
            List.of("DESCRIPTION", "FILES", "EXAMPLES", "DIAGNOSTICS", "CAVEATS");

    /** Hand-written text by {@code SECTION}, and by {@code SECTION TABLE} within those of files; what is used goes. */
    private final Map<String, StringBuilder> prose = new LinkedHashMap<>();
    private final StringBuilder page = new StringBuilder();

    private ConfigManual() { }

    /**
     * The page. Same input, same text; ends with a line end.
     *
     * @param text the prose
     * @throws IllegalArgumentException if the prose speaks of a section or a table that does not exist
     */
    static String render(ManPage.Edition edition, String text) {
        return new ConfigManual().page(edition, text);
    }

    private String page(ManPage.Edition edition, String text) {
        divide(text);
        page.append(ManPage.heading(NAME, 5, edition)).append(SECTION).append("NAME\n.Nm ").append(NAME)
                .append("\n.Nd configuration files of toktrail\n");
        plain("DESCRIPTION");
        FILES.forEach(this::file);
        page.append(SECTION).append("FILES\n");
        files();
        page.append(taken("FILES"));
        plain("EXAMPLES");
        plain("DIAGNOSTICS");
        page.append(SECTION).append("SEE ALSO\n").append(ManPage.references(
                new TreeSet<>(List.of("toktrail 1", "toktrail-budget 1", "toktrail-config 1"))));
        plain("CAVEATS");
        if (!prose.isEmpty()) {
            throw new IllegalArgumentException("prose about nothing: " + prose.keySet());
        }
        return page.toString();
    }

    private void divide(String text) {
        String section = "";
        StringBuilder current = new StringBuilder();
        for (String line : text.lines().toList()) {
            boolean table = line.startsWith(SUBSECTION) && !PLAIN_SECTIONS.contains(section);
            if (line.startsWith(SECTION) || table) {
                section = table ? section : line.substring(SECTION.length());
                current = new StringBuilder();
                String key = table ? section + " " + line.substring(SUBSECTION.length()) : section;
                if (prose.put(key, current) != null) {
                    throw new IllegalArgumentException("twice: " + key);
                }
            } else {
                current.append(line).append('\n');
            }
        }
    }

    private String taken(String key) {
        StringBuilder text = prose.remove(key);
        return text == null ? "" : text.toString();
    }

    private void plain(String section) {
        String text = taken(section);
        page.append(text.isEmpty() ? "" : SECTION + section + "\n" + text);
    }

    private void files() {
        page.append(".Bl -tag -width Ds\n");
        for (FileKind kind : FileKind.values()) {
            boolean directory = kind == FileKind.PRICES_DIR;
            page.append(".It Pa ").append(Mdoc.escape("~/.config/toktrail/" + kind.fileName()))
                    .append(directory ? "/*.toml\n" : "\n").append("Elsewhere with\n.Fl ")
                    .append(Mdoc.escape(kind.option().substring(1))).append(" ,\nor the variable\n.Ev ")
                    .append(kind.variable()).append(" .\n");
        }
        page.append(".El\n");
    }

    private void file(FileKind kind) {
        String section = kind.fileName().toUpperCase(Locale.ROOT);
        page.append(SECTION).append(section).append('\n').append(taken(section));
        Map<String, List<Item>> tables = new LinkedHashMap<>();
        for (Item item : Schema.items()) {
            if (item.file() == kind) {
                tables.computeIfAbsent(tableOf(item.path()), path -> new ArrayList<>()).add(item);
            }
        }
        Map<String, StringJoiner> labels = new LinkedHashMap<>();
        tables.forEach((path, items) -> labels.computeIfAbsent(keys(items, tables), keys -> new StringJoiner(", "))
                .add(label(path)));
        labels.forEach((keys, label) -> {
            String rules = taken(section + " " + label);
            page.append(SUBSECTION).append(Mdoc.words(label.toString())).append('\n').append(keys)
                    .append(rules.isEmpty() ? "" : ".Pp\n" + rules);
        });
    }

    /** A list of keys; tables that are alike have the same. */
    private static String keys(List<Item> items, Map<String, List<Item>> tables) {
        StringBuilder text = new StringBuilder();
        for (Item item : items) {
            boolean table = isTable(item, tables);
            text.append(".It Li ").append(Mdoc.words(table ? label(item.path() + suffix(item, tables))
                    : nameOf(item.path()))).append('\n').append(table ? Mdoc.text(item.meaning()) : description(item));
        }
        return ".Bl -tag -width Ds\n" + text + ".El\n";
    }

    private static boolean isTable(Item item, Map<String, List<Item>> tables) {
        return tables.containsKey(item.path() + suffix(item, tables));
    }

    private static String suffix(Item item, Map<String, List<Item>> tables) {
        for (String suffix : List.of("[]", ".<name>")) {
            if (tables.containsKey(item.path() + suffix)) {
                return suffix;
            }
        }
        return "";
    }

    /** Type, default, meaning. */
    private static String description(Item item) {
        String nothing = "nothing, ";
        if (item.type().startsWith(nothing)) {
            return Mdoc.text(sentence(item.type().substring(nothing.length()) + "."));
        }
        String type = sentence(item.type());
        String meaning = Mdoc.text(item.meaning());
        if (item.standard().isPresent()) {
            return Mdoc.text(type + "; default") + ".Li " + Mdoc.words(item.standard().get()) + " .\n" + meaning;
        }
        return Mdoc.text(type + (item.required() ? "; required." : ".")) + meaning;
    }

    private static String sentence(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    private static String tableOf(String path) {
        return path.contains(".") ? path.substring(0, path.lastIndexOf('.')) : "";
    }

    private static String nameOf(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    /** The header of a table as it is written in a file. */
    private static String label(String path) {
        String plain = path.replace("[]", "").replace("<name>", "NAME");
        return path.isEmpty() ? ROOT : path.endsWith("[]") ? "[[" + plain + "]]" : "[" + plain + "]";
    }
}
