package toktrail.cli;

import toktrail.testing.Check;
import toktrail.testing.Suite;

/** {@code sources} and {@code sources list}. */
public final class SourceListTest {

    private static final FakeHarness CODEX = FakeHarness.of("codex", "Codex");
    private static final FakeHarness AMP = FakeHarness.of("amp", "Amp");
    private static final String CALLS = """
            s1 1000 openai gpt-5 high build 1000 200 50 500 0.5
            s1 2000 openai gpt-5 - - 300 0 0 0 0
            s2 3000 openai gpt-5 - - 1 0 0 0 0
            """;
    private static final String NEEDS_ONE = "--source can only be used with exactly one --harness.\n";

    private SourceListTest() { }

    public static void tests(Suite s) {
        s.test("shows every source, sorted by harness, as text", scratch -> {
            CommandHome home = new CommandHome(scratch, CODEX, AMP).with(".codex/sessions/a.txt", CALLS);
            String text = """
                    harness exists sessions messages tokens source_path config_key id_prefix warning
                    amp no 0 0 0 <HOME>/.amp/sessions amp_sessions amp source not found
                    codex yes 2 3 1,551 <HOME>/.codex/sessions codex_sessions codex
                    """;
            String shown = home.run("sources").done();
            // The home in the output is longer than <HOME>, so the padding behind the path differs.
            Check.equal("text", text, squeezed(shown));
            Check.that("columns to the left", shown.contains("amp      no      0         0         0       <HOME>"));
            Check.equal("list", home.run("sources").out(), home.run("sources list").done());
        });
        s.test("numbers that no bill has do not overflow", scratch -> {
            String most = " openai gpt-5 - - 9223372036854775807 0 0 0 0\n";
            CommandHome home = new CommandHome(scratch, CODEX)
                    .with(".codex/sessions/a.txt", "s1 1000" + most + "s1 2000" + most);
            Check.that("sum", home.run("sources").done().contains("2,199,023,255,550"));
            Check.that("session", home.run("sources sessions codex").done().contains("2,199,023,255,550"));
        });
        s.test("a path the platform does not have is the user's mistake", scratch -> Check.equal("message",
                "Cannot use the path ab: Nul character not allowed\n",
                new CommandHome(scratch, CODEX).run("sources list --harness codex --source a\0b").failed()));
        s.test("shows all keys of a source as JSON", scratch -> {
            CommandHome home = new CommandHome(scratch, CODEX, AMP).with(".codex/sessions/a.txt", CALLS);
            Check.equal("JSON", """
                    [
                      {
                        "harness": "codex",
                        "source_path": "<HOME>/.codex/sessions",
                        "exists": true,
                        "sessions": 2,
                        "messages": 3,
                        "tokens": 1551,
                        "warning": "",
                        "config_key": "codex_sessions",
                        "id_prefix": "codex",
                        "watch_subdirs": [
                          "."
                        ],
                        "file_based": true,
                        "effective_roots": [
                          "<HOME>/.codex/sessions"
                        ]
                      }
                    ]
                    """, home.run("sources --harness Codex list --json").done());
            Check.that("a missing source has all keys", home.run("sources --json --harness amp").done().endsWith("""
                        "warning": "source not found",
                        "config_key": "amp_sessions",
                        "id_prefix": "amp",
                        "watch_subdirs": [
                          "."
                        ],
                        "file_based": true,
                        "effective_roots": [
                          "<HOME>/.amp/sessions"
                        ]
                      }
                    ]
                    """));
        });
        s.test("shows what is wrong with a source that cannot be read", scratch -> {
            CommandHome home = new CommandHome(scratch, CODEX, AMP).with("locked/a.txt", CALLS)
                    .with("b.txt", "broken\n");
            Check.equal("a directory", """
                    [
                      {
                        "harness": "codex",
                        "source_path": "<HOME>/locked",
                        "exists": true,
                        "sessions": 0,
                        "messages": 0,
                        "tokens": 0,
                        "warning": "<HOME>/locked: permission denied"
                      }
                    ]
                    """, home.run("sources --harness codex --source ~/locked --json").done());
            Check.that("a file", home.run("sources --harness codex --source b.txt --json").done()
                    .contains("\"warning\": \"<HOME>/b.txt: no usable record\"\n"));
        });
        s.test("counts the good files of a directory and tells of the bad ones", scratch -> {
            CommandHome home = new CommandHome(scratch, CODEX).with(".codex/sessions/a.txt", CALLS)
                    .with(".codex/sessions/b.txt", "broken\n");
            CommandHome.Outcome outcome = home.run("sources");
            Check.that("counts", squeezed(outcome.out()).contains("codex yes 2 3 1,551 "));
            Check.equal("warning", "warning: <HOME>/.codex/sessions/b.txt: no usable record\n", outcome.err());
        });
        s.test("has a row for each configured source", scratch -> {
            CommandHome home = new CommandHome(scratch, CODEX, AMP).with("one/a.txt", CALLS).with("two/b.txt", CALLS)
                    .with(".config/toktrail/config.toml", """
                            [imports.sources]
                            codex = ["~/two", "~/one"]
                            amp = []
                            """);
            String text = squeezed(home.run("sources").done());
            Check.that("rows: " + text, text.contains("codex yes 2 3 1,551 <HOME>/two codex_sessions codex\n"
                    + "codex yes 2 3 1,551 <HOME>/one codex_sessions codex\n") && !text.contains("amp"));
            Check.equal("no source", "No sources configured.\n", home.run("sources list --harness amp").done());
            Check.equal("no source as JSON", "[]\n", home.run("sources list --harness amp --json").done());
        });
        s.test("refuses what it cannot look at", scratch -> {
            CommandHome home = new CommandHome(scratch, CODEX, AMP);
            Check.equal("source alone", NEEDS_ONE, home.run("sources --source x").failed());
            Check.equal("two harnesses", NEEDS_ONE,
                    home.run("sources list --source x --harness amp --harness codex").failed());
            Check.equal("unknown harness", "Unsupported harness: cursor\n",
                    home.run("sources --harness cursor").failed());
            Check.that("unknown command", home.run("sources shown").misused().contains("No such command 'shown'."));
            Check.that("a group's option that the command lacks",
                    home.run("sources --harness codex sessions codex").misused().contains("No such option: --harness"));
        });
        s.test("neither makes nor needs a ledger", scratch -> {
            CommandHome home = new CommandHome(scratch, CODEX);
            home.run("sources").done();
            Check.that("nothing was made", scratch.directory().toFile().list().length == 0);
        });
    }

    /** Runs of blanks as one. */
    private static String squeezed(String text) {
        return text.replaceAll(" +", " ");
    }
}
