package toktrail.harness.zcode;

import static toktrail.harness.HarnessCheck.database;
import static toktrail.harness.HarnessCheck.shown;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import toktrail.harness.HarnessCheck;
import toktrail.importer.RefreshDriver;
import toktrail.testing.Check;
import toktrail.testing.Suite;

/** The database of ZCode: vectors, odd rows, other schemas, places. */
public final class ZcodeHarnessTest {

    private static final HarnessCheck ZCODE = new HarnessCheck(new ZcodeHarness());
    private static final String DATABASE = "cli/db/db.sqlite";

    private ZcodeHarnessTest() { }

    public static void tests(Suite s) {
        ZCODE.vectors(s);
        s.test("rows lack what they may lack", scratch -> {
            Path root = database(scratch, DATABASE, "CREATE TABLE session (id, path);"
                    + "INSERT INTO session VALUES ('s','/w');"
                    + "CREATE TABLE model_usage (id, session_id, provider_id, model_id, agent, status, started_at,"
                    + " completed_at, input_tokens, output_tokens, reasoning_tokens, cache_read_input_tokens,"
                    + " computed_total_tokens);"
                    + "INSERT INTO model_usage VALUES ('a','s',NULL,'glm-5','  ',NULL,1771600000,NULL,10,5,2,4,NULL);"
                    + "INSERT INTO model_usage VALUES ('b','s','!',NULL,'A_B','completed',NULL,1771600001,10,5,2,4,21);"
                    + "INSERT INTO model_usage VALUES (3,'s','P',' m ',NULL,'completed','x',0,'10','5',2,4,15);"
                    + "INSERT INTO model_usage VALUES ('d',NULL,'P','m',NULL,'completed',1,1,1,1,1,1,1);"
                    + "INSERT INTO model_usage VALUES (NULL,'s','P','m',NULL,'completed',1,1,1,1,1,1,1);"
                    + "INSERT INTO model_usage VALUES ('f','s','P','m',NULL,'running',1,1,1,1,1,1,1);"
                    + "INSERT INTO model_usage VALUES ('g','s','P','m',NULL,'completed',1,1,0,0,0,0,0);");
            RefreshDriver driver = ZCODE.read(scratch, root);
            Check.equal("inside", "zai glm-5 null null 1771600000000 6/3/2/4/0/0 0", event(driver, "a"));
            Check.equal("disjoint", "zai unknown a-b null 1771600001000 10/5/2/4/0/0 0", event(driver, "b"));
            long time = driver.stored().get("zcode:s:3").createdMs();
            Check.equal("time of the file", "p m null null " + time + " 6/3/2/4/0/0 0", event(driver, "3"));
            Check.equal("directory", "/w", driver.session("s").workspace().cwd());
            Check.equal("counters", "7 seen, 4 skipped, 0 duplicate, 1 read", driver.counters());
            Check.that("kept", ZCODE.raw(scratch, root).get(0).contains("\"model_id\""));
        });
        s.test("another schema gives what it can", scratch -> {
            Path root = database(scratch, DATABASE, "CREATE TABLE other (id)");
            Check.equal("no table", "0 seen, 0 skipped, 0 duplicate, 1 read", ZCODE.read(scratch, root).counters());
            database(scratch, DATABASE, "CREATE TABLE model_usage (id, session_id, output_tokens);"
                    + "INSERT INTO model_usage VALUES ('a', 's', 3)");
            Check.equal("some columns", 3L, ZCODE.read(scratch, root).stored().get("zcode:s:a").tokens().output());
        });
        s.test("the database is found, nothing else", scratch -> {
            Path root = database(scratch, DATABASE, "CREATE TABLE other (id)");
            Files.writeString(root.resolve("db.sqlite"), "");
            Files.writeString(root.resolve("cli/db/other.sqlite"), "");
            Check.equal("files", DATABASE, ZCODE.listed(root, root));
            Check.equal("given", "cli/db/other.sqlite", ZCODE.listed(root.resolve("cli/db/other.sqlite"), root));
            Files.delete(root.resolve(DATABASE));
            Files.createDirectories(root.resolve(DATABASE));
            Check.equal("a directory", "", ZCODE.listed(root, root));
        });
        s.test("roots come from variables, else from the home directory", scratch -> {
            ZCODE.roots(scratch, Map.of(), ".zcode");
            ZCODE.roots(scratch, Map.of("ZCODE_HOME", "a,b"), "a", "b");
            ZCODE.roots(scratch, Map.of("ZCODE_HOME", "a", "TOKTRAIL_ZCODE_PATH", "~/c"), "c");
        });
    }

    private static String event(RefreshDriver driver, String id) {
        return shown(driver.stored().get("zcode:s:" + id));
    }
}
