package toktrail.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;

/** {@code sources skipped}. */
public final class SkippedSourcesTest {

    private static final FakeHarness CODEX = FakeHarness.of("codex", "Codex");
    private static final FakeHarness AMP = FakeHarness.of("amp", "Amp");

    private SkippedSourcesTest() { }

    public static void tests(Suite s) {
        s.test("is empty, and makes nothing, where there is no ledger", scratch -> {
            CommandHome home = new CommandHome(scratch, CODEX);
            Check.equal("text", "No skipped sources.\n", home.run("sources skipped").done());
            Check.equal("JSON", "{\n  \"skipped_sources\": []\n}\n", home.run("sources skipped --json").done());
            Check.equal("clear", "Cleared 0 skipped sources.\n", home.run("sources skipped --clear").done());
            Check.that("no ledger", !Files.exists(ledger(scratch)));
        });
        s.test("lists what imports gave up on", scratch -> {
            CommandHome home = imported(scratch);
            String text = home.run("sources skipped").done().replaceAll(" +", " ");
            Check.equal("text", """
                    harness source path reason updated at ms
                    amp <HOME>/.amp/sessions/b.txt malformed 1778068800000
                    codex <HOME>/.codex/sessions/a.txt malformed 1778068800000
                    codex <HOME>/.codex/sessions/b.txt malformed 1778068800000
                    """, text);
            Check.equal("one harness", """
                    {
                      "skipped_sources": [
                        {
                          "harness": "amp",
                          "source_path": "<HOME>/.amp/sessions/b.txt",
                          "reason": "malformed",
                          "updated_at_ms": 1778068800000,
                          "detail": "no usable record",
                          "attempts": 1
                        }
                      ]
                    }
                    """, home.run("sources skipped --harness Amp --json").done());
        });
        s.test("forgets those of one harness, or all", scratch -> {
            CommandHome home = imported(scratch);
            Check.equal("one harness", "Cleared 1 skipped source.\n",
                    home.run("sources skipped --clear --harness amp").done());
            Check.equal("none left", "No skipped sources.\n", home.run("sources skipped --harness amp").done());
            Check.equal("all", "{\n  \"cleared\": 2\n}\n", home.run("sources skipped --clear --json").done());
            Check.equal("again", "{\n  \"cleared\": 0\n}\n", home.run("sources skipped --clear --json").done());
        });
        s.test("knows a harness of the ledger that is not supported any more", scratch -> {
            imported(scratch);
            CommandHome later = new CommandHome(scratch, CODEX);
            Check.that("listed", later.run("sources skipped --harness amp").done().contains("/.amp/sessions/b.txt"));
            Check.equal("unknown", "Unsupported harness: cursor\n",
                    later.run("sources skipped --harness cursor").failed());
        });
        s.test("refuses a file that is no ledger", scratch -> {
            CommandHome home = new CommandHome(scratch, CODEX).with("notes.txt", "nothing of ours");
            Check.equal("foreign", "<HOME>/notes.txt is not a toktrail ledger\n",
                    home.run("--db notes.txt sources skipped").failed());
        });
    }

    private static CommandHome imported(Scratch scratch) throws Exception {
        CommandHome home = new CommandHome(scratch, CODEX, AMP).with(".codex/sessions/b.txt", "broken")
                .with(".codex/sessions/a.txt", "broken").with(".amp/sessions/b.txt", "broken");
        home.run("refresh --json");
        Check.that("the ledger was made", Files.exists(ledger(scratch)));
        return home;
    }

    private static Path ledger(Scratch scratch) {
        return scratch.directory().resolve(".local/state/toktrail/toktrail.db");
    }
}
