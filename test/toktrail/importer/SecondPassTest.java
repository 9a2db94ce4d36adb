package toktrail.importer;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import toktrail.environment.Environment;
import toktrail.harness.Harness;
import toktrail.harness.Harnesses;
import toktrail.importer.ImportRequest.Limits;
import toktrail.importer.ImportRequest.MissingSource;
import toktrail.importer.ImportRequest.Mode;
import toktrail.importer.ImportRequest.Source;
import toktrail.ledger.Ledger;
import toktrail.ledger.LedgerSettings;
import toktrail.ledger.RunChoice;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;
import toktrail.testing.TestWorld;

/** What a pass must know of earlier ones, with the importer and the ledger as they are. */
public final class SecondPassTest {

    private SecondPassTest() { }

    public static void tests(Suite s) {
        for (String harness : List.of("opencode", "kilo")) {
            s.test("a fork seen later is the call that is stored: " + harness, scratch -> forks(scratch, harness));
        }
    }

    /** Days lie between the messages, so that a pass reads only the last ones. */
    private static void forks(Scratch scratch, String harness) throws Exception {
        Home home = new Home(scratch, harness);
        Path database = home.root.resolve(harness + ".db");
        execute(database, "CREATE TABLE message (id TEXT PRIMARY KEY, session_id, time_created, time_updated, data);"
                + message("msg_5", "ses_a", 40, 5));
        home.refresh();
        execute(database, message("msg_7", "ses_b", 40, 900_000) + message("msg_8", "ses_b", 41, 900_000));
        home.refresh();
        Check.equal("one call and another", List.of("ses_a|msg_5|37", "ses_b|msg_8|38"), home.lines(
                "SELECT source_session_id, source_message_id, output_tokens FROM usage_events ORDER BY 2"));
        execute(database, message("msg_3", "ses_c", 40, 1_800_000));
        home.refresh();
        Check.equal("what is stored stays", List.of("2"), home.lines("SELECT count(*) FROM usage_events"));
    }

    private static String message(String id, String session, int output, int updated) {
        return "INSERT INTO message VALUES ('" + id + "', '" + session + "', " + (1_772_000_000_000L + updated * 1000)
                + ", " + (1_772_000_000_000L + updated * 1000) + ", '{\"role\":\"assistant\",\"modelID\":\"Big-Pickle\","
                + "\"providerID\":\"opencode\",\"mode\":\"Build\",\"cost\":0.012345678,\"variant\":\"high\","
                + "\"time\":{\"created\":1772000000123,\"completed\":1772000009456},\"finish\":\"stop\","
                + "\"tokens\":{\"input\":7,\"output\":" + output + ",\"reasoning\":3,\"cache\":{\"read\":9}}}');";
    }

    private static void execute(Path database, String script) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(script);
        }
    }

    /** One harness with one root, and a ledger. */
    private static final class Home {

        private final Path root;
        private final Path ledger;
        private final Harness harness;
        private final Environment environment;

        Home(Scratch scratch, String harness) throws Exception {
            root = Files.createDirectories(scratch.directory().resolve("root"));
            ledger = scratch.directory().resolve("state/toktrail.db");
            this.harness = Harnesses.find(harness).orElseThrow();
            environment = new TestWorld(scratch.directory()).environment();
        }

        ImportReport refresh() {
            LedgerSettings settings = LedgerSettings.of(environment.clock(), environment.clock().getZone());
            try (Ledger open = Ledger.open(ledger, settings)) {
                return new Importer(environment, Importer.Listener.NOBODY).run(open, new ImportRequest(
                        List.of(new Source(harness, List.of(root), false)), Mode.QUICK, RunChoice.ACTIVE, false, false,
                        Limits.NONE, MissingSource.WARN));
            }
        }

        List<String> lines(String sql) throws Exception {
            return LedgerProbe.lines(ledger, sql);
        }
    }
}
