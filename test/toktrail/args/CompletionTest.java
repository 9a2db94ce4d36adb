package toktrail.args;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;

/** What is offered at each place of a command line, and that shells understand the scripts. */
public final class CompletionTest {

    private static final CommandTree TREE = SampleTree.tree();

    private CompletionTest() { }

    static List<Completion.Candidate> values(String topic) {
        return switch (topic) {
            case "harness" -> List.of(new Completion.Candidate("claude", "Claude Code"),
                    new Completion.Candidate("codex", "Codex"), new Completion.Candidate("bad\nvalue", ""));
            case "area" -> List.of(new Completion.Candidate("work/shop", ""),
                    new Completion.Candidate("host:a/b", "two\tparts"));
            default -> List.of();
        };
    }

    public static void tests(Suite s) {
        s.test("commands, sub-commands, options, values and paths are offered where they may stand", scratch -> {
            offered("usage ", "today daily");
            offered("usage d", "daily");
            offered("co", "copilot codex completion");
            offered("__", "");
            offered("sources ", "list skipped");
            offered("usage daily --j", "--json");
            offered("usage daily --json --j", "");
            offered("usage daily --harness a --ha", "--harness");
            offered("usage daily --no", "--no-refresh");
            offered("usage daily --refresh --no", "");
            offered("usage --d", "--db");
            offered("run archive --", "--json --db --color --version --help");
            offered("run archive --json --db x --", "--color --version --help");
            offered("usage daily --order ", "asc desc");
            offered("usage daily --order d", "desc");
            offered("usage daily --order=", "--order=asc --order=desc");
            offered("usage daily --order=d", "--order=desc");
            offered("usage daily --harness co", "codex");
            offered("usage daily --harness=c", "--harness=claude --harness=codex");
            offered("usage daily --model ", "");
            offered("usage daily --bogus=", "");
            offered("usage daily --db ", ":files");
            offered("usage daily --db=x", ":files");
            offered("sync import ", ":files");
            offered("sync import x ", "--on-conflict --db --color --version --help");
            offered("area move ", "work/shop host:a/b");
            offered("area move w", "work/shop");
            offered("area move -- w", "work/shop");
            offered("area move -- -", "");
            offered("completion ", "bash zsh");
            offered("--install-completion ", "bash zsh fish powershell pwsh usage run area sources statusline copilot "
                    + "sync codex insights web watch explain parse completion");
            offered("--install-completion z", "zsh");
            offered("bogus ", "");
            offered("copilot run x --", "");
            offered("statusline --refresh ", "never auto always");
            Check.equal("no words", TREE.root().shownSubcommands().size(),
                    Completion.answer(TREE, List.of(), CompletionTest::values).candidates().size());
        });
        s.test("lines carry the help behind a tab and are never torn", scratch -> {
            Check.equal("help", List.of("claude\tClaude Code", "codex\tCodex"),
                    Completion.answer(TREE, List.of("sources", "--harness", ""), CompletionTest::values).lines());
            Check.equal("tab", List.of("host:a/b\ttwo parts"),
                    Completion.answer(TREE, List.of("area", "move", "h"), CompletionTest::values).lines());
        });
        s.test("every shown command and option is offered", scratch -> {
            for (CommandPath path : TREE.shownPaths()) {
                List<String> words = path.names();
                for (CommandSpec subcommand : path.last().shownSubcommands()) {
                    offers(words, subcommand.name().main());
                }
                for (Option option : path.last().shownOptions()) {
                    option.allNames().stream().filter(name -> name.startsWith("--"))
                            .forEach(name -> offers(words, name));
                }
            }
        });
        s.test("shells are known by all their names", scratch -> {
            Check.equal("pwsh", CompletionScript.Shell.POWERSHELL,
                    CompletionScript.Shell.named(" PWSH ").orElseThrow());
            Check.equal("nu", true, CompletionScript.Shell.named("nu").isEmpty());
            for (CompletionScript.Shell shell : CompletionScript.Shell.values()) {
                String script = CompletionScript.of(shell, "toktrail");
                Check.that(shell.id(), script.contains("toktrail __complete " + shell.id() + " -- "));
                Check.that(shell.id() + " is filled in", !script.contains("@PROGRAM@") && script.endsWith("\n"));
            }
        });
        s.test("bash completes with the script", CompletionTest::completeInBash);
        for (CompletionScript.Shell shell : List.of(CompletionScript.Shell.ZSH, CompletionScript.Shell.FISH)) {
            s.test(shell.id() + " accepts the script", scratch -> {
                Commands.require(shell.id());
                Path file = scratch.write("script", CompletionScript.of(shell, "toktrail"));
                Check.equal("syntax", "", Commands.run(scratch, List.of(shell.id(), "-n", file.toString())));
            });
        }
    }

    /** Each line is divided into words as bash does it: at blanks, and around {@code =} and {@code :}. */
    private static void completeInBash(Scratch scratch) throws Exception {
        Commands.require("bash");
        Path script = scratch.write("toktrail.sh", CompletionScript.of(CompletionScript.Shell.BASH, "toktrail"));
        Check.equal("syntax", "", Commands.run(scratch, List.of("bash", "-n", script.toString())));
        scratch.write("files/one file.db", "");
        scratch.write("files/two/x", "");
        Path program = scratch.write("bin/toktrail", "#!/bin/sh\nexec '" + System.getProperty("java.home")
                + "/bin/java' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp '" + classPath()
                + "' toktrail.args.CompletionProgram \"$@\"\n");
        Check.that("executable", program.toFile().setExecutable(true));
        String asking = scratch.write("ask.sh", """
                set -u
                . ./toktrail.sh
                ask() {
                    COMP_LINE=$1; COMP_POINT=${#1}; shift
                    COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1))
                    _toktrail_complete
                    printf '<%s>' ${COMPREPLY[@]+"${COMPREPLY[@]}"}
                    echo
                }
                ask 'toktrail usage d' toktrail usage d
                ask 'toktrail  usage   ' toktrail usage ''
                ask 'toktrail usage daily --order=' toktrail usage daily --order '='
                ask 'toktrail usage daily --order=d' toktrail usage daily --order '=' d
                ask 'toktrail area move host:a' toktrail area move host ':' a
                ask 'toktrail --db files/' toktrail --db files/
                ask 'toktrail --db=files/o' toktrail --db '=' files/o
                ask 'toktrail usage daily --order x y' toktrail usage daily --order x y
                """).toString();
        String path = program.getParent() + File.pathSeparator + System.getenv("PATH");
        List<String> got = Commands.run(scratch, List.of("bash", asking), Map.of("PATH", path)).lines()
                .map(line -> Arrays.stream(line.split("(?<=>)")).sorted().collect(Collectors.joining())).toList();
        Check.equal("replies", List.of("<daily>", "<daily><today>", "<asc><desc>", "<desc>", "<a/b>",
                "<files/one file.db><files/two>", "<files/one file.db>", "<>"), got);
    }

    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static void offers(List<String> before, String word) {
        List<String> words = new ArrayList<>(before);
        words.add(word);
        Completion.Answer answer = Completion.answer(TREE, words, CompletionTest::values);
        Check.that(before + " offers " + word, answer.candidates().stream().anyMatch(
                candidate -> candidate.value().equals(word)));
    }

    private static void offered(String line, String want) {
        List<String> words = List.of(line.split(" ", -1));
        String got = Completion.answer(TREE, words, CompletionTest::values).lines().stream()
                .map(candidate -> candidate.split("\t")[0]).collect(Collectors.joining(" "));
        Check.equal(line, want, got);
    }
}
