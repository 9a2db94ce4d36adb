package toktrail.sync;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import toktrail.cli.Program;
import toktrail.error.ExitCode;
import toktrail.ledger.Ledger;
import toktrail.ledger.file.LedgerSettings;
import toktrail.sqlite.Database;
import toktrail.sqlite.SqlStatement;
import toktrail.sqlite.WriteSettings;
import toktrail.testing.Check;
import toktrail.testing.TestWorld;
import toktrail.testing.VectorReader;

/** A machine on which command lines run. */
final class SyncHome {

    private static final Instant NOW = Instant.ofEpochMilli(1_777_890_000_000L);

    final Path home;
    final TestWorld world;
    private final Path ledger;

    private SyncHome(Path home, String name) {
        this.home = home;
        world = new TestWorld(home).now(NOW).variable("NO_COLOR", "1").variable("TOKTRAIL_DEBUG", "1")
                .variable("TOKTRAIL_BUILTIN_PRICES", "0")
                .variable("TOKTRAIL_MACHINE_NAME", name);
        ledger = home.resolve(".local/state/toktrail/toktrail.db");
    }

    /** A machine with an empty ledger. */
    static SyncHome of(Path home, String machineId, String name) throws Exception {
        Files.createDirectories(home);
        SyncHome made = new SyncHome(home, name);
        try (Ledger opened = made.ledger()) {
            Check.equal("name", name, opened.machine().name());
        }
        try (Database database = Database.openForWriting(made.ledger, WriteSettings.bulk())) {
            database.update("UPDATE machine SET machine_id = ? WHERE is_local = 1", s -> s.bindText(1, machineId));
            database.update("UPDATE meta SET value = ? WHERE key = 'machine_id'", s -> s.bindText(1, machineId));
        }
        return made;
    }

    /** The machine of which the vectors tell. */
    static SyncHome thinkpad(Path home) throws Exception {
        return of(home, SyncFixture.MACHINE, "Thinkpad X1");
    }

    static SyncHome studio(Path home) throws Exception {
        return of(home, "5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e", "studio");
    }

    Ledger ledger() {
        return Ledger.open(ledger, LedgerSettings.of(Clock.fixed(NOW, ZoneOffset.UTC), ZoneOffset.UTC)
                .withMachineName(world.environment().variable("TOKTRAIL_MACHINE_NAME").orElseThrow()));
    }

    /** All rows; the sums are checked as well. */
    String rows() {
        try (Ledger opened = ledger()) {
            Check.equal("sums", List.of(), opened.checkSums());
            return RowDump.of(opened);
        }
    }

    /** Changes the database of the ledger behind its back. */
    void change(String script) {
        try (Database database = Database.openForWriting(ledger, WriteSettings.bulk())) {
            database.execute(script);
        }
    }

    /** The one text that a query gives. */
    String text(String query) {
        try (Database database = Database.openForWriting(ledger, WriteSettings.bulk())) {
            return database.first(query, SqlStatement.Binder.NONE, row -> row.text(1)).orElseThrow();
        }
    }

    /** The most tokens for which a day of Claude Code is sealed, 0 for none. */
    long seals() {
        try (Database database = Database.openForWriting(ledger, WriteSettings.bulk())) {
            return database.firstLong("SELECT coalesce(max(tokens), 0) FROM day_seal WHERE harness = 'claude'",
                    SqlStatement.Binder.NONE).orElseThrow();
        }
    }

    /** Runs a command that must succeed; what it printed. */
    String done(String... words) {
        ExitCode code = Program.run(world.environment(), List.of(words));
        Check.equal(String.join(" ", words) + ": " + world.err(), ExitCode.DONE, code);
        return world.out();
    }

    /** Runs a command that must fail; what it said. */
    String failed(String... words) {
        ExitCode code = Program.run(world.environment(), List.of(words));
        Check.equal(String.join(" ", words) + ": " + world.out(), ExitCode.FAILED, code);
        return world.err();
    }

    /** The result of an import. */
    Map<String, Object> imported(Path archive, String... options) {
        String[] words = new String[options.length + 4];
        words[0] = "sync";
        words[1] = "import";
        words[2] = archive.toString();
        words[3] = "--json";
        System.arraycopy(options, 0, words, 4, options.length);
        return VectorReader.object(VectorReader.parse(done(words)));
    }
}
