package toktrail.tidy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import toktrail.testing.Check;
import toktrail.testing.Suite;

/** Rules of the house that a machine can check. */
public final class TidyTest {

    private static final int LONGEST_FILE = 600;
    private static final int LONGEST_LINE = 120;

    /** Call and the files that may make it. */
    private static final Map<String, Set<String>> FENCED_CALLS = Map.of(
            "System\\.(out|err|in)\\b", Set.of("Main.java"),
            "System\\.getenv", Set.of("Main.java"),
            "\"user\\.(home|dir)\"", Set.of("Main.java"),
            "System\\.exit|\\.halt\\(", Set.of("Main.java"),
            "(Instant|LocalDate|LocalDateTime|ZonedDateTime)\\.now\\(\\)|currentTimeMillis|systemDefault\\(\\)",
            Set.of("Main.java"),
            "ForkJoinPool|parallelStream|\\.parallel\\(\\)", Set.of("importer/"),
            "\\bTODO\\b|\\bFIXME\\b|\\bXXX\\b|new UnsupportedOperationException", Set.of());

    private static final Pattern DEFAULT_LOCALE = Pattern.compile(
            "toLowerCase\\(\\)|toUpperCase\\(\\)|String\\.format\\((?!Locale)|\\.formatted\\(");

    private static final Pattern FILE_FAILURE = Pattern.compile("catch \\([^)]*IOException[^)]* (\\w+)\\) \\{");

    private static final Pattern CROWDED_PACKAGE = Pattern.compile("(?m)^package [\\w.]+;\n(?!\n|\\z)");

    private static final Pattern MACHINE_PATH = Pattern.compile("/work/|/root/|/tmp/bash_jobs");

    private TidyTest() { }

    public static void tests(Suite s) {
        s.test("sources have short lines, no tabs, no trailing blanks, an end of line at the end", scratch ->
                eachSource((file, text) -> {
                    List<String> wrong = new ArrayList<>();
                    List<String> lines = text.lines().toList();
                    for (int i = 0; i < lines.size(); i++) {
                        String line = lines.get(i);
                        if (line.length() > LONGEST_LINE || line.indexOf('\t') >= 0 || line.endsWith(" ")) {
                            wrong.add(file + ":" + (i + 1));
                        }
                    }
                    if (!text.endsWith("\n") || text.contains("\r")) {
                        wrong.add(file + " (line ends)");
                    }
                    return wrong;
                }));
        s.test("a blank line follows the name of the package", scratch -> {
            Check.that("found", CROWDED_PACKAGE.matcher("/** A. */\npackage a.b;\nenum C { }\n").find());
            Check.that("apart", !CROWDED_PACKAGE.matcher("package a.b;\n\nimport java.util.List;\n").find());
            Check.that("alone", !CROWDED_PACKAGE.matcher("/** A. */\npackage a.b;\n").find());
            eachSource((file, text) -> CROWDED_PACKAGE.matcher(text).find() ? List.of(file) : List.of());
        });
        s.test("imports are sorted, a class before what is in it", scratch -> {
            Check.that("sorted", areSorted("import a.B;\nimport a.B.C;\nimport a.Bc;\n"));
            Check.that("not sorted", !areSorted("import a.B.C;\nimport a.B;\n"));
            eachSource((file, text) -> areSorted(text) ? List.of() : List.of(file));
        });
        s.test("no file is longer than " + LONGEST_FILE + " lines", scratch ->
                eachSource((file, text) ->
                        text.lines().count() > LONGEST_FILE ? List.of(file + " " + text.lines().count()) : List.of()));
        s.test("the outside world is reached in one place only", scratch ->
                eachSource((file, text) -> file.startsWith("test") ? List.of() : forbiddenCalls(file, text)));
        s.test("no text depends on the default locale", scratch ->
                eachSource((file, text) -> file.startsWith("src") && DEFAULT_LOCALE.matcher(text).find()
                        ? List.of(file) : List.of()));
        s.test("why a file could not be used is said in one place", scratch -> {
            String wrong = "try { x(); } catch (A | UncheckedIOException e) { y(); } catch (IOException e) {"
                    + " if (z) {} t(e.getMessage()); }";
            Check.equal("found", List.of("e.getMessage()"), ownWords(wrong));
            Check.equal("of others", List.of(), ownWords(wrong.replace("(IOException", "(JsonException")));
            eachSource((file, text) -> file.startsWith("test") ? List.of()
                    : ownWords(text).stream().map(words -> file + ": " + words).toList());
        });
        s.test("every package says what it is", scratch ->
                eachSource((file, text) ->
                        Files.exists(Path.of(file).resolveSibling("package-info.java")) || file.endsWith("/Main.java")
                                ? List.of() : List.of(file)));
        s.test("every test class is in the list", scratch -> {
            String list = Files.readString(Path.of("test/toktrail/testing/TestMain.java"));
            eachSource((file, text) -> {
                String name = Path.of(file).getFileName().toString().replace(".java", "");
                boolean isTest = file.startsWith("test") && text.contains("static void tests(Suite");
                return isTest && !list.contains(name + "::tests") ? List.of(file) : List.of();
            });
        });
        s.test("no fixture holds a path of the machine it was made on", scratch -> {
            List<String> wrong = new ArrayList<>();
            try (Stream<Path> files = Files.walk(Path.of("fixtures"))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                    if (MACHINE_PATH.matcher(text).find()) {
                        wrong.add(file.toString());
                    }
                }
            }
            Check.equal("fixtures", List.of(), wrong);
        });
    }

    private static boolean areSorted(String text) {
        List<String> imports = text.lines()
                .filter(line -> line.startsWith("import ") && !line.startsWith("import static "))
                .map(line -> line.substring(0, line.length() - 1)).toList();
        return imports.equals(imports.stream().sorted().toList());
    }

    private interface Rule {
        List<String> violations(String file, String text) throws IOException;
    }

    private static void eachSource(Rule rule) throws IOException {
        List<String> wrong = new ArrayList<>();
        int count = 0;
        for (String root : List.of("src", "test")) {
            try (Stream<Path> files = Files.walk(Path.of(root))) {
                for (Path file : files.filter(f -> f.toString().endsWith(".java")).sorted().toList()) {
                    wrong.addAll(rule.violations(file.toString().replace('\\', '/'), Files.readString(file)));
                    count++;
                }
            }
        }
        Check.that("sources were found", count > 20);
        Check.equal("violations", List.of(), wrong);
    }

    /** Messages of failed reading or writing that are shown as they are, without {@code FileTrouble}. */
    private static List<String> ownWords(String text) {
        List<String> wrong = new ArrayList<>();
        Matcher block = FILE_FAILURE.matcher(text);
        while (block.find()) {
            String call = block.group(1) + ".getMessage()";
            if (text.substring(block.end(), endOfBlock(text, block.end())).contains(call)) {
                wrong.add(call);
            }
        }
        return wrong;
    }

    private static int endOfBlock(String text, int from) {
        int depth = 1;
        int at = from;
        while (depth > 0) {
            char c = text.charAt(at++);
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
        }
        return at;
    }

    private static List<String> forbiddenCalls(String file, String text) {
        List<String> wrong = new ArrayList<>();
        for (Map.Entry<String, Set<String>> call : FENCED_CALLS.entrySet()) {
            boolean allowed = call.getValue().stream().anyMatch(file::contains);
            if (!allowed && Pattern.compile(call.getKey()).matcher(text).find()) {
                wrong.add(file + ": " + call.getKey());
            }
        }
        return wrong;
    }
}
