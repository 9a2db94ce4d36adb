package toktrail.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import toktrail.cli.CommandHome.Outcome;
import toktrail.error.ExitCode;
import toktrail.testing.Check;
import toktrail.testing.Suite;

/** What commands say, and leave alone, when the ledger cannot be used. */
public final class LedgerTroubleTest {

    private static final List<String> WRITERS = List.of("init", "refresh", "refresh --full --json", "usage summary",
            "usage today --json", "");
    private static final List<String> READERS = List.of("usage summary --no-refresh", "usage summary --no-refresh"
            + " --json", "sources skipped");
    private static final String LOCKED = "The ledger <HOME>/.local/state/toktrail/toktrail.db is locked by another"
            + " process.\n";
    private static final int PAGES_TRIED = 6;

    private LedgerTroubleTest() { }

    public static void tests(Suite s) {
        s.test("locked by another process: writers say so, readers read", scratch -> {
            CommandHome home = CommandHome.sample(scratch).impatient();
            home.run("refresh --harness codex").done();
            home.run("run start --name first").done();
            try (Connection other = connect(home.ledger()); Statement statement = other.createStatement()) {
                statement.execute("BEGIN EXCLUSIVE");
                for (String line : List.of("refresh", "refresh --json", "usage summary --refresh", "usage today"
                        + " --refresh --json")) {
                    Check.equal(line, LOCKED, home.run(line).failed());
                }
                for (String line : List.of("run start --name later", "run stop 1", "run archive 1", "run unarchive 1",
                        "area create x", "area use x")) {
                    Check.equal(line, LOCKED, home.run(line).failed());
                }
                READERS.forEach(line -> home.run(line).done());
                home.run("run list").done();
                home.run("run status").done();
                statement.execute("ROLLBACK");
            }
            Check.that("later", home.run("refresh").done().contains("claude        2         5"));
        });
        s.test("a foreign file is left alone", scratch -> {
            CommandHome home = CommandHome.sample(scratch).with("notes.db", "nothing of ours");
            Path foreign = home.file("foreign.db");
            try (Connection other = connect(foreign); Statement statement = other.createStatement()) {
                statement.executeUpdate("CREATE TABLE usage_events (id INTEGER); PRAGMA application_id = 7");
            }
            for (String name : List.of("notes.db", "foreign.db")) {
                byte[] before = Files.readAllBytes(home.file(name));
                eachCommand(home, name, "<HOME>/" + name + " is not a toktrail ledger\n");
                Check.equal(name, before, Files.readAllBytes(home.file(name)));
            }
        });
        s.test("a newer ledger is left alone", scratch -> {
            CommandHome home = CommandHome.sample(scratch);
            home.run("refresh --db new.db").done();
            try (Connection other = connect(home.file("new.db")); Statement statement = other.createStatement()) {
                statement.executeUpdate("PRAGMA user_version = 9001");
                statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
            }
            byte[] before = Files.readAllBytes(home.file("new.db"));
            eachCommand(home, "new.db", "The ledger <HOME>/new.db was written by a newer toktrail (schema 9001, this"
                    + " one knows 1002).\n");
            Check.equal("bytes", before, Files.readAllBytes(home.file("new.db")));
        });
        s.test("a ledger of 0.2.0 stays as it is, the new one lies beside it", scratch -> {
            CommandHome home = CommandHome.sample(scratch);
            Path old = home.file("state.db");
            try (Connection other = connect(old); Statement statement = other.createStatement()) {
                statement.executeUpdate("CREATE TABLE usage_events (id INTEGER); PRAGMA user_version = 14");
            }
            byte[] before = Files.readAllBytes(old);
            home.world().variable("TOKTRAIL_DB", old.toString());
            Check.equal("init", "Initialized toktrail database: <HOME>/state.v2.db\n", home.run("init").done());
            home.run("refresh").done();
            Check.equal("used", 18L, home.messages());
            Check.equal("bytes", before, Files.readAllBytes(old));
            Check.that("no side files", !Files.exists(home.file("state.db-wal"))
                    && !Files.exists(home.file("state.db.lock")));
            Files.delete(old);
            Check.equal("still used", 18L, home.messages());
        });
        s.test("a directory in its place", scratch -> {
            CommandHome home = CommandHome.sample(scratch);
            Files.createDirectories(home.file("folder.db"));
            home.world().variable("TOKTRAIL_DB", "folder.db");
            for (String line : WRITERS) {
                Check.equal(line, "Could not open toktrail state database at <HOME>/folder.db: it is a directory\n",
                        home.run(line).failed());
            }
            home.run("--help").done();
            home.run("config path").done();
        });
        s.test("a file where its folder should be", scratch -> {
            CommandHome home = CommandHome.sample(scratch).with("file", "text");
            for (String line : WRITERS) {
                String message = home.run("--db file/toktrail.db " + line).failed();
                Check.that(message, message.startsWith("Could not open toktrail state database at"
                        + " <HOME>/file/toktrail.db: ") && message.lines().count() == 1);
            }
            Check.equal("file", "text", Files.readString(home.file("file")));
        });
        s.test("whatever page is damaged: an answer or one line, never a trace", scratch -> {
            CommandHome home = CommandHome.sample(scratch);
            home.run("refresh").done();
            home.run("usage summary").done();
            byte[] sound = Files.readAllBytes(home.ledger());
            int pageSize = (sound[16] & 0xff) << 8 | sound[17] & 0xff;
            Random random = scratch.random();
            for (int i = 0; i < PAGES_TRIED; i++) {
                byte[] broken = sound.clone();
                int page = 1 + random.nextInt(sound.length / pageSize - 1);
                byte filling = (byte) (i % 2 == 0 ? 0 : 0xa5);
                Arrays.fill(broken, page * pageSize, (page + 1) * pageSize, filling);
                for (String line : List.of("usage summary --no-refresh --json", "refresh --full", "usage summary",
                        "sources skipped --clear", "usage summary --area x --no-refresh", "")) {
                    Files.write(home.file("broken.db"), broken);
                    Files.deleteIfExists(home.file("broken.db-wal"));
                    Files.deleteIfExists(home.file("broken.db-shm"));
                    oneLine("page " + page + ": " + line, home.run("--db broken.db " + line));
                }
                Check.equal("completion", "",
                        home.run("--db broken.db __complete bash -- usage summary --model=").err());
            }
        });
        s.test("a ledger cut short", scratch -> {
            CommandHome home = CommandHome.sample(scratch);
            home.run("refresh").done();
            byte[] sound = Files.readAllBytes(home.ledger());
            for (int length : new int[] {1, 99, 100, 4096, 10_000, sound.length / 2, sound.length - 1}) {
                for (String line : List.of("usage summary --no-refresh", "refresh", "")) {
                    Files.write(home.file("cut.db"), Arrays.copyOf(sound, length));
                    oneLine(length + " bytes: " + line, home.run("--db cut.db " + line));
                }
            }
        });
        s.test("a machine name that is set must say something", scratch -> {
            CommandHome home = CommandHome.sample(scratch);
            for (String blank : List.of("", "  ")) {
                home.world().variable("TOKTRAIL_MACHINE_NAME", blank);
                for (String line : List.of("refresh", "usage summary", "init")) {
                    Check.equal(line, "TOKTRAIL_MACHINE_NAME must not be empty when set.\n", home.run(line).failed());
                }
                home.run("--help").done();
                home.run("completion bash").done();
            }
        });
    }

    private static void eachCommand(CommandHome home, String ledger, String message) {
        for (List<String> lines : List.of(WRITERS, READERS)) {
            for (String line : lines) {
                Check.equal(line, message, home.run("--db " + ledger + " " + line).failed());
            }
        }
    }

    /** Either the answer, or one line that is no fault of the program and nothing else. */
    private static void oneLine(String what, Outcome outcome) {
        if (outcome.code() == ExitCode.DONE) {
            return;
        }
        Check.equal(what, ExitCode.FAILED, outcome.code());
        Check.equal(what, "", outcome.out());
        Check.that(what + ": " + outcome.err(), outcome.err().lines().count() == 1
                && !outcome.err().startsWith("Internal error"));
    }

    private static Connection connect(Path file) throws Exception {
        return DriverManager.getConnection("jdbc:sqlite:" + file);
    }
}
