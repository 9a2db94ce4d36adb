package toktrail.cli;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import toktrail.cli.CommandHome.Outcome;
import toktrail.error.ExitCode;
import toktrail.sqlite.Database;
import toktrail.sqlite.WriteSettings;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;

/** A ledger that can be read but not written: reports answer, imports say why not. */
public final class UnwritableLedgerTest {

    private static final String LEDGER = "<HOME>/.local/state/toktrail/toktrail.db";
    private static final String LOCK = "Could not open the lock file " + LEDGER + ".lock: Is a directory. Remove it:"
            + " the next import makes it anew.";
    private static final String READ_ONLY = "Could not open toktrail state database at " + LEDGER + " for writing: it,"
            + " or its folder, is read-only. Reports need only read it with --no-refresh.";
    private static final List<String> REPORTS = List.of("usage summary", "usage sessions", "daily --json", "models",
            "stats", "export --format csv", "explain --json");
    /** The byte of SQLite's header that says what may write the file. */
    private static final long WRITE_VERSION = 18;
    private static final int WRITTEN_BY_NOBODY = 3;

    private UnwritableLedgerTest() { }

    public static void tests(Suite s) {
        s.test("a lock that cannot be opened stops an import with one line", scratch -> {
            CommandHome home = lockedOut(scratch);
            Check.equal("refresh", LOCK + "\n", home.run("refresh").failed());
            home.run("sync export --no-refresh --out out.tar.gz").done();
            Check.equal("sync import", "Error: " + LOCK + "\n", home.run("sync import out.tar.gz").failed());
        });
        s.test("a lock that cannot be opened leaves reports what is stored", scratch ->
                answersFromStored(lockedOut(scratch), LOCK));
        s.test("a read-only ledger stops an import with one line", scratch ->
                Check.equal("refresh", READ_ONLY + "\n", readOnly(scratch).run("refresh").failed()));
        s.test("a read-only ledger leaves reports what is stored", scratch ->
                answersFromStored(readOnly(scratch), READ_ONLY));
        s.test("an older ledger is read as it is", scratch -> {
            CommandHome home = home(scratch);
            List<String> before = reports(home);
            makeOlder(home);
            Files.delete(lock(home));
            Files.createDirectory(lock(home));
            Check.equal("as it was", before, reports(home));
            answersFromStored(home, LOCK);
            Check.equal("left alone", 1001L, version(home));
            Files.delete(lock(home));
            Check.equal("once it can be migrated", before, reports(home));
            Check.equal("version", 1002L, version(home));
        });
        s.test("a read-only older ledger is read as it is", scratch -> {
            CommandHome home = home(scratch);
            makeOlder(home);
            makeReadOnly(home);
            answersFromStored(home, READ_ONLY);
            Check.equal("left alone", 1001L, version(home));
        });
        s.test("without a ledger a report cannot do without its import", scratch -> {
            CommandHome home = CommandHome.sample(scratch);
            Files.createDirectories(lock(home));
            Check.equal("one line", LOCK + "\n", home.run("usage summary").failed());
        });
    }

    private static void answersFromStored(CommandHome home, String reason) {
        String warning = "warning: nothing was imported, showing stored data: " + reason + "\n";
        for (String line : List.of("usage summary --json", "usage summary", "usage today", "usage sessions", "")) {
            Outcome outcome = home.run(line);
            Check.equal(line, warning, outcome.err());
            Check.equal(line, ExitCode.DONE, outcome.code());
        }
        Check.equal("one document, from what is stored", home.run("usage summary --json --no-refresh").done(),
                home.run("usage summary --json").out());
        Outcome asked = home.run("usage summary --refresh");
        Check.equal("asked for", reason + "\n", asked.err());
        Check.equal("asked for", ExitCode.FAILED, asked.code());
        Check.equal("a prompt says nothing of it", home.run("statusline --no-refresh --no-cache").done(),
                home.run("statusline --no-cache").done());
    }

    /** A home with usage of one tool in the ledger and of others to be imported, some time later. */
    private static CommandHome home(Scratch scratch) throws Exception {
        CommandHome home = CommandHome.sample(scratch);
        home.run("refresh --harness codex").done();
        home.world().now(Instant.parse("2026-05-06T12:01:00Z"));
        return home;
    }

    private static CommandHome lockedOut(Scratch scratch) throws Exception {
        CommandHome home = home(scratch);
        Files.delete(lock(home));
        Files.createDirectory(lock(home));
        return home;
    }

    /** No permission binds every user: the header says that a later SQLite alone may write. */
    private static CommandHome readOnly(Scratch scratch) throws Exception {
        CommandHome home = home(scratch);
        makeReadOnly(home);
        return home;
    }

    private static void makeReadOnly(CommandHome home) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(home.ledger().toFile(), "rw")) {
            file.seek(WRITE_VERSION);
            file.write(WRITTEN_BY_NOBODY);
        }
    }

    private static void makeOlder(CommandHome home) throws Exception {
        try (Database database = Database.openForWriting(home.ledger(), WriteSettings.bulk())) {
            database.execute(Files.readString(Scratch.fixture("ledger/back-to-1001.sql")));
        }
    }

    private static long version(CommandHome home) {
        try (Database database = Database.openForReading(home.ledger())) {
            return database.pragma("user_version");
        }
    }

    private static List<String> reports(CommandHome home) {
        List<String> texts = new ArrayList<>();
        for (String line : REPORTS) {
            Outcome outcome = home.run(line + " --no-refresh");
            Check.equal(line, ExitCode.DONE, outcome.code());
            texts.add(outcome.out());
        }
        return texts;
    }

    private static Path lock(CommandHome home) {
        return home.ledger().resolveSibling("toktrail.db.lock");
    }
}
