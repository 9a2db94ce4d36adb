package toktrail.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import toktrail.cli.frame.Command;
import toktrail.error.ExitCode;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;

/** {@code copilot env} and {@code copilot run}, the latter with small shell scripts in the place of Copilot. */
public final class CopilotCommandsTest {

    private static final FakeHarness COPILOT = FakeHarness.of("copilot", "Copilot");
    private static final String ODD = "/var/ot el/co'pilot.jsonl";
    private static final String CALL = Instant.parse("2026-05-06T12:00:00Z").toEpochMilli()
            + " github gpt-5 - - 100 20 5 40 0";

    private CopilotCommandsTest() { }

    public static void tests(Suite s) {
        s.test("env prints the assignments of each shell", CopilotCommandsTest::shells);
        s.test("env names a file after the local time, makes nothing, and needs no configuration", scratch -> {
            CommandHome home = new CommandHome(scratch, COPILOT).with(".config/toktrail/config.toml", "broken");
            home.world().zone("Europe/Berlin");
            String out = home.run("copilot env zsh").done();
            Check.that(out, out.endsWith(
                    "export TOKTRAIL_COPILOT_FILE=<HOME>/.copilot/otel/copilot-otel-20260506-140000.jsonl\n"));
            Check.that("nothing made", !Files.exists(scratch.directory().resolve(".copilot")));
        });
        s.test("env refuses other shells", scratch -> {
            CommandHome home = new CommandHome(scratch, COPILOT);
            String message = "Unsupported shell. Use bash, zsh, fish, nu, or powershell.\n";
            Check.equal("text", message, home.run("copilot env tcsh").failed());
            Check.equal("JSON", message, home.run("copilot env tcsh --json").failed());
            Check.that("none", home.run("copilot env").misused().endsWith("Error: Missing argument 'SHELL'.\n"));
        });
        s.test("run imports what the program wrote, into the active run", CopilotCommandsTest::imports);
        s.test("run ends with the status of the program, whatever the import does", CopilotCommandsTest::statuses);
        s.test("run leaves the words of the program alone", CopilotCommandsTest::words);
        s.test("run refuses before it starts anything", scratch -> {
            CommandHome home = new CommandHome(scratch, COPILOT);
            Check.equal("no command", "Missing command after '--'.\n", home.run("copilot run --").failed());
            Check.equal("run", "Run not found: 4\n",
                    home.runWords("copilot", "run", "--run", "4", "--", "touch", file(scratch, "ran")).failed());
            Check.that("nothing ran", !Files.exists(Path.of(file(scratch, "ran"))));
        });
    }

    private static void shells(Scratch scratch) throws Exception {
        CommandHome home = new CommandHome(scratch, COPILOT);
        Check.equal("JSON", """
                {
                  "COPILOT_OTEL_ENABLED": "true",
                  "COPILOT_OTEL_EXPORTER_TYPE": "file",
                  "COPILOT_OTEL_FILE_EXPORTER_PATH": "/var/otel/copilot.jsonl",
                  "TOKTRAIL_COPILOT_FILE": "/var/otel/copilot.jsonl"
                }
                """, home.run("copilot env BASH --otel-file /var/otel/copilot.jsonl --json").done());
        Check.equal("bash", """
                export COPILOT_OTEL_ENABLED=true
                export COPILOT_OTEL_EXPORTER_TYPE=file
                export COPILOT_OTEL_FILE_EXPORTER_PATH='/var/ot el/co'"'"'pilot.jsonl'
                export TOKTRAIL_COPILOT_FILE='/var/ot el/co'"'"'pilot.jsonl'
                """, env(home, "bash"));
        Check.equal("fish", """
                set -gx COPILOT_OTEL_ENABLED 'true'
                set -gx COPILOT_OTEL_EXPORTER_TYPE 'file'
                set -gx COPILOT_OTEL_FILE_EXPORTER_PATH '/var/ot el/co\\'pilot.jsonl'
                set -gx TOKTRAIL_COPILOT_FILE '/var/ot el/co\\'pilot.jsonl'
                """, env(home, "fish"));
        Check.equal("nu", """
                $env.COPILOT_OTEL_ENABLED = "true"
                $env.COPILOT_OTEL_EXPORTER_TYPE = "file"
                $env.COPILOT_OTEL_FILE_EXPORTER_PATH = "/var/ot el/co'pilot.jsonl"
                $env.TOKTRAIL_COPILOT_FILE = "/var/ot el/co'pilot.jsonl"
                """, env(home, "nu"));
        Check.equal("powershell", """
                $env:COPILOT_OTEL_ENABLED = 'true'
                $env:COPILOT_OTEL_EXPORTER_TYPE = 'file'
                $env:COPILOT_OTEL_FILE_EXPORTER_PATH = '/var/ot el/co''pilot.jsonl'
                $env:TOKTRAIL_COPILOT_FILE = '/var/ot el/co''pilot.jsonl'
                """, env(home, "powershell"));
        Check.equal("pwsh", env(home, "powershell"), env(home, "pwsh"));
        Check.equal("nushell", env(home, "nu"), env(home, "nushell"));
    }

