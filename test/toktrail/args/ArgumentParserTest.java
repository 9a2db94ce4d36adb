package toktrail.args;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import toktrail.error.ExitCode;
import toktrail.error.UserException;
import toktrail.testing.Check;
import toktrail.testing.Suite;

/** Command lines, what they mean, and the exact words for those that mean nothing. */
public final class ArgumentParserTest {

    private static final CommandTree TREE = SampleTree.tree();

    private ArgumentParserTest() { }

    public static void tests(Suite s) {
        s.test("options take values in every form the grammar has", scratch -> {
            understood("usage daily", "usage daily");
            understood("usage daily --model x", "usage daily --model=[x]");
            understood("usage daily --model=x", "usage daily --model=[x]");
            understood("usage daily --model=", "usage daily --model=[]");
            understood("usage daily --model=a=b", "usage daily --model=[a=b]");
            understood("usage daily --model -x", "usage daily --model=[-x]");
            understood("usage daily --model --json", "usage daily --model=[--json]");
            understood("usage daily --model -- --json", "usage daily --json --model=[--]");
            understood("usage daily --model --help", "usage daily --model=[--help]");
            understood("sync export -o f", "sync export --out=[f]");
            understood("sync export -of", "sync export --out=[f]");
            understood("sync export -o=f", "sync export --out=[=f]");
            understood("sync export --out f --json", "sync export --json --out=[f]");
        });
        s.test("the last one wins, pairs included, and repeatable options collect", scratch -> {
            understood("usage daily --model a --model b", "usage daily --model=[b]");
            understood("usage daily --refresh --no-refresh", "usage daily --refresh=false");
            understood("usage daily --no-refresh --refresh", "usage daily --refresh=true");
            understood("usage daily --json --json", "usage daily --json");
            understood("usage daily --harness a --harness=b --harness a", "usage daily --harness=[a][b][a]");
            understood("usage daily --columns a,,b --columns x", "usage daily --columns=[x]");
            understood("usage daily --columns ,a,b,", "usage daily --columns=[a][b]");
            understood("--color never usage daily --color always", "usage daily --color=[always]");
        });
        s.test("arguments mix with options, end with --, and may be a dash", scratch -> {
            understood("area move a b", "area move OLD=[a] NEW=[b]");
            understood("area move a -- --b", "area move OLD=[a] NEW=[--b]");
            understood("area move - -- --", "area move OLD=[-] NEW=[--]");
            understood("run archive --json 3", "run archive --json RUN_ID=[3]");
            understood("run archive 3 --json", "run archive --json RUN_ID=[3]");
            understood("run archive -- -3", "run archive RUN_ID=[-3]");
            understood("run archive -3", "run archive RUN_ID=[-3]");
            understood("area move -1.5 b", "area move OLD=[-1.5] NEW=[b]");
            refused("usage daily -3", "toktrail usage daily [OPTIONS]", "No such option: -3 (did you mean -V, -h?)");
            understood("run status", "run status");
            understood("explain 1 --json 2", "explain --json EVENT_ID=[1][2]");
            understood("-- usage daily", "usage daily");
        });
        s.test("global options stand anywhere, a command's own option of the same name wins behind it", scratch -> {
            understood("--db a usage daily", "usage daily --db=[a]");
            understood("usage --db a daily", "usage daily --db=[a]");
            understood("usage daily --db a", "usage daily --db=[a]");
            understood("run archive 3 --color=NEVER", "run archive --color=[never] RUN_ID=[3]");
            understood("--db a codex report --db b", "codex report --db=[a] --db=[b]");
            Invocation codex = parse("--db a codex report --db b");
            Check.equal("ledger", "a", codex.text(SampleTree.DB).orElseThrow());
            Check.equal("detail", "b", codex.text(SampleTree.DETAIL_DB).orElseThrow());
        });
        s.test("a group's options before the sub-command are handed to it", scratch -> {
            understood("sources --harness a", "sources --harness=[a]");
            understood("sources --harness a list --harness b", "sources list --harness=[a][b]");
            understood("sources --json skipped", "sources skipped --json");
            understood("statusline --refresh auto test --no-refresh", "statusline test --no-refresh --refresh=[auto]");
            refused("sources --harness a skipped", "toktrail sources skipped [OPTIONS]",
                    "No such option: --harness");
            refused("sources skipped --harness a", "toktrail sources skipped [OPTIONS]", "No such option: --harness");
            understood("statusline --json config show", "statusline config show --json");
            refused("statusline --no-refresh config show", "toktrail statusline config show [OPTIONS]",
                    "No such option: --no-refresh");
            refused("--install-completion bash usage daily", "toktrail usage daily [OPTIONS]",
                    "No such option: --install-completion");
        });
        s.test("the program runs alone, with an optional value or without", scratch -> {
            understood("", "");
            understood("--color never", "--color=[never]");
            understood("--install-completion", "--install-completion");
            understood("--install-completion zsh", "--install-completion=[zsh]");
            understood("--install-completion=fish", "--install-completion=[fish]");
            understood("--install-completion --color never", "--color=[never] --install-completion");
            Invocation bare = parse("--install-completion");
            Check.equal("given", true, bare.isGiven(SampleTree.INSTALL));
            Check.equal("value", true, bare.text(SampleTree.INSTALL).isEmpty());
        });
        s.test("aliases lead to the command under its own name", scratch -> {
            understood("ui --port 80", "web --port=[80]");
            understood("usage day", "usage today");
        });
        s.test("a foreign command line begins at the first word that is not an own option", scratch -> {
            understood("copilot run --run 3 gh --json -- x", "copilot run --run=[3] COMMAND=[gh][--json][--][x]");
            understood("copilot run --raw -- --run 3", "copilot run --raw=true COMMAND=[--run][3]");
            understood("copilot run --no-raw --jsn x", "copilot run --raw=false COMMAND=[--jsn][x]");
            understood("copilot run", "copilot run");
            understood("copilot run gh --help", "copilot run COMMAND=[gh][--help]");
            understood("copilot run gh --run 4", "copilot run COMMAND=[gh][--run][4]");
        });
        s.test("help is that of the deepest command before it, whatever else is wrong", scratch -> {
            String[][] rows = {{"--help", "toktrail"}, {"-h", "toktrail"}, {"--help usage", "toktrail"},
                {"usage --help daily", "toktrail usage"}, {"usage daily -h", "toktrail usage daily"},
                {"usage --bogus daily --help", "toktrail usage daily"}, {"bogus usage --help", "toktrail"},
                {"usage bogus daily --help", "toktrail usage"}, {"run archive x y --help", "toktrail run archive"},
                {"usage daily --limit x --order y --help", "toktrail usage daily"},
                {"ui --json=3 --help", "toktrail web"}, {"copilot run --help", "toktrail copilot run"},
                {"usage daily --help --version", "toktrail usage daily"}, {"parse -h", "toktrail parse"},
                {"sources --harness --help -h", "toktrail sources"}};
            for (String[] row : rows) {
                Invocation invocation = parse(row[0]);
                Check.equal(row[0], Invocation.Outcome.HELP, invocation.outcome());
                Check.equal(row[0], row[1], invocation.path().title());
            }
            Invocation coloured = parse("usage --color never --bogus daily --color x --help");
            Check.equal("colour", "never", coloured.text(SampleTree.COLOR).orElseThrow());
            refused("usage daily -- --help", "toktrail usage daily [OPTIONS]",
                    "Got unexpected extra argument (--help)");
        });
        s.test("version is told anywhere", scratch -> {
            for (String line : List.of("--version", "-V", "usage daily -V", "bogus --version", "--version --help")) {
                Check.equal(line, Invocation.Outcome.VERSION, parse(line).outcome());
            }
        });
        s.test("numbers and choices arrive typed", scratch -> {
            Check.equal("limit", 7L, parse("usage daily --limit +7").integer(SampleTree.LIMIT).getAsLong());
            Check.equal("run", -9223372036854775808L,
                    parse("copilot run --run -9223372036854775808").integer(SampleTree.RUN).getAsLong());
            Check.equal("interval", "0.50", parse("watch --interval .50").decimal(SampleTree.INTERVAL)
                    .orElseThrow().toPlainString());
            Check.equal("run id", 3L, parse("run status 3").integer(SampleTree.OPTIONAL_RUN).getAsLong());
            Check.equal("no run id", true, parse("run status").integer(SampleTree.OPTIONAL_RUN).isEmpty());
            Check.equal("events", List.of(1L, 2L), parse("explain 1 2").integers(SampleTree.EVENTS));
            Check.equal("order", "asc", parse(List.of("usage", "daily", "--order", " ASC "))
                    .text(SampleTree.ORDER).orElseThrow());
            Check.equal("pair", true, parse("usage daily").pair(SampleTree.REFRESH).isEmpty());
        });
        s.test("wrong usage is told in these words", ArgumentParserTest::messages);
        s.test("values outside an option's own limits fail with its own message and status", scratch -> {
            String[][] rows = {{"usage daily --limit -1", "--limit must be non-negative."},
                {"usage daily --order up", "--order must be one of: asc, desc."},
                {"usage daily --sort Cost", "Unsupported --sort 'Cost'."},
                {"completion tcsh", "Unsupported shell. Use bash or zsh."},
                {"usage daily --limit -1 --order up", "--limit must be non-negative."}};
            for (String[] row : rows) {
                UserException error = Check.fails(row[0], UserException.class, () -> parse(row[0]));
                Check.equal(row[0], row[1], error.getMessage());
                Check.equal(row[0], ExitCode.FAILED, error.exitCode());
            }
            refused("usage daily --limit -1 x", "toktrail usage daily [OPTIONS]", "Got unexpected extra argument (x)");
        });
        s.test("asking for what is not declared is our fault", scratch -> {
            Invocation daily = parse("usage daily");
            Check.fails("option", IllegalArgumentException.class, () -> daily.text(SampleTree.OUT));
            Check.fails("kind", IllegalArgumentException.class, () -> daily.flag(SampleTree.REFRESH));
            Check.fails("number", IllegalArgumentException.class, () -> daily.integer(SampleTree.MODEL));
            Check.fails("argument", IllegalArgumentException.class, () -> daily.text(SampleTree.RUN_ID));
            Check.equal("declares", false, daily.declares(SampleTree.OUT));
        });
        s.test("any words give an invocation or a message for the user", scratch -> fuzz(scratch.random()));
        s.test("commands are found by their words", scratch -> {
            Check.equal("found", "toktrail web", TREE.find(List.of("ui")).title());
            UserException error = Check.fails("x", UserException.class, () -> TREE.find(List.of("usage", "dail")));
            Check.equal("error", "Error: No such command 'dail'. (did you mean daily?)", error.lines().get(3));
        });
    }

