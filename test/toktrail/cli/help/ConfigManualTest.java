package toktrail.cli.help;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import toktrail.args.manual.ManPage;
import toktrail.config.file.FileKind;
import toktrail.config.key.Schema;
import toktrail.testing.Check;
import toktrail.testing.Suite;

/** The manual page of the configuration files describes every key there is, and nothing else. */
public final class ConfigManualTest {

    private static final Path PAGE = Path.of("man", ConfigManual.NAME + ".5");
    private static final ManPage.Edition EDITION = new ManPage.Edition(Optional.empty(), "toktrail 1");

    private ConfigManualTest() { }

    public static void tests(Suite s) {
        s.test("every key of every table is described, with its type and default", scratch -> keys());
        s.test("prose about a table that does not exist is refused", scratch -> {
            for (String prose : List.of(".Sh CONFIG.TOML\n.Ss [nothing]\nx\n", ".Sh NOTHING\nx\n",
                    ".Sh CONFIG.TOML\n.Ss [[ui]]\nx\n")) {
                Check.fails(prose, IllegalArgumentException.class, () -> ConfigManual.render(EDITION, prose));
            }
            Check.that("rules stand behind the keys", ConfigManual.render(EDITION,
                    ".Sh MACHINE.TOML\n.Ss [machine]\nx\n").contains("Name of this machine.\n.El\n.Pp\nx\n"));
        });
    }

    private static void keys() throws Exception {
        Set<String> described = new TreeSet<>();
        List<String> lines = Files.readAllLines(PAGE);
        List<String> tables = List.of();
        String file = "";
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.startsWith(".Sh ")) {
                file = line.substring(4);
                tables = List.of();
            } else if (line.startsWith(".Ss ")) {
                tables = List.of(line.substring(4).split(", "));
            } else if (line.startsWith(".It Li ")) {
                Check.that("text behind " + line, Character.isUpperCase(lines.get(i + 1).charAt(0))
                        || lines.get(i + 1).startsWith("\\(dq"));
                for (String table : tables) {
                    described.add(file + " " + table + " " + line.substring(7));
                }
            }
        }
        Set<String> declared = new TreeSet<>();
        List<Schema.Item> items = Schema.items();
        for (Schema.Item item : items) {
            boolean array = items.stream().anyMatch(other -> other.path().startsWith(item.path() + "[]."));
            boolean named = items.stream().anyMatch(other -> other.path().startsWith(item.path() + ".<name>."));
            boolean table = items.stream().anyMatch(other -> other.path().startsWith(item.path() + "."));
            int dot = item.path().lastIndexOf('.');
            String parent = dot < 0 ? "Root" : header(item.path().substring(0, dot));
            String key = array ? header(item.path() + "[]") : named ? header(item.path() + ".<name>")
                    : table ? header(item.path()) : item.path().substring(dot + 1);
            declared.add(file(item.file()) + " " + parent + " " + key);
            Check.that(item.path() + " says what it is", item.meaning().endsWith(".") && !item.type().isBlank());
        }
        Check.equal("keys", String.join("\n", declared), String.join("\n", described));
        String page = String.join("\n", lines);
        Check.that("a default", page.contains("An integer from 0 to 65535; default\n.Li 7878 .\nPort;"));
        Check.that("a required key", page.contains(".It Li period\nOne of \\(dq5h\\(dq, "));
        for (FileKind kind : FileKind.values()) {
            Check.that(kind.variable(), page.contains("\n.Ev " + kind.variable() + " .\n"));
        }
    }

    private static String file(FileKind kind) {
        return kind.fileName().toUpperCase(Locale.ROOT);
    }

    private static String header(String path) {
        String name = path.replace("<name>", "NAME").replace("[]", "");
        return path.endsWith("[]") ? "[[" + name + "]]" : "[" + name + "]";
    }
}
