package toktrail.ledger;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import toktrail.error.UserException;
import toktrail.ledger.file.LedgerFailure;
import toktrail.ledger.file.LedgerPath;
import toktrail.ledger.file.LedgerSettings;
import toktrail.ledger.file.Migrations;
import toktrail.ledger.filter.UsageFilter;
import toktrail.ledger.importing.Importing;
import toktrail.ledger.machine.LocalMachine;
import toktrail.ledger.query.UsageGroup;
import toktrail.sqlite.Database;
import toktrail.sqlite.DatabaseException;
import toktrail.sqlite.SqlStatement;
import toktrail.sqlite.WriteSettings;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;
import toktrail.time.TimeWindow;
import toktrail.usage.UpdatePolicy;

/** What lies at the path, creation, refusal, migration. */
public final class LedgerTest {

    /** The step of a version that no ledger here is of. */
    private static final Migrations.Step BEFORE_TODAY = database -> { };

    private LedgerTest() { }

    public static void tests(Suite s) {
        s.test("a folder that cannot be written: reports still can read", scratch -> {
            Path path = Samples.db(scratch.directory());
            Ledger.open(path, Samples.at(1_000)).close();
            try (Database reading = Database.openForReading(path)) {
                DatabaseException refused = Check.fails("write", DatabaseException.class,
                        () -> reading.execute("DELETE FROM event"));
                Check.equal("message", "Could not open toktrail state database at " + path + " for writing: it, or its"
                        + " folder, is read-only. Reports need only read it with --no-refresh.",
                        LedgerFailure.opening(path, refused).getMessage());
            }
        });
        s.test("a full disk refuses a write, which is told from a file that is no ledger", scratch -> {
            Path path = Samples.db(scratch.directory());
            try (Ledger ledger = Ledger.open(path, Samples.at(1_000))) {
                ledger.database().execute("PRAGMA max_page_count = 1");
                UserException full = Check.fails("full", UserException.class, () -> LedgerFailure.translate(path,
                        () -> ledger.database().update("CREATE TABLE big AS SELECT randomblob(1000000)",
                                SqlStatement.Binder.NONE)));
                Check.equal("message", "The ledger " + path + " cannot be used: database or disk is full",
                        full.getMessage());
                Check.that("refused", LedgerFailure.isRefusedWrite(full));
            }
            Check.that("no ledger", !LedgerFailure.isRefusedWrite(LedgerFailure.notALedger(path)));
        });
        s.test("a new ledger has owner-only modes, one machine and its facts", scratch -> {
            Path path = scratch.directory().resolve("a/b/toktrail.db");
            try (Ledger ledger = Ledger.open(path, Samples.at(5_000).withMachineName(" Laptop 1 "))) {
                Check.equal("mode", "rw-------", mode(path));
                Check.equal("log", "rw-------", mode(path.resolveSibling("toktrail.db-wal")));
                Check.equal("folder", "rwx------", mode(path.getParent()));
                Check.equal("machine", List.of("Laptop 1|laptop-1|1|5000"),
                        Samples.rows(ledger, 4, "SELECT name, name_key, is_local, created_at_ms FROM machine"));
                Check.equal("id", Optional.of(ledger.machine().machineId()), ledger.meta("machine_id"));
                Check.equal("zone", Optional.of("Europe/Berlin"), ledger.meta("rollup_zone"));
                Check.equal("id", 1_953_459_060L, ledger.database().pragma("application_id"));
                Check.equal("version", 1002L, ledger.database().pragma("user_version"));
            }
            try (Ledger ledger = Ledger.open(path, Samples.at(6_000).withMachineName("Other"))) {
                Check.equal("renamed", List.of("Other|6000|5000"),
                        Samples.rows(ledger, 3, "SELECT name, updated_at_ms, created_at_ms FROM machine"));
            }
        });
        s.test("reading makes nothing and writes nothing", scratch -> {
            Path path = Samples.db(scratch.directory());
            Check.equal("absent", Optional.empty(), Ledger.openForReading(path, Samples.at(1)));
            Check.that("no file", !Files.exists(path));
            Ledger.open(path, Samples.at(1)).close();
            try (Ledger ledger = Ledger.openForReading(path, Samples.at(2).withMachineName("x")).orElseThrow()) {
                Check.equal("name", null, ledger.machine().name());
                try (Importing importing = ledger.importing(Samples.QUICK)) {
                    Check.fails("import", RuntimeException.class, importing::finish);
                }
            }
        });
        s.test("an empty file becomes a ledger", scratch -> {
            Path path = scratch.write("toktrail.db", "");
            Check.equal("path", new LedgerPath(path, path, false, Optional.empty()), LedgerPath.resolve(path));
            Ledger.open(path, Samples.at(1)).close();
            Check.that("exists", LedgerPath.resolve(path).exists());
        });
        s.test("other files and databases are refused and stay as they are", scratch -> {
            Path text = scratch.write("text.db", "hello ".repeat(50));
            Path other = scratch.directory().resolve("other.db");
            try (Database database = Database.openForWriting(other, WriteSettings.bulk())) {
                database.execute("CREATE TABLE notes(a)");
            }
            Path foreign = scratch.directory().resolve("foreign.db");
            try (Database database = Database.openForWriting(foreign, WriteSettings.bulk())) {
                database.execute("PRAGMA application_id = 7; CREATE TABLE usage_events(a); PRAGMA user_version = 14");
            }
            for (Path path : List.of(text, other, foreign)) {
                byte[] before = Files.readAllBytes(path);
                for (Check.Action action : List.<Check.Action>of(() -> LedgerPath.resolve(path),
                        () -> Ledger.open(path, Samples.at(1)), () -> Ledger.openForReading(path, Samples.at(1)))) {
                    Check.equal("message", path + " is not a toktrail ledger",
                            Check.fails("refusal", UserException.class, action).getMessage());
                }
                Check.equal("bytes", before, Files.readAllBytes(path));
            }
        });
        s.test("a ledger of 0.2.0 stays untouched and gets a sibling", scratch -> {
            Path old = Samples.db(scratch.directory());
            try (Database database = Database.openForWriting(old, WriteSettings.bulk())) {
                database.execute("CREATE TABLE usage_events(a); PRAGMA user_version = 14");
            }
            byte[] before = Files.readAllBytes(old);
            Path second = scratch.directory().resolve("toktrail.v2.db");
            Check.equal("first time", new LedgerPath(old, second, false, Optional.of(old)), LedgerPath.resolve(old));
            Ledger.open(second, Samples.at(1)).close();
            Check.equal("later", new LedgerPath(old, second, true, Optional.of(old)), LedgerPath.resolve(old));
            Check.equal("bytes", before, Files.readAllBytes(old));
            Files.delete(old);
            Check.equal("without it", new LedgerPath(old, second, true, Optional.empty()), LedgerPath.resolve(old));
        });
        s.test("a newer ledger is refused with both numbers", scratch -> {
            Path path = Samples.db(scratch.directory());
            Ledger.open(path, Samples.at(1)).close();
            try (Database database = Database.openForWriting(path, WriteSettings.bulk())) {
                database.execute("PRAGMA user_version = 1003; PRAGMA wal_checkpoint(TRUNCATE)");
            }
            String want = "The ledger " + path
                    + " was written by a newer toktrail (schema 1003, this one knows 1002).";
            Check.equal("writing", want, Check.fails("newer", UserException.class,
                    () -> Ledger.open(path, Samples.at(1))).getMessage());
            Check.equal("reading", want, Check.fails("newer", UserException.class,
                    () -> Ledger.openForReading(path, Samples.at(1))).getMessage());
        });
        s.test("older ledgers are backed up and migrated step by step, two backups are kept", scratch -> {
            Path path = Samples.db(scratch.directory());
            try (Ledger ledger = Ledger.open(path, Samples.at(1))) {
                Samples.run(ledger, Samples.QUICK, SampleRules.of(UpdatePolicy.FILE), Samples.event("a", 1, 1));
            }
            List<Migrations.Step> steps = new ArrayList<>(List.of(BEFORE_TODAY));
            for (int i = 1; i <= 3; i++) {
                int number = i;
                steps.add(database -> database.execute("ALTER TABLE meta ADD COLUMN extra" + number + " TEXT"));
                Ledger.open(path, Samples.at(1), new Migrations(steps)).close();
            }
            try (Ledger ledger = Ledger.open(path, Samples.at(1), new Migrations(steps))) {
                Check.equal("version", 1005L, ledger.database().pragma("user_version"));
                Check.that("columns", ledger.database().columns("meta").contains("extra3"));
                Check.equal("events", 1L, Samples.number(ledger, "SELECT count(*) FROM event"));
            }
            Check.equal("backups", List.of("toktrail.db.bak-v1003", "toktrail.db.bak-v1004"), names(path, ".bak-"));
            try (Database backup = Database.openForReading(path.resolveSibling("toktrail.db.bak-v1003"))) {
                Check.equal("version", 1003L, backup.pragma("user_version"));
            }
        });
        s.test("a ledger of schema 1001 gets today's columns and keeps its rows", scratch -> {
            Path path = Samples.db(scratch.directory());
            Path old = scratch.directory().resolve("old.db");
            Ledger.open(path, Samples.at(1)).close();
            List<String> today = columns(path);
            try (Database database = Database.openForWriting(old, WriteSettings.bulk())) {
                database.execute(Files.readString(Scratch.fixture("ledger/schema-1001.sql")));
            }
            try (Database database = Database.openForWriting(path, WriteSettings.bulk())) {
                database.execute(Files.readString(Scratch.fixture("ledger/back-to-1001.sql")));
                database.execute("""
                        INSERT INTO file (id, path) VALUES (7, '/f/a.jsonl');
                        INSERT INTO import_file (harness, file, offset_bytes, head_sha256, updated_at_ms)
                        VALUES ('test', 7, 9, x'0102', 1);""");
            }
            Check.equal("as it was", columns(old), columns(path));
            try (Ledger ledger = Ledger.openForReading(path, Samples.at(2)).orElseThrow()) {
                Check.equal("version", 1002L, ledger.database().pragma("user_version"));
                Check.equal("file", List.of("/f/a.jsonl|9|null|null"), Samples.rows(ledger, 4, "SELECT path,"
                        + " offset_bytes, head_hash, tail_hash FROM import_file JOIN file ON file.id = file"));
            }
            Check.equal("as it is", today, columns(path));
        });
        s.test("a step that fails leaves the version before it", scratch -> {
            Path path = Samples.db(scratch.directory());
            Ledger.open(path, Samples.at(1)).close();
            List<Migrations.Step> steps = List.of(BEFORE_TODAY, db -> db.execute("CREATE TABLE one(a)"), database -> {
                database.execute("CREATE TABLE two(a)");
                throw new IllegalStateException("broken");
            });
            Check.fails("step", IllegalStateException.class,
                    () -> Ledger.open(path, Samples.at(1), new Migrations(steps)));
            try (Database database = Database.openForReading(path)) {
                Check.equal("version", 1003L, database.pragma("user_version"));
                Check.that("rolled back", database.columns("two").isEmpty());
            }
        });
        s.test("a damaged ledger is told, not repaired", scratch -> {
            Path path = Samples.db(scratch.directory());
            Ledger.open(path, Samples.at(1)).close();
            byte[] bytes = Files.readAllBytes(path);
            for (int i = 100; i < 4096; i++) {
                bytes[i] = 0x55;
            }
            Files.write(path, bytes);
            String message = Check.fails("damage", UserException.class, () -> Ledger.open(path, Samples.at(1)))
                    .getMessage();
            Check.that(message, message.startsWith("Could not open toktrail state database at " + path + ": "));
        });
        s.test("a folder that cannot be written gives the reason", scratch -> {
            Path blocked = scratch.write("file", "x").resolve("toktrail.db");
            String message = Check.fails("blocked", UserException.class, () -> Ledger.open(blocked, Samples.at(1)))
                    .getMessage();
            Check.that(message, message.startsWith("Could not open toktrail state database at " + blocked + ": "));
        });
        s.test("machine names have rules", scratch -> {
            Check.equal("blank", null, LocalMachine.validName("  "));
            Check.equal("long", "Machine name must be at most 80 characters.", Check.fails("long",
                    UserException.class, () -> LocalMachine.validName("\ud83d\ude00".repeat(81))).getMessage());
            Check.equal("80", "\ud83d\ude00".repeat(80), LocalMachine.validName("\ud83d\ude00".repeat(80)));
            Check.equal("control", "Machine name cannot contain control characters.", Check.fails("control",
                    UserException.class, () -> LocalMachine.validName("a\u007fb")).getMessage());
        });
        s.test("another default zone computes the day sums anew", scratch -> {
            Path path = Samples.db(scratch.directory());
            SampleRules rules = SampleRules.of(UpdatePolicy.FILE);
            try (Ledger ledger = Ledger.open(path, Samples.at(1))) {
                Samples.run(ledger, Samples.QUICK, rules, Samples.event("a", 86_400_000L - 1, 1));
                Check.equal("day", 1L, Samples.number(ledger, "SELECT day FROM rollup_day"));
            }
            LedgerSettings utc = LedgerSettings.of(Samples.at(1).clock(), java.time.ZoneId.of("UTC"));
            try (Ledger ledger = Ledger.open(path, utc)) {
                Samples.run(ledger, Samples.QUICK, rules);
                Check.equal("day", 0L, Samples.number(ledger, "SELECT day FROM rollup_day"));
                Check.equal("zone", Optional.of("UTC"), ledger.meta("rollup_zone"));
                Check.equal("hours", 1L, Samples.number(ledger, "SELECT sum(event_count) FROM rollup_hour"));
            }
        });
        s.test("new price thresholds split the sums of their model", scratch -> {
            Path path = Samples.db(scratch.directory());
            SampleRules rules = SampleRules.of(UpdatePolicy.FILE);
            try (Ledger ledger = Ledger.open(path, Samples.at(1))) {
                Samples.run(ledger, Samples.QUICK, rules, Samples.event("a", 1, 1), Samples.event("b", 2, 1));
            }
            LedgerSettings tiered = Samples.at(1).withTierBounds(model -> new long[] {500, 99});
            try (Ledger ledger = Ledger.openForReading(path, tiered).orElseThrow()) {
                Check.equal("before an import", List.of(100L), ledger.read(view ->
                        view.groups(UsageFilter.ALL, TimeWindow.ALL)).stream().map(UsageGroup::contextTokens).toList());
            }
            try (Ledger ledger = Ledger.open(path, tiered)) {
                Samples.run(ledger, Samples.QUICK, rules);
                Check.equal("classes", List.of("2|2"),
                        Samples.rows(ledger, 2, "SELECT price_class, event_count FROM rollup_hour"));
                Check.equal("bounds", List.of("99,500"),
                        Samples.rows(ledger, 1, "SELECT price_tier_bounds FROM call_kind"));
                ledger.database().execute("DELETE FROM rollup_day; UPDATE rollup_hour SET output_tokens = 7");
                Check.equal("differences", 2, ledger.checkSums().size());
                ledger.rebuildSums();
                Check.equal("differences", List.of(), ledger.checkSums());
            }
        });
        s.test("the schema in the program is the one that a ledger gets", scratch -> {
            try (Ledger ledger = Ledger.open(Samples.db(scratch.directory()), Samples.at(1))) {
                for (String view : List.of("usage_events", "usage_sessions", "usage_days")) {
                    ledger.database().forEach("SELECT * FROM " + view, SqlStatement.Binder.NONE, row -> { });
                }
                Check.equal("tables", 26L,
                        Samples.number(ledger, "SELECT count(*) FROM sqlite_schema WHERE type = 'table'"
                                + " AND name NOT LIKE 'sqlite%'"));
            }
        });
    }

    private static String mode(Path path) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    /** Every column of every table and view, with its type, in order of the names. */
    private static List<String> columns(Path path) {
        try (Database database = Database.openForReading(path)) {
            return database.query("""
                    SELECT m.name || '.' || c.name || ' ' || c.type || ' ' || c."notnull" || ' ' || c.pk
                    FROM sqlite_schema m JOIN pragma_table_info(m.name) c ORDER BY 1""", SqlStatement.Binder.NONE,
                    row -> row.text(1));
        }
    }

    private static List<String> names(Path beside, String part) throws Exception {
        try (Stream<Path> files = Files.list(beside.getParent())) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.contains(part)).sorted()
                    .toList();
        }
    }
}