    private static void messages(toktrail.testing.Scratch scratch) {
        String daily = "toktrail usage daily [OPTIONS]";
        String root = "toktrail [OPTIONS] [COMMAND] [ARGS]...";
        refused("usage", "toktrail usage [OPTIONS] COMMAND [ARGS]...", "Missing command.");
        refused("usage --json daily", "toktrail usage [OPTIONS] COMMAND [ARGS]...", "No such option: --json");
        refused("usag", root, "No such command 'usag'. (did you mean usage?)");
        refused("wb", root, "No such command 'wb'. (did you mean web?)");
        refused("co", root, "No such command 'co'. (did you mean codex, copilot, completion?)");
        refused("xyzzy", root, "No such command 'xyzzy'.");
        refused("__complet", root, "No such command '__complet'.");
        refused("-", root, "No such command '-'.");
        refused("usage daily --jsn", daily, "No such option: --jsn (did you mean --json?)");
        refused("usage daily --jsn=3 --limt", daily, "No such option: --jsn (did you mean --json?)");
        refused("usage daily --js", daily, "No such option: --js (did you mean --json?)");
        refused("usage daily --o", daily, "No such option: --o (did you mean --order?)");
        refused("usage daily --no-refrsh", daily, "No such option: --no-refrsh (did you mean --no-refresh?)");
        refused("usage daily --colour x", daily, "No such option: --colour (did you mean --color?)");
        refused("usage daily --now", daily, "No such option: --now");
        refused("usage daily --JSON", daily, "No such option: --JSON");
        refused("usage daily -x", daily, "No such option: -x (did you mean -V, -h?)");
        refused("usage daily -hV", daily, "No such option: -hV (did you mean -V, -h?)");
        refused("usage daily --limit", daily, "Option '--limit' requires an argument.");
        refused("sync export -o", "toktrail sync export [OPTIONS]", "Option '-o' requires an argument.");
        refused("usage daily --json=1", daily, "Option '--json' does not take a value.");
        refused("usage daily --no-refresh=", daily, "Option '--no-refresh' does not take a value.");
        refused("usage daily --help=1", daily, "Option '--help' does not take a value.");
        refused("run archive", "toktrail run archive [OPTIONS] RUN_ID", "Missing argument 'RUN_ID'.");
        refused("area move a", "toktrail area move [OPTIONS] OLD NEW", "Missing argument 'NEW'.");
        refused("parse", "toktrail parse [OPTIONS]", "Missing option '--provider'.");
        refused("usage daily x", daily, "Got unexpected extra argument (x)");
        refused("usage daily x --json y", daily, "Got unexpected extra arguments (x y)");
        refused("run status 1 2", "toktrail run status [OPTIONS] [RUN_ID]", "Got unexpected extra argument (2)");
        refused("run archive x", "toktrail run archive [OPTIONS] RUN_ID",
                "Invalid value for 'RUN_ID': 'x' is not a valid integer.");
        refused("explain 1 x", "toktrail explain [OPTIONS] [EVENT_ID...]",
                "Invalid value for 'EVENT_ID': 'x' is not a valid integer.");
        for (String bad : List.of("x", "", "1.0", "--1", "+", "9223372036854775808", "1_0", "٣", " 1")) {
            refused(List.of("usage", "daily", "--limit", bad), daily,
                    "Invalid value for '--limit': '" + bad + "' is not a valid integer.");
        }
        String watch = "toktrail watch [OPTIONS]";
        for (String bad : List.of("x", "", ".", "1,5", "nan", "inf", "1e", "1e9999", "1e400", "0x1", "1.5.2", "1f")) {
            refused(List.of("watch", "--interval", bad), watch,
                    "Invalid value for '--interval': '" + bad + "' is not a valid float.");
        }
        refused("watch --interval 0.01", watch, "Invalid value for '--interval': 0.01 is not in the range x>=0.1.");
        refused("web --port 65536", "toktrail web [OPTIONS]",
                "Invalid value for '--port': 65536 is not in the range 0<=x<=65535.");
        refused("sync import a --on-conflict x", "toktrail sync import [OPTIONS] ARCHIVE",
                "Invalid value for '--on-conflict': 'x' is not one of fail, skip.");
    }

