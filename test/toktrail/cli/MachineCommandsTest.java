package toktrail.cli;

import java.nio.file.Files;
import java.time.ZoneOffset;
import toktrail.ledger.Ledger;
import toktrail.ledger.file.LedgerSettings;
import toktrail.testing.Check;
import toktrail.testing.Suite;

/** {@code toktrail machine …}. */
public final class MachineCommandsTest {

    private static final String FILE = ".config/toktrail/machine.toml";

    private MachineCommandsTest() { }

    public static void tests(Suite s) {
        s.test("a name is set, kept and cleared", scratch -> {
            CommandHome home = new CommandHome(scratch);
            Check.equal("host name", "name:  testhost", home.run("machine status").done().lines().toList().get(1));
            Check.equal("set", "Updated machine name: Big \"Mac\"\n",
                    home.runWords("machine", "set-name", " Big \"Mac\" ").done());
            Check.equal("file", "[machine]\nname = \"Big \\\"Mac\\\"\"\n", Files.readString(home.file(FILE)));
            Check.equal("stored", "Big \"Mac\"", stored(home));
            Check.equal("status", "id:    " + id(home) + "\nname:  Big \"Mac\"\nlocal: yes\n",
                    home.run("machine status").done());
            Check.that("JSON", home.run("machine status --json").done().contains("\"name_key\": \"big-mac\""));
            Check.equal("cleared", "Cleared machine name.\n", home.run("machine clear-name").done());
            Check.equal("empty file", "[machine]\n", Files.readString(home.file(FILE)));
            Check.equal("host name again", "testhost", stored(home));
        });
        s.test("names that are not allowed change nothing", scratch -> {
            CommandHome home = new CommandHome(scratch);
            Check.equal("blank", "Machine name must not be empty.\n",
                    home.runWords("machine", "set-name", " ").failed());
            Check.equal("long", "Machine name must be at most 80 characters.\n",
                    home.run("machine set-name " + "x".repeat(81)).failed());
            Check.equal("control", "Machine name cannot contain control characters.\n",
                    home.runWords("machine", "set-name", "a\u0007b").failed());
            home.world().variable("TOKTRAIL_MACHINE_NAME", " ");
            Check.equal("variable", "TOKTRAIL_MACHINE_NAME must not be empty when set.\n",
                    home.run("machine set-name x").failed());
            Check.that("no file", !Files.exists(home.file(FILE)));
        });
        s.test("a variable overrides the file, which is written all the same", scratch -> {
            CommandHome home = new CommandHome(scratch);
            home.world().variable("TOKTRAIL_MACHINE_NAME", "desk");
            CommandHome.Outcome outcome = home.run("machine set-name lap");
            Check.equal("done", "Updated machine name: lap\n", outcome.out());
            Check.equal("warned", "warning: TOKTRAIL_MACHINE_NAME is set and overrides the file: this machine is called"
                    + " desk\n", outcome.err());
            Check.equal("file", "[machine]\nname = \"lap\"\n", Files.readString(home.file(FILE)));
            Check.equal("stored", "desk", stored(home));
            Check.that("cleared with a word", home.run("machine clear-name").err().startsWith("warning: "));
        });
        s.test("a broken machine file is mended by a new name", scratch -> {
            CommandHome home = new CommandHome(scratch).with(FILE, "[machine\n");
            home.run("machine set-name x").done();
            Check.equal("stored", "x", stored(home));
        });
        s.test("the list has every machine with its usage", scratch -> {
            CommandHome home = CommandHome.sample(scratch);
            home.run("refresh").done();
            try (Ledger ledger = open(home)) {
                java.nio.file.Path path = ledger.path();
                try (toktrail.sqlite.Database other = toktrail.sqlite.Database.openForWriting(path,
                        toktrail.sqlite.WriteSettings.bulk())) {
                    other.execute("INSERT INTO machine VALUES (90, 'feedbeef00', NULL, NULL, 0, 0, 1000, 5, 5, 7)");
                }
            }
            String text = home.run("machine list --utc").done();
            Check.equal("header", "machine           id        local  first seen               last seen"
                    + "                msgs    total  actual  virtual", text.lines().toList().get(0));
            Check.that("this one first: " + text, text.lines().toList().get(1).startsWith("testbox "));
            Check.equal("the other", "machine:feedbeef  feedbeef  no     1970-01-01 00:00:00 UTC  1970-01-01 00:00:01"
                    + " UTC     0        0   $0.00    $0.00", text.lines().toList().get(2));
            String json = home.run("machine list --json").done();
            Check.that("zeros", json.contains("\"machine\": \"machine:feedbeef\",\n    \"machine_id\": \"feedbeef00\""
                    + ",\n"
                    + "    \"local\": false,\n    \"first_seen_ms\": 0,\n    \"last_seen_ms\": 1000,\n"
                    + "    \"message_count\": 0,\n    \"tokens\": {\n      \"input\": 0,"));
            Check.that("rich", home.run("machine list --rich").done().startsWith("╭"));
        });
    }

    private static String stored(CommandHome home) {
        try (Ledger ledger = open(home)) {
            return ledger.machine().name();
        }
    }

    private static String id(CommandHome home) {
        try (Ledger ledger = open(home)) {
            return ledger.machine().machineId();
        }
    }

    private static Ledger open(CommandHome home) {
        return Ledger.openForReading(home.ledger(), LedgerSettings.of(home.environment().clock(), ZoneOffset.UTC))
                .orElseThrow();
    }
}
