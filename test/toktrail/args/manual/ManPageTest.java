package toktrail.args.manual;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import toktrail.args.CommandPath;
import toktrail.args.CommandTree;
import toktrail.args.Commands;
import toktrail.args.Option;
import toktrail.args.SampleTree;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;

/** Manual pages: their source, what formatters say to it, and how they read as plain text. */
public final class ManPageTest {

    private static final CommandTree TREE = SampleTree.tree();
    private static final ManPage.Edition EDITION =
            new ManPage.Edition(Optional.of(LocalDate.of(2026, 3, 9)), "toktrail 1.0.0");

    private static final String PROSE = """
            .\\" Hand-written.
            .Sh DESCRIPTION
            .Pp
            Prices come from
            .Pa prices.toml ;
            see
            .Xr toktrail-prices 1 .
            .Bl -bullet -compact
            .It
            one
            .It
            two
            .El
            .Bd -literal -offset indent
            a   b
            .Ed
            .Sh FILES
            .Bl -tag -width Ds
            .It Pa ~/.config/toktrail
            Configuration.
            .El
            """;

    private static final String PAGE = """
            .Dd March 9, 2026
            .Dt TOKTRAIL-SYNC-EXPORT 1
            .Os toktrail 1.0.0
            .Sh NAME
            .Nm toktrail-sync-export
            .Nd Write an archive
            .Sh SYNOPSIS
            .Nm "toktrail sync export"
            .Op Ar OPTIONS
            .Sh DESCRIPTION
            Write an archive.
            .Sh OPTIONS
            .Bl -tag -width Ds
            .It Fl o , Fl \\-out Ar PATH
            The archive to write.
            .It Fl \\-json
            Print JSON.
            .El
            .Pp
            Global options are described in
            .Xr toktrail 1 .
            .Sh EXIT STATUS
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
            .Sh SEE ALSO
            .Xr toktrail 1 ,
            .Xr toktrail-sync 1
            """;

    private ManPageTest() { }