    private static void fuzz(Random random) {
        List<String> words = new ArrayList<>(List.of("--", "-", "", "=", "--=", "--=x", "-=", "x", "3", "-3", "--help",
                "-V", "--jsn", "-oX", "\u0000", "\ud800", "a\nb", "{}", "$1\\", "--limit=", "1e5"));
        TREE.shownPaths().forEach(path -> {
            words.add(path.last().name().main());
            path.last().syntax().options().forEach(option -> words.addAll(option.allNames()));
        });
        TREE.allGlobals().forEach(option -> words.addAll(option.allNames()));
        for (int round = 0; round < 5_000; round++) {
            List<String> line = new ArrayList<>();
            for (int count = random.nextInt(8); count > 0; count--) {
                line.add(words.get(random.nextInt(words.size())));
            }
            try {
                Invocation invocation = ArgumentParser.parse(TREE, line);
                show(invocation);
            } catch (UserException expected) {
                Check.that("has lines: " + line, !expected.lines().isEmpty());
            }
            Completion.answer(TREE, line, topic -> List.of(new Completion.Candidate("v", "")));
        }
    }

    private static Invocation parse(String line) {
        return parse(line.isEmpty() ? List.of() : List.of(line.split(" ")));
    }

    private static Invocation parse(List<String> words) {
        return ArgumentParser.parse(TREE, words);
    }