    private static String env(CommandHome home, String shell) {
        return home.runWords("copilot", "env", shell, "--otel-file", ODD).done();
    }

    private static CommandHome withShell(Scratch scratch, FakeHarness... harnesses) {
        if (!Files.isExecutable(Path.of("/bin/sh"))) {
            throw new Suite.SkippedException("no /bin/sh");
        }
        return new CommandHome(scratch, harnesses);
    }

    private static String file(Scratch scratch, String name) {
        return scratch.directory().resolve(name).toString();
    }

    private static void imports(Scratch scratch) throws Exception {
        CommandHome home = withShell(scratch, COPILOT);
        home.run("run start --name pair").done();
        String script = "test \"$COPILOT_OTEL_ENABLED$COPILOT_OTEL_EXPORTER_TYPE\" = truefile"
                + " && echo \"s1 " + CALL + "\" > \"$COPILOT_OTEL_FILE_EXPORTER_PATH\""
                + " && test -s \"$TOKTRAIL_COPILOT_FILE\"";
        Check.equal("text", """
                Copilot OTEL file: <HOME>/new/otel.jsonl
                Refreshed Copilot usage:
                  source path: <HOME>/new/otel.jsonl
                  run: 1
                  rows seen: 1
                  rows imported: 1
                  rows skipped: 0
                """, home.runWords("copilot", "run", "--otel-file", "new/otel.jsonl", "--", "/bin/sh", "-c", script)
                        .done());
        Check.that("linked", home.run("run status --no-refresh").done().contains("total=125 "));
        home.run("run stop --no-refresh").done();
        Check.that("without run", home.runWords("copilot", "run", "--otel-file", "b.jsonl", "/bin/sh", "-c", script)
                .done().contains("  run: none\n"));
        Check.that("into an old one", home.runWords("copilot", "run", "--run", "1", "--otel-file", "c.jsonl",
                "/bin/sh", "-c", script).done().contains("  run: 1\n"));
        Check.equal("no import", "Copilot OTEL file: <HOME>/d.jsonl\n", home.runWords("copilot", "run", "--no-import",
                "--otel-file", "d.jsonl", "/bin/sh", "-c", script).done());
    }

    private static void statuses(Scratch scratch) throws Exception {
        CommandHome home = withShell(scratch, COPILOT);
        String printed = "Copilot OTEL file: <HOME>/.copilot/otel/copilot-otel-20260506-120000.jsonl\n";
        String note = "note: Copilot wrote no telemetry, nothing to import\n";
        CommandHome.Outcome seven = home.runWords("copilot", "run", "--", "/bin/sh", "-c", "exit 7");
        Check.equal("status", new CommandHome.Outcome(new ExitCode(7), printed, note), seven);
        Check.that("folder", Files.isDirectory(scratch.directory().resolve(".copilot/otel")));
        Check.equal("signal", 128 + 15, home.runWords("copilot", "run", "--", "/bin/sh", "-c", "kill -TERM $$")
                .code().status());
        CommandHome.Outcome missing = home.runWords("copilot", "run", "--", "no-such-program-here");
        Check.equal("missing", 127, missing.code().status());
        Check.equal("missing", "Command not found: no-such-program-here\n" + note, missing.err());
        home.with("data.txt", "");
        Check.equal("not executable", 126, home.runWords("copilot", "run", "--", file(scratch, "data.txt"))
                .code().status());
        CommandHome.Outcome broken = home.runWords("copilot", "run", "--otel-file", "x.jsonl", "--", "/bin/sh", "-c",
                "echo broken > \"$TOKTRAIL_COPILOT_FILE\"; exit 3");
        Check.equal("broken file", 3, broken.code().status());
        CommandHome.Outcome unknown = withShell(scratch).runWords("copilot", "run", "--otel-file", "x.jsonl", "--",
                "/bin/sh", "-c", "exit 4");
        Check.equal("no import possible", new CommandHome.Outcome(new ExitCode(4),
                "Copilot OTEL file: <HOME>/x.jsonl\n", "Unsupported harness: copilot\n"), unknown);
    }

    private static void words(Scratch scratch) throws Exception {
        CommandHome home = withShell(scratch, COPILOT);
        String script = "printf '%s,' \"$@\" > " + file(scratch, "words");
        home.runWords("copilot", "run", "--no-import", "/bin/sh", "-c", script, "sh", "--run", "x", "--", "--help", "");
        Check.equal("words", "--run,x,--,--help,,", Files.readString(Path.of(file(scratch, "words"))));
    }
}
