package toktrail.cli;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import toktrail.args.CommandPath;
import toktrail.args.manual.ManPage;
import toktrail.environment.Environment;
import toktrail.harness.Harness;
import toktrail.harness.Harnesses;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;
import toktrail.testing.TestWorld;

/** The manual pages in the tree are what the declarations say, and nothing in the registry is left out of them. */
public final class ManualTest {

    private ManualTest() { }

    public static void tests(Suite s) {
        s.test("the pages in man/ are current; make man writes them", scratch -> {
            Environment world = new TestWorld(scratch.directory()).variable("SOURCE_DATE_EPOCH", epoch()).environment();
            TreeSet<String> pages = new TreeSet<>();
            for (CommandPath path : Commands.tree().shownPaths()) {
                String name = ManPage.name(path) + ".1";
                pages.add(name);
                Check.equal(name, ManCommand.page(Commands.tree(), path, world),
                        Files.readString(Path.of("man", name)));
            }
            Check.equal("pages", pages, files(".1"));
            Check.equal("page of files", ManCommand.configPage(world),
                    Files.readString(Path.of("man", ConfigManual.NAME + ".5")));
            Check.equal("pages of files", Set.of(ConfigManual.NAME + ".5"), files(".5"));
        });
        s.test("hand-written sections belong to a page", scratch -> {
            List<String> names = ManCommand.pageNames(Commands.tree());
            for (String file : files(".in")) {
                String name = file.replace(".in", "");
                Check.that(file, names.contains(name) || name.equals(ConfigManual.NAME));
            }
        });
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

    /** The date of the pages, as the build gives it. */
    private static String epoch() throws Exception {
        return Files.readString(Path.of("Makefile")).lines().filter(line -> line.startsWith("MAN_EPOCH := "))
                .map(line -> line.substring("MAN_EPOCH := ".length())).findFirst().orElseThrow();
    }

    private static TreeSet<String> files(String ending) throws Exception {
        try (Stream<Path> files = Files.list(Path.of("man"))) {
            TreeSet<String> names = new TreeSet<>();
            files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(ending)).forEach(names::add);
            return names;
        }
    }
}
