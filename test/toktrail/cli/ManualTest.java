package toktrail.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import toktrail.harness.Harness;
import toktrail.harness.Harnesses;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;

/** The manual pages in the tree are what the declarations say, and nothing in the registry is left out of them. */
public final class ManualTest {

    private static final Path MAN = Path.of("man");

    private ManualTest() { }

    public static void tests(Suite s) {
        s.test("the pages in man/ are current; make man writes them", scratch -> {
            CommandHome home = new CommandHome(scratch);
            home.world().variable("SOURCE_DATE_EPOCH", epoch());
            home.run("man --dir man").done();
            Set<String> pages = files(home.file("man"), ".1");
            Check.equal("pages", pages, files(MAN, ".1"));
            Check.equal("pages of files", Set.of("toktrail.toml.5"), files(MAN, ".5"));
            Check.equal("one for each command", Commands.tree().shownPaths().size(), pages.size());
            for (String page : files(home.file("man"), "")) {
                Check.equal(page, Files.readString(home.file("man/" + page)), Files.readString(MAN.resolve(page)));
            }
        });
        s.test("hand-written sections belong to a page", scratch -> {
            for (String file : files(MAN, ".in")) {
                String name = file.replace(".in", "");
                Check.that(file, Files.exists(MAN.resolve(name + ".1")) || Files.exists(MAN.resolve(name + ".5")));
            }
        });
        s.test("the page can be read without man, and goes to section 5", scratch -> {
            CommandHome home = new CommandHome(scratch);
            Check.that("page", home.run("man toktrail.toml").done().contains(".Dt TOKTRAIL.TOML 5"));
            home.run("man --dir share/man1").done();
            home.run("man --dir all").done();
            Check.that("beside", Files.exists(home.file("share/man5/toktrail.toml.5"))
                    && !Files.exists(home.file("share/man1/toktrail.toml.5")));
            Check.that("with the others", Files.exists(home.file("all/toktrail.toml.5"))
                    && Files.exists(home.file("all/toktrail.1")));
        });
        s.test("the examples of configuration files have no problems", ManualTest::examples);
        s.test("every harness has fixtures and a paragraph, and every one of those a harness", scratch -> {
            List<String> ids = Harnesses.ALL.stream().map(harness -> harness.info().id()).sorted().toList();
            try (Stream<Path> directories = Files.list(Scratch.fixture("harness"))) {
                Check.equal("fixtures", ids, directories.map(d -> d.getFileName().toString()).sorted().toList());
            }
            List<String> paragraphs = new ArrayList<>();
            String manual = Files.readString(Path.of("man/toktrail.in"));
            String section = manual.substring(manual.indexOf(".Ss Harnesses"), manual.indexOf(".Sh ENVIRONMENT"));
            section.lines().filter(line -> line.startsWith(".It Cm ")).forEach(line ->
                    paragraphs.add(line.substring(".It Cm ".length())));
            Check.equal("paragraphs", ids, paragraphs.stream().sorted().toList());
            for (Harness harness : Harnesses.ALL) {
                for (String variable : harness.info().variables()) {
                    Check.that(variable + " is in the manual", manual.contains(".Ev " + variable));
                }
            }
        });
    }

    private static void examples(Scratch scratch) throws Exception {
        String prose = Files.readString(MAN.resolve("toktrail.toml.in"));
        String examples = prose.substring(prose.indexOf(".Sh EXAMPLES"), prose.indexOf(".Sh DIAGNOSTICS"));
        List<String> names = new ArrayList<>();
        for (String part : examples.split("\\.Ed\n")) {
            int start = part.indexOf(".Bd");
            if (start >= 0) {
                String name = part.substring(part.indexOf(".Pa ") + 4, part.indexOf(" :"));
                names.add(name);
                scratch.write(".config/toktrail/" + name, part.substring(part.indexOf('\n', start) + 1));
            }
        }
        Check.equal("files", List.of("config.toml", "prices.toml", "subscriptions.toml", "machine.toml"), names);
        CommandHome home = new CommandHome(scratch, FakeHarness.of("claude", "Claude Code"));
        String out = home.run("config validate").done();
        Check.that(out, out.startsWith("Config valid:") && out.contains("virtual prices: 1")
                && out.contains("subscriptions:  1") && !out.contains("warning"));
    }

    /** The date of the pages, as the build gives it. */
    private static String epoch() throws Exception {
        return Files.readString(Path.of("Makefile")).lines().filter(line -> line.startsWith("MAN_EPOCH := "))
                .map(line -> line.substring("MAN_EPOCH := ".length())).findFirst().orElseThrow();
    }

    private static Set<String> files(Path directory, String ending) throws Exception {
        try (Stream<Path> files = Files.list(directory)) {
            Set<String> names = new TreeSet<>();
            files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(ending)).forEach(names::add);
            return names;
        }
    }
}
