package toktrail.cli;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import toktrail.cli.CommandHome.Outcome;
import toktrail.error.ExitCode;
import toktrail.testing.Check;
import toktrail.testing.Suite;

/** Completion: scripts, their installation, and what they are answered. */
public final class CompletionCommandTest {

    private static final int LIMIT_SECONDS = 10;

    private CompletionCommandTest() { }

    public static void tests(Suite s) {
        s.test("the scripts are what their shells understand", scratch -> {
            CommandHome home = new CommandHome(scratch);
            for (String shell : List.of("bash", "zsh", "fish")) {
                Path script = scratch.write("script." + shell, home.run("completion " + shell).done());
                if (isInstalled(shell)) {
                    Process process = new ProcessBuilder(shell, "-n", script.toString()).redirectErrorStream(true)
                            .start();
                    process.getOutputStream().close();
                    String said = new String(process.getInputStream().readAllBytes());
                    Check.that(shell, process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS));
                    Check.equal(shell, "", said);
                }
            }
            Check.equal("the same", home.run("completion bash").done(), home.run("--show-completion bash").done());
            Check.equal("pwsh", home.run("completion powershell").done(), home.run("completion pwsh").done());
        });
        s.test("harnesses come from the program, names from the ledger", scratch -> {
            CommandHome home = CommandHome.sample(scratch);
            Check.equal("harnesses", List.of("claude", "codex", "opencode"), ask(home, "usage summary --harness "));
            Check.equal("begun", List.of("opencode"), ask(home, "usage summary --harness o"));
            Check.equal("no ledger", List.of(), ask(home, "usage summary --model "));
            Check.that("nothing is made", !Files.exists(home.file(".local/state")));
            home.run("refresh").done();
            Check.equal("models", List.of("gpt-5.4", "gpt-5.4-mini"), ask(home, "usage summary --model gpt"));
            Check.equal("joined", List.of("--model=glm-5"), ask(home, "usage summary --model=gl"));
            Check.equal("providers", List.of("anthropic", "google", "openai", "opencode-go"),
                    ask(home, "usage summary --provider "));
            Check.equal("agents", List.of("build", "plan"), ask(home, "usage summary --agent "));
            Check.equal("machines", List.of("testbox"), ask(home, "usage summary --machine "));
            Check.equal("shells", List.of("bash"), ask(home, "completion b"));
            Check.equal("files", List.of(":files"), ask(home, "refresh --source "));
            Check.equal("options given", List.of("--json"), ask(home, "usage today --js"));
            Check.equal("not again", List.of(), ask(home, "usage today --json --js"));
            Check.equal("repeatable", List.of("--harness"), ask(home, "refresh --harness codex --harn"));
        });
        s.test("it never fails and never says a word beside its answer", scratch -> {
            CommandHome home = CommandHome.sample(scratch).with("broken.toml", "[broken")
                    .with("foreign.db", "no ledger");
            for (String words : List.of("", "nope ", "usage nope --", "--db foreign.db usage summary --model ",
                    "--config broken.toml usage summary --model ", "-- ", "usage summary --limit x --mod", "\u0000")) {
                Outcome outcome = answer(home, words);
                Check.equal(words, ExitCode.DONE, outcome.code());
                Check.equal(words, "", outcome.err());
            }
            home.world().variable("TOKTRAIL_DB", "foreign.db").variable("TOKTRAIL_CONFIG", "broken.toml");
            for (String words : List.of("us", "usage summary --model ", "usage summary --machine ", "refresh --harn")) {
                Outcome outcome = answer(home, words);
                Check.equal(words, ExitCode.DONE, outcome.code());
                Check.equal(words, "", outcome.err());
            }
            Check.equal("unknown shell", ExitCode.DONE, home.run("__complete tcsh -- us").code());
            Check.equal("no words", "", home.run("__complete bash").err());
        });
        s.test("installing twice changes nothing, and keeps what is there", scratch -> {
            CommandHome home = new CommandHome(scratch).with(".bashrc", "alias ll='ls -l'");
            home.world().variable("SHELL", "/usr/bin/bash");
            String said = home.run("--install-completion").done();
            Check.equal("said", "bash completion installed in <HOME>/.bash_completions/toktrail.sh\n"
                    + "Completion will take effect once you restart the terminal\n", said);
            String first = Files.readString(home.file(".bashrc"));
            Check.that("kept", first.startsWith("alias ll='ls -l'\nsource '"));
            home.run("--install-completion bash").done();
            Check.equal("same", first, Files.readString(home.file(".bashrc")));
            home.run("--install-completion zsh").done();
            home.run("--install-completion fish").done();
            Check.that("fish", Files.exists(home.file(".config/fish/completions/toktrail.fish")));
            home.world().variable("PROFILE", home.file("profile.ps1").toString());
            home.run("--install-completion pwsh").done();
            String profile = Files.readString(home.file("profile.ps1"));
            home.run("--install-completion powershell").done();
            Check.equal("profile", profile, Files.readString(home.file("profile.ps1")));
            home.world().variable("SHELL", "/bin/tcsh");
            Check.equal("unknown", "Could not detect the shell; name one of: bash, zsh, fish, powershell, pwsh.\n",
                    home.run("--install-completion").failed());
        });
    }

    private static List<String> ask(CommandHome home, String words) {
        Outcome outcome = answer(home, words);
        return outcome.done().lines().map(line -> line.split("\t")[0]).toList();
    }

    private static Outcome answer(CommandHome home, String words) {
        String[] line = ("__complete bash -- " + words).split(" ", -1);
        return home.runWords(line);
    }

    private static boolean isInstalled(String program) {
        for (String directory : System.getenv("PATH").split(File.pathSeparator)) {
            if (Files.isExecutable(Path.of(directory, program))) {
                return true;
            }
        }
        return false;
    }
}
