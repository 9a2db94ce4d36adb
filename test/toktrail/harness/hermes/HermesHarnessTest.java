package toktrail.harness.hermes;

import static toktrail.harness.HarnessCheck.database;
import static toktrail.harness.HarnessCheck.shown;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import toktrail.harness.HarnessCheck;
import toktrail.importer.RefreshDriver;
import toktrail.testing.Check;
import toktrail.testing.Suite;

/** The database of Hermes: vectors, values of any type, other schemas, growing sums, places. */
public final class HermesHarnessTest {

    private static final HarnessCheck HERMES = new HarnessCheck(new HermesHarness());
    private static final String SCHEMA = "CREATE TABLE sessions (id, model, started_at, input_tokens, output_tokens,"
            + " billing_provider, estimated_cost_usd, actual_cost_usd);";

    private HermesHarnessTest() { }

    public static void tests(Suite s) {
        HERMES.vectors(s);
        s.test("values count whatever their type", scratch -> {
            Path root = database(scratch, "state.db", SCHEMA
                    + "INSERT INTO sessions VALUES ('a',' m ','2026-02-01T00:00:00Z','12',2.9,' Open_Router ','0.5',"
                    + "NULL);"
                    + "INSERT INTO sessions VALUES (7,'m',1771400000.25,x'31',-5,'!',1e-7,NULL);"
                    + "INSERT INTO sessions VALUES ('c','m','1771400000',1e300,9e18,NULL,2,-1);"
                    + "INSERT INTO sessions VALUES ('d','m',0,1,1,NULL,2,1);"
                    + "INSERT INTO sessions VALUES ('e','m','soon',1,1,NULL,2,1);"
                    + "INSERT INTO sessions VALUES (' ','m',1771400000,1,1,NULL,2,1);"
                    + "INSERT INTO sessions VALUES ('g','m',1771400000,0,0,NULL,NULL,0.25);");
            RefreshDriver driver = HERMES.read(scratch, root);
            Check.equal("text", "open-router m null null 1769904000000 12/2/0/0/0/0 0.5",
                    shown(driver.stored().get("hermes:a:a")));
            Check.equal("number", "hermes m null null 1771400000250 0/0/0/0/0/0 0.0000001",
                    shown(driver.stored().get("hermes:7:7")));
            Check.equal("huge", "hermes m null null 1771400000000 0/9000000000000000000/0/0/0/0 0",
                    shown(driver.stored().get("hermes:c:c")));
            Check.equal("cost alone", "hermes m null null 1771400000000 0/0/0/0/0/0 0.25",
                    shown(driver.stored().get("hermes:g:g")));
            Check.equal("counters", "7 seen, 3 skipped, 0 duplicate, 1 read", driver.counters());
        });
        s.test("another schema gives what it can", scratch -> {
            Path root = database(scratch, "state.db", "CREATE TABLE other (id)");
            Check.equal("no table", "0 seen, 0 skipped, 0 duplicate, 1 read", HERMES.read(scratch, root).counters());
            database(scratch, "state.db", "CREATE TABLE sessions (ID, MODEL, STARTED_AT, OUTPUT_TOKENS);"
                    + "INSERT INTO sessions VALUES ('a','grok-4',1771400000,3)");
            Check.equal("some columns", "xai grok-4 null null 1771400000000 0/3/0/0/0/0 0",
                    shown(HERMES.read(scratch, root).stored().get("hermes:a:a")));
        });
        s.test("sums grow, also in the write-ahead log", scratch -> {
            Path root = database(scratch, "state.db", SCHEMA
                    + "INSERT INTO sessions VALUES ('a','m',1771400000,1,1,NULL,0,NULL)");
            RefreshDriver driver = HERMES.read(scratch, root);
            database(scratch, "state.db", "PRAGMA journal_mode=WAL;UPDATE sessions SET output_tokens = 9");
            driver.refresh();
            Check.equal("grown", 9L, driver.stored().get("hermes:a:a").tokens().output());
            Check.equal("unchanged", "0 seen, 0 skipped, 0 duplicate, 0 read", driver.refresh().counters());
        });
        s.test("rows are kept on request", scratch -> {
            Path root = database(scratch, "state.db", SCHEMA
                    + "INSERT INTO sessions VALUES ('a','m',1771400000,1,1,NULL,0,NULL)");
            String raw = HERMES.raw(scratch, root).get(0);
            Check.that(raw, raw.contains("\"started_at\"") && raw.contains("\"1771400000\""));
        });
        s.test("the database is found, nothing else", scratch -> {
            Path root = database(scratch, "state.db", SCHEMA);
            Files.writeString(root.resolve("other.db"), "");
            Files.createDirectories(root.resolve("sub"));
            Files.writeString(root.resolve("sub/state.db"), "");
            Check.equal("files", "state.db", HERMES.listed(root, root));
            Check.equal("given", "other.db", HERMES.listed(root.resolve("other.db"), root));
            Files.writeString(root.resolve("state.db"), "no database at all, but long enough to look at".repeat(9));
            Check.equal("none", "{state.db=NOT_A_DATABASE}", HERMES.read(scratch, root).problems().toString());
        });
        s.test("roots come from variables, else from the home directory", scratch -> {
            HERMES.roots(scratch, Map.of(), ".hermes");
            HERMES.roots(scratch, Map.of("HERMES_HOME", "a,b"), "a", "b");
            HERMES.roots(scratch, Map.of("HERMES_HOME", "a", "TOKTRAIL_HERMES_PATH", "~/c"), "c");
        });
    }
}
