package toktrail.args;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import toktrail.testing.Check;
import toktrail.testing.Suite;

/** The layout of help, and that nothing declared is missing from help and the list of commands. */
public final class HelpTextTest {

    private static final CommandTree TREE = SampleTree.tree();

    private static final String DAILY = """
            Usage: toktrail usage daily [OPTIONS]

            Usage by day.

            A date-only --until is the last day shown. Days follow the zone of the report.

            Options:
              --json                      Print JSON.
              --refresh/--no-refresh      Look for new usage first.
              --limit N                   Rows at most. [range: x>=0]
              --order asc|desc            Order of the rows. [default: desc]
              --sort SORT                 Sort by. One of actual, virtual, savings, tokens,
                                          messages, provider.
              --columns LIST              Columns to show. [comma list]

            Filters:
              --harness NAME              Only this tool. [repeatable]
              --model MODEL               Only this model.

            Examples:
              toktrail usage daily --harness codex
                  Usage of one tool.
              toktrail usage daily --json | head -3
                  The beginning of the data, e.g. for a script.

            Global options:
              --db, --color, --version, --help
              See 'toktrail --help'.
            """;

    private HelpTextTest() { }

    public static void tests(Suite s) {
        s.test("help shows usage, options under their headings, examples, and names the global options", scratch ->
                Check.equal("daily", DAILY, help(List.of("usage", "daily"), 80)));
        s.test("the program's own help lists global options and commands, hidden ones in neither", scratch -> {
            String root = help(List.of(), 80);
            Check.that(root, root.contains("""
                    Options:
                      --install-completion [bash|zsh|fish|powershell|pwsh]
                                                  Install the completion of a shell.

                    Global options:
                      --db PATH                   The state database. [default:
                                                  ~/.local/state/toktrail/toktrail.db] [env:
                                                  TOKTRAIL_DB]
                    """));
            Check.that("alias",
                    root.contains("\n  web                         Serve the pages on this machine. (also ui)\n"));
            Check.that("hidden", !root.contains("__complete") && !root.contains("--now-ms"));
        });
        s.test("arguments stand before options, and an alias is told", scratch -> {
            Check.that("arguments", help(List.of("run", "status"), 80).contains("""
                    Usage: toktrail run status [OPTIONS] [RUN_ID]

                    Show a run.

                    Arguments:
                      [RUN_ID]                    The run; the active one if left out.

                    Options:
                    """));
            Check.that("alias", help(List.of("ui"), 80).contains("\nAlso called: ui.\n"));
            Check.that("replaced", help(List.of("codex", "report"), 80).contains("  --color, --version, --help\n"));
        });
        s.test("no line is wider than the terminal or 80 columns", scratch -> {
            for (CommandPath path : TREE.shownPaths()) {
                for (int width : new int[] {60, 72, 80, 200}) {
                    int limit = Math.min(80, width);
                    HelpText.render(TREE, path, width).lines().forEach(line ->
                            Check.that(width + ": " + line,
                                    line.length() <= limit && line.equals(line.stripTrailing())));
                }
                Check.equal(path.title(), HelpText.render(TREE, path, 1), HelpText.render(TREE, path, 40));
            }
        });
        s.test("headings take the look they are given", scratch -> {
            String help = HelpText.render(TREE, TREE.find(List.of("usage", "daily")), 80, title -> "<" + title + ">");
            Check.equal("headings", List.of("<Usage:> toktrail usage daily [OPTIONS]", "<Options:>", "<Filters:>",
                    "<Examples:>", "<Global options:>"), help.lines().filter(line -> line.startsWith("<")).toList());
        });
        s.test("every command, option and argument is in help and in the list", scratch -> {
            List<CommandList.Entry> list = CommandList.of(TREE);
            Check.equal("commands", TREE.shownPaths().stream().map(CommandPath::names).toList(),
                    list.stream().map(CommandList.Entry::words).toList());
            for (CommandList.Entry entry : list) {
                CommandPath path = TREE.find(entry.words());
                String help = help(entry.words(), 80);
                Set<String> names = new TreeSet<>();
                path.last().shownOptions().forEach(option -> names.addAll(option.allNames()));
                TREE.shownGlobals(path.last()).forEach(option -> names.add(option.name()));
                path.last().shownSubcommands().forEach(subcommand -> names.add("\n  " + subcommand.name().main()));
                path.last().syntax().positionals().forEach(positional -> names.add(positional.label()));
                names.forEach(name -> Check.that(path.title() + " help lacks " + name, help.contains(name)));
                Set<String> listed = entry.options().stream().flatMap(option -> option.names().stream())
                        .collect(Collectors.toSet());
                path.last().shownOptions().forEach(option -> Check.that(option.name(),
                        listed.containsAll(option.allNames())));
            }
        });
        s.test("the list tells what a program needs to know", scratch -> {
            CommandList.Entry daily = CommandList.of(TREE).stream()
                    .filter(entry -> entry.words().equals(List.of("usage", "daily"))).findFirst().orElseThrow();
            Check.equal("order", new CommandList.OptionEntry(List.of("--order"), "asc|desc", List.of("asc", "desc"),
                    "desc", "", false, "Order of the rows."), daily.options().get(5));
            Check.equal("pair", List.of("--refresh", "--no-refresh"), daily.options().get(3).names());
            CommandList.Entry root = CommandList.of(TREE).get(0);
            Check.equal("globals", List.of("--install-completion", "--db", "--color", "--version", "--help"),
                    root.options().stream().map(option -> option.names().get(0)).toList());
        });
    }

    private static String help(List<String> words, int width) {
        return HelpText.render(TREE, TREE.find(words), width);
    }
}
