package toktrail.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import toktrail.cli.CommandHome.Outcome;
import toktrail.error.ExitCode;
import toktrail.testing.Check;
import toktrail.testing.Suite;

/** Imports of logs that are not as they should be: what is good goes in, the rest is told, nothing ends in a trace. */
public final class DamagedSourcesTest {

    private static final String LOGS = ".claude/projects/-home-dev-shop/";
    private static final String LOG = LOGS + "0d5f0c1e-1111-4aaa-8bbb-000000000001.jsonl";

    private DamagedSourcesTest() { }

    public static void tests(Suite s) {
        s.test("a last line without end is taken when it is whole, else later", scratch -> {
            CommandHome home = CommandHome.sample(scratch);
            String line = RefreshCommandTest.assistant("n1", 7, "fine").strip();
            Path log = home.file(LOGS + "new.jsonl");
            Files.writeString(log, line.substring(0, line.length() - 20));
            Check.equal("cut", "18", messages(home));
            Files.writeString(log, line.substring(line.length() - 20), StandardOpenOption.APPEND);
            Check.equal("whole", "19", messages(home));
            Files.writeString(log, "\n" + RefreshCommandTest.assistant("n2", 7, "fine"), StandardOpenOption.APPEND);
            Check.equal("continued", "20", messages(home));
        });
        s.test("bytes that are no UTF-8 cost at most their line", scratch -> {
            CommandHome home = CommandHome.sample(scratch);
            byte[] good = RefreshCommandTest.assistant("n1", 7, "fine").getBytes(StandardCharsets.UTF_8);
            byte[] text = RefreshCommandTest.assistant("n2", 7, "f#ne").getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < text.length; i++) {
                text[i] = text[i] == '#' ? (byte) 0xff : text[i];
            }
            byte[] noise = new byte[4_000];
            scratch.random().nextBytes(noise);
            try (var out = Files.newOutputStream(home.file(LOGS + "new.jsonl"))) {
                out.write(noise);
                out.write('\n');
                out.write(text);
                out.write(noise);
                out.write('\n');
                out.write(good);
            }
            Check.that("the good ones", List.of("19", "20").contains(messages(home)));
            Check.that("still JSON", home.run("usage summary --no-refresh --json").done().contains("\"totals\""));
        });
        s.test("things that are no logs where logs should be", scratch -> {
            CommandHome home = CommandHome.sample(scratch);
            Files.createDirectories(home.file(LOGS + "folder.jsonl"));
            Files.writeString(home.file(LOGS + "empty.jsonl"), "");
            Files.writeString(home.file(LOGS + "text.jsonl"), "no record at all\n");
            Files.write(home.file(LOGS + "zeros.jsonl"), new byte[10_000]);
            Files.createSymbolicLink(home.file(LOGS + "dangling.jsonl"), home.file("nowhere"));
            Files.createSymbolicLink(home.file(LOGS + "round"), home.file(".claude/projects"));
            Outcome outcome = home.run("refresh");
            Check.equal("code", ExitCode.DONE, outcome.code());
            Check.that(outcome.out(), outcome.out().lines().toList().get(2).endsWith("ok"));
            Check.equal("messages", "18", messages(home));
        });
        s.test("a file in place of a folder, and a folder in place of a database", scratch -> {
            CommandHome home = CommandHome.sample(scratch).with("file", "text");
            Files.createDirectories(home.file("folder"));
            home.with("odd.toml", "[imports]\nharnesses = [\"claude\", \"codex\", \"opencode\"]\n[imports.sources]\n"
                    + "claude = \"~/file/projects\"\ncodex = \"~/file\"\nopencode = \"~/folder\"\n");
            Outcome outcome = home.run("--config odd.toml refresh");
            Check.that(outcome.err() + outcome.out(), !outcome.err().contains("Internal")
                    && outcome.out().startsWith("Refreshed usage\n"));
            Check.that("claude", outcome.out().contains("Missing source path for claude: <HOME>/file/projects"));
            home.run("--config odd.toml usage summary --no-refresh").done();
            home.run("--config odd.toml sources").done();
        });
        s.test("a database that is none is told once, and listed", scratch -> {
            CommandHome home = CommandHome.sample(scratch);
            Path database = home.file(".local/share/opencode/opencode.db");
            byte[] sound = Files.readAllBytes(database);
            Files.writeString(database, "nothing of the kind, but long enough to be looked at ".repeat(40));
            Outcome outcome = home.run("refresh");
            Check.equal("code", ExitCode.DONE, outcome.code());
            Check.that(outcome.err(), outcome.err().startsWith("warning: <HOME>/.local/share/opencode/opencode.db: ")
                    && outcome.err().lines().count() == 1);
            Check.that("listed", home.run("sources skipped").done().contains("not-a-database"));
            Check.equal("not again", "", home.run("refresh").err());
            Check.equal("report", 9L, home.messages());
            Files.write(database, sound);
            Check.equal("mended", "18", messages(home));
            Check.equal("no longer listed", "No skipped sources.\n", home.run("sources skipped").done());
        });
        s.test("a damaged database never ends an import", scratch -> {
            CommandHome home = CommandHome.sample(scratch);
            Path database = home.file(".local/share/opencode/opencode.db");
            byte[] sound = Files.readAllBytes(database);
            for (int page = 0; page < sound.length / 4096; page++) {
                byte[] broken = sound.clone();
                Arrays.fill(broken, page * 4096 + 8, (page + 1) * 4096, (byte) 0x5a);
                Files.write(database, broken);
                Outcome outcome = home.run("refresh --full --db page" + page + ".db");
                Check.equal(outcome.err(), ExitCode.DONE, outcome.code());
                Check.that("the others", outcome.out().contains("claude        2         5"));
            }
        });
        s.test("nothing is lost when sources go", scratch -> {
            CommandHome home = CommandHome.sample(scratch);
            Check.equal("before", "18", messages(home));
            Files.delete(home.file(LOG));
            Files.writeString(home.file(LOGS + "0d5f0c1e-2222-4aaa-8bbb-000000000002.jsonl"), "");
            Files.move(home.file(".codex"), home.file("codex-moved"));
            Check.equal("after", "18", messages(home));
            Check.equal("codes", ExitCode.DONE, home.run("refresh --full").code());
            Check.equal("after a full one", "18", messages(home));
        });
    }

    private static String messages(CommandHome home) {
        home.run("refresh");
        return Long.toString(home.messages());
    }
}
