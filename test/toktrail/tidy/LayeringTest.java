package toktrail.tidy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import toktrail.testing.Check;
import toktrail.testing.Suite;

/** Packages use only packages on lower lines of the table, the JDK and sqlite-jdbc. */
public final class LayeringTest {

    /** Line by line from top to bottom; a package may use lower lines only. {@code root} is the package of Main. */
    private static final String TABLE = """
            root
            cli
            tui web statusline api
            report analysis codex sync
            importer
            harness ledger pricing
            config
            json toml args text terminal time archive file sqlite
            usage error environment
            spelling
            """;

    /** The same within packages that have several rooms; {@code root} is the package itself. */
    private static final Map<String, String> ROOMS = Map.of(
            "cli", """
                    root
                    analyze area budget config copilot doctor explain export help history known machine overview \
                    prices run sources stats statusline subscriptions sync usage
                    refresh
                    form
                    frame
                    """,
            "config", """
                    price.edit
                    root
                    key
                    setting
                    choice area price
                    schema
                    file
                    """,
            "importer", """
                    records
                    root history
                    reading
                    """,
            "ledger", """
                    root
                    session recorded
                    query importing exchange
                    area
                    filter row
                    run
                    machine
                    file
                    """);

    /** Packages that alone may use certain platform packages. */
    private static final Map<String, Set<String>> FENCED = Map.of(
            "java.sql", Set.of("sqlite", "ledger", "codex", "harness"),
            "org.sqlite", Set.of("sqlite"),
            "com.sun.net.httpserver", Set.of("web"));

    private LayeringTest() { }

    public static void tests(Suite s) {
        s.test("every package stands in the table", scratch -> {
            Map<String, Integer> lines = lines();
            for (String name : packages()) {
                Check.that("package " + name + " has no line in the table", lines.containsKey(name));
            }
        });
        s.test("arrows point downwards only", scratch -> {
            Map<String, Integer> lines = lines();
            List<String> wrong = new ArrayList<>();
            for (String[] arrow : arrows()) {
                boolean ours = arrow[1].startsWith("toktrail") && !room(arrow[0]).equals(room(arrow[1]));
                if (ours && lines.get(room(arrow[1])) <= lines.get(room(arrow[0]))) {
                    wrong.add(arrow[0] + " -> " + arrow[1]);
                }
            }
            Check.equal("forbidden arrows", List.of(), wrong);
        });
        s.test("arrows within a package point downwards only", scratch -> {
            List<String> wrong = new ArrayList<>();
            List<String[]> arrows = arrows();
            for (Map.Entry<String, String> table : ROOMS.entrySet()) {
                Map<String, Integer> lines = lines(table.getValue());
                for (String[] arrow : arrows) {
                    if (room(arrow[0]).equals(table.getKey()) && arrow[1].startsWith("toktrail")
                            && room(arrow[1]).equals(table.getKey()) && !arrow[0].equals(arrow[1])) {
                        Integer from = lines.get(inner(arrow[0]));
                        Integer to = lines.get(inner(arrow[1]));
                        if (from == null || to == null || to <= from) {
                            wrong.add(arrow[0] + " -> " + arrow[1]);
                        }
                    }
                }
            }
            Check.equal("forbidden arrows", List.of(), wrong);
        });
        s.test("nothing but the JDK and sqlite-jdbc is used, each where it belongs", scratch -> {
            List<String> wrong = new ArrayList<>();
            for (String[] arrow : arrows()) {
                String target = arrow[1];
                boolean allowed = target.startsWith("toktrail") || target.startsWith("java.")
                        || target.startsWith("org.sqlite") || target.equals("com.sun.net.httpserver");
                for (Map.Entry<String, Set<String>> fence : FENCED.entrySet()) {
                    allowed &= !target.startsWith(fence.getKey()) || fence.getValue().contains(room(arrow[0]));
                }
                if (!allowed) {
                    wrong.add(arrow[0] + " -> " + target);
                }
            }
            Check.equal("forbidden dependencies", List.of(), wrong);
        });
    }

    private static Map<String, Integer> lines() {
        return lines(TABLE);
    }

    private static Map<String, Integer> lines(String table) {
        Map<String, Integer> lines = new HashMap<>();
        List<String> rows = table.lines().toList();
        for (int i = 0; i < rows.size(); i++) {
            for (String name : rows.get(i).split(" ")) {
                lines.put(name, i);
            }
        }
        return lines;
    }

    private static Set<String> packages() throws Exception {
        try (Stream<Path> files = Files.walk(Path.of("src/toktrail"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(file -> Path.of("src/toktrail").relativize(file).getParent())
                    .map(parent -> parent == null ? "root" : parent.getName(0).toString())
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static String room(String packageName) {
        String[] parts = packageName.split("\\.");
        return parts.length == 1 ? "root" : parts[1];
    }

    /** The name of a package below the one it belongs to. */
    private static String inner(String packageName) {
        String[] parts = packageName.split("\\.", 3);
        return parts.length < 3 ? "root" : parts[2];
    }

    /** Pairs of package names: user, used. */
    private static List<String[]> arrows() throws Exception {
        StringWriter out = new StringWriter();
        int status = ToolProvider.findFirst("jdeps").orElseThrow().run(new PrintWriter(out), new PrintWriter(out),
                "-verbose:package", "--multi-release", "base", "--ignore-missing-deps", "-cp",
                "build/lib/sqlite-jdbc.jar", "build/classes");
        Check.equal("status of jdeps: " + out, 0, status);
        List<String[]> arrows = new ArrayList<>();
        for (String line : out.toString().lines().toList()) {
            String[] words = line.trim().split("\\s+");
            if (words.length > 2 && words[1].equals("->") && words[0].startsWith("toktrail")) {
                arrows.add(new String[] {words[0], words[2]});
            }
        }
        Check.that("jdeps found arrows", arrows.size() > 10);
        return arrows;
    }
}