    public static void tests(Suite s) {
        s.test("a page has the sections of mdoc in their order", scratch ->
                Check.equal("page", PAGE, page(List.of("sync", "export"), Map.of())));
        s.test("hand-written sections follow what the declaration gives", scratch -> {
            String page = page(List.of("sync", "export"), ManPage.sections(PROSE));
            Check.that("description", page.contains("Write an archive.\n.Pp\nPrices come from\n"));
            Check.that("files", page.contains(".El\n.Pp\nGlobal options are described in\n.Xr toktrail 1 .\n"
                    + ".Sh FILES\n.Bl -tag -width Ds\n.It Pa ~/.config/toktrail\nConfiguration.\n.El\n"
                    + ".Sh EXIT STATUS\n"));
            Check.fails("unknown", IllegalArgumentException.class, () -> ManPage.sections(".Sh FROBS\nx\n"));
            Check.fails("twice", IllegalArgumentException.class, () -> ManPage.sections(".Sh BUGS\n.Sh BUGS\n"));
            Check.fails("before", IllegalArgumentException.class, () -> ManPage.sections("x\n.Sh BUGS\n"));
        });
        s.test("text cannot turn into requests, macros or escapes", scratch -> {
            Check.equal("text", "\\&.Sh \\(aqx\\(aq\n", Mdoc.text(".Sh 'x'"));
            Check.equal("sentences", "One.\nTwo. e.g. three.\n[four]\n", Mdoc.text("One. Two. e.g. three. [four]"));
            Check.equal("words", "\\&No \\&Op \\&| Arg\\(dq a\\eb \\&.", Mdoc.words("No Op | Arg\" a\\b ."));
            Check.equal("dashes", "read-only \\-\\-no\\-refresh (\\-x)", Mdoc.escape("read-only --no-refresh (-x)"));
            Check.equal("others", "\\[u2026]\\[u2192]\\[u1F600]", Mdoc.escape("…→😀"));
        });
        s.test("any text comes back from its escapes", scratch -> {
            Random random = scratch.random();
            for (int round = 0; round < 2000; round++) {
                StringBuilder text = new StringBuilder();
                for (int count = random.nextInt(9); count > 0; count--) {
                    text.append("ab-. '\"\\`~^é→|&[(e".charAt(random.nextInt(18)));
                }
                Check.equal("round trip", text.toString(), ManInline.unescape(Mdoc.escape(text.toString())));
            }
        });
        s.test("groff has nothing to say to any page", ManPageTest::formatWithGroff);
        s.test("mandoc has nothing to say to any page", scratch -> {
            Commands.require("mandoc");
            for (CommandPath path : TREE.shownPaths()) {
                Path file = scratch.write("man/" + ManPage.name(path) + ".1", page(path.names(), Map.of()));
                String findings = Commands.run(scratch, List.of("mandoc", "-Tlint", "-Wwarning", file.toString()));
                Check.equal(path.title(), "", findings);
            }
        });
        s.test("the plain text reads like a page", scratch -> Check.equal("text", """
                NAME
                     toktrail-sync-export - Write an archive

                SYNOPSIS
                     toktrail sync export [OPTIONS]

                DESCRIPTION
                     Write an archive.

                     Prices come from prices.toml; see toktrail-prices(1).
                     -       one
                     -       two

                         a   b

                OPTIONS
                     -o, --out PATH
                             The archive to write.

                     --json  Print JSON.

                     Global options are described in toktrail(1).

                FILES
                     ~/.config/toktrail
                             Configuration.

                EXIT STATUS
                     0       Done, also when there was nothing to show.

                     1       The request failed.

                     2       The command line was not understood.

                     130     Ended by Ctrl-C.

                SEE ALSO
                     toktrail(1), toktrail-sync(1)
                """, ManText.render(page(List.of("sync", "export"), ManPage.sections(PROSE)), 80)));
        s.test("every command, option and argument is in the page and in its text", scratch -> {
            for (CommandPath path : TREE.shownPaths()) {
                String text = ManText.render(page(path.names(), Map.of()), 80);
                List<String> words = new ArrayList<>();
                path.last().shownOptions().forEach(option -> words.addAll(option.allNames()));
                if (path.isRoot()) {
                    TREE.allGlobals().stream().filter(option -> !option.is(Option.Trait.HIDDEN))
                            .forEach(option -> words.addAll(option.allNames()));
                }
                path.last().shownSubcommands().forEach(subcommand -> words.add(subcommand.name().main()));
                path.last().syntax().positionals().forEach(positional -> words.add(positional.label()));
                words.forEach(word -> Check.that(path.title() + " lacks " + word, text.contains(word)));
                text.lines().forEach(line -> Check.that(line, line.length() <= 80 && !line.contains("\\")));
            }
        });
    }

    private static void formatWithGroff(Scratch scratch) throws Exception {
        Commands.require("groff");
        List<String> command = new ArrayList<>(List.of("groff", "-mdoc", "-Tutf8", "-ww", "-z"));
        for (CommandPath path : TREE.shownPaths()) {
            Map<String, String> prose = path.isRoot() ? ManPage.sections(PROSE) : Map.of();
            command.add(scratch.write("man/" + ManPage.name(path) + ".1", page(path.names(), prose)).toString());
        }
        Check.equal("groff", "", Commands.run(scratch, command));
        Path odd = scratch.write("odd.1", page(List.of("usage", "daily"), Map.of()));
        String shown = Commands.run(scratch, List.of("groff", "-mdoc", "-Tutf8", "-P-cbou", odd.toString()));
        String flat = shown.lines().map(String::strip).collect(Collectors.joining(" ")).replaceAll(" +", " ");
        for (String part : List.of("--refresh, --no-refresh Look", "toktrail usage daily --json | head -3",
                "A date-only --until is", "[default: desc]", "March 9, 2026")) {
            Check.that("shown: " + part + " in " + flat, flat.contains(part));
        }
    }

    private static String page(List<String> words, Map<String, String> prose) {
        return ManPage.render(TREE, TREE.find(words), EDITION, prose);
    }
}