    private static void understood(String line, String want) {
        Invocation invocation = parse(line);
        Check.equal(line, Invocation.Outcome.RUN, invocation.outcome());
        Check.equal(line, want, show(invocation));
    }

    private static void refused(String line, String usage, String message) {
        refused(List.of(line.split(" ")), usage, message);
    }

    private static void refused(List<String> words, String usage, String message) {
        UserException error = Check.fails(words.toString(), UserException.class, () -> parse(words));
        String command = usage.substring(0, usage.indexOf(" ["));
        Check.equal(words.toString(), List.of("Usage: " + usage, "Try '" + command + " --help' for help.", "",
                "Error: " + message), error.lines());
        Check.equal(words.toString(), ExitCode.USAGE, error.exitCode());
    }

    /** Command, options by name, arguments in their order. */
    private static String show(Invocation invocation) {
        List<String> parts = new ArrayList<>(invocation.path().names());
        TreeMap<String, String> options = new TreeMap<>();
        List<Option> all = new ArrayList<>(TREE.globals());
        all.addAll(invocation.path().last().syntax().options());
        for (int i = 0; i < all.size(); i++) {
            Option option = all.get(i);
            if (invocation.isGiven(option)) {
                String value = option.kind() instanceof Kind.Pair ? "=" + invocation.pair(option).orElseThrow()
                        : option.valued().isPresent() && !invocation.list(option).isEmpty()
                        ? "=" + bracketed(invocation.list(option)) : "";
                options.put(option.name() + " " + i, option.name() + value);
            }
        }
        parts.addAll(options.values());
        for (Positional positional : invocation.path().last().syntax().positionals()) {
            if (!invocation.list(positional).isEmpty()) {
                parts.add(positional.label() + "=" + bracketed(invocation.list(positional)));
            }
        }
        return String.join(" ", parts);
    }

    private static String bracketed(List<String> values) {
        return "[" + String.join("][", values) + "]";
    }
}
