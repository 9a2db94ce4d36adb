package toktrail.harness.opencode;

import static toktrail.harness.HarnessCheck.database;
import static toktrail.harness.HarnessCheck.shown;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import toktrail.harness.HarnessCheck;
import toktrail.importer.RefreshDriver;
import toktrail.testing.Check;
import toktrail.testing.Suite;

/** The database of Kilo CLI: vectors, and where it differs from OpenCode's. */
public final class KiloHarnessTest {

    private static final HarnessCheck KILO = new HarnessCheck(new KiloHarness());
    private static final String SCHEMA = "CREATE TABLE message (id TEXT PRIMARY KEY, session_id, time_created,"
            + " time_updated, data);";

    private KiloHarnessTest() { }

    public static void tests(Suite s) {
        KILO.vectors(s);
        s.test("a message may tell its own ids", scratch -> {
            Path root = database(scratch, "kilo.db", SCHEMA + insert("a", 1, "'finish':1")
                    + insert("b", 2, "'finish':1,'id':'B','session_id':'S','sessionID':'T'")
                    + insert("c", 3, "'finish':1,'id':7,'sessionID':'T'"));
            RefreshDriver driver = KILO.read(scratch, root);
            Check.equal("match keys", "[kilo:B, kilo:a, kilo:c]", driver.stored().keySet().toString());
            Check.equal("global keys", "kilo:S:B kilo:s:a kilo:T:c", driver.stored().values().stream()
                    .map(event -> event.keys().globalKey()).reduce((a, b) -> a + " " + b).orElse(""));
            Check.equal("event", "p m null null 1771500001000 3/0/0/0/0/0 0", shown(driver.stored().get("kilo:a")));
        });
        s.test("steps are summed and copies of forks are one call", scratch -> {
            Path root = database(scratch, "kilo.db", SCHEMA
                    + "CREATE TABLE part (id, message_id, data);"
                    + "INSERT INTO part VALUES ('p','a','{\"type\":\"step-finish\",\"tokens\":{\"input\":5}}');"
                    + "INSERT INTO part VALUES ('q','a','{\"type\":\"step-finish\",\"tokens\":{\"input\":6}}');"
                    + insert("a", 1, "'x':1") + insert("b", 2, "'finish':1") + insert("c", 2, "'finish':2"));
            RefreshDriver driver = KILO.read(scratch, root);
            Check.equal("steps", 11L, driver.stored().get("kilo:a").tokens().input());
            Check.equal("copies", "[kilo:s:c of kilo:b]", driver.copies().toString());
            Check.equal("counters", "3 seen, 1 skipped, 1 duplicate, 1 read", driver.counters());
        });
        s.test("a message that is written again is read again, alone", scratch -> {
            StringBuilder script = new StringBuilder(SCHEMA);
            for (int i = 0; i < 50; i++) {
                script.append(insert("m" + i, i * 86_400L, "'finish':1"));
            }
            Path root = database(scratch, "kilo.db", script.toString());
            RefreshDriver driver = KILO.read(scratch, root);
            database(scratch, "kilo.db", insert("m9", 50 * 86_400L, "'finish':1,'tokens':{'input':90}"));
            driver.refresh();
            Check.equal("grown", 90L, driver.stored().get("kilo:m9").tokens().input());
            Check.equal("rows of a day", "3 seen, 0 skipped, 0 duplicate, 1 read", driver.counters());
        });
        s.test("the database is found, nothing else", scratch -> {
            Path root = database(scratch, "kilo.db", SCHEMA);
            Files.writeString(root.resolve("opencode.db"), "");
            Files.createDirectories(root.resolve("storage/message/s"));
            Files.writeString(root.resolve("storage/message/s/m.json"), "{}");
            Check.equal("files", "kilo.db", KILO.listed(root, root));
            Check.equal("given", "opencode.db", KILO.listed(root.resolve("opencode.db"), root));
        });
        s.test("roots come from variables, else from the home directory", scratch -> {
            KILO.roots(scratch, Map.of(), ".local/share/kilo");
            KILO.roots(scratch, Map.of("KILO_DATA_DIR", "a,b"), "a", "b");
            KILO.roots(scratch, Map.of("KILO_DATA_DIR", "a", "TOKTRAIL_KILO_PATH", "~/c"), "c");
        });
    }

    /** A message made and written at this second. */
    private static String insert(String id, long second, String fields) {
        long time = 1_771_500_000L + second;
        String tokens = fields.contains("tokens") ? "" : ",'tokens':{'input':3}";
        return "INSERT OR REPLACE INTO message VALUES ('" + id + "','s'," + time * 1000 + "," + time * 1000 + ",'"
                + ("{'role':'assistant','providerID':'P','modelID':'m','time':{'created':" + time + "}," + fields
                + tokens + "}").replace('\'', '"') + "');";
    }
}
