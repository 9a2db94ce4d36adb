package toktrail.harness.grok;

import static toktrail.harness.HarnessCheck.append;
import static toktrail.harness.HarnessCheck.file;
import static toktrail.harness.HarnessCheck.shown;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import toktrail.harness.Fingerprint;
import toktrail.harness.HarnessCheck;
import toktrail.importer.RefreshDriver;
import toktrail.testing.Check;
import toktrail.testing.Suite;
import toktrail.usage.UsageEvent;

/** Updates of Grok CLI: vectors, odd records, continued reading, places. */
public final class GrokHarnessTest {

    private static final HarnessCheck GROK = new HarnessCheck(new GrokHarness());
    private static final String FILE = "sessions/%2Fw/g/updates.jsonl";

    private GrokHarnessTest() { }

    public static void tests(Suite s) {
        GROK.vectors(s);
        s.test("a turn lacks what it may lack", scratch -> {
            Path root = file(scratch, FILE,
                    turn("'m':{'inputTokens':5,'cachedReadTokens':9,'outputTokens':2,'reasoningTokens':3}", "", ""),
                    turn("' ':{'inputTokens':1}", "'timestamp':1771300000,", ""),
                    turn("'claude-4':{'costUsdTicks':1}", "", "'eventId':'e','agentTimestampMs':1771300000001"),
                    turn("'m':7,'n':{'outputTokens':-1}", "", "'eventId':'f'"),
                    "{'params':{'update':{'sessionUpdate':'other','x':'turn_completed'}}}");
            RefreshDriver driver = GROK.read(scratch, root);
            Check.equal("parts larger than the whole", "xai m null null file 5/2/3/9/0/0 0",
                    event(driver, "1700000000123:1:m"));
            Check.equal("no model", "xai unknown null null 1771300000000 1/0/0/0/0/0 0",
                    event(driver, "1771300000000:2:unknown"));
            Check.equal("cost alone", "anthropic claude-4 null null 1771300000001 0/0/0/0/0/0 0.0000000001",
                    event(driver, "e:claude-4"));
            UsageEvent cost = driver.stored().get("grok:g:e:claude-4");
            Check.equal("the cost is written plainly in the digest", Fingerprint.of(cost),
                    Fingerprint.of(cost, Fingerprint.derived(cost).costing("0.0000000001")));
            Check.equal("events", 3, driver.stored().size());
        });
        s.test("the session is that of the update, of the summary, or the directory", scratch -> {
            Path root = file(scratch, FILE, turn("'m':{'inputTokens':1}", "", "'eventId':'e'"));
            Check.equal("directory", "[grok:g:e:m]", GROK.read(scratch, root).stored().keySet().toString());
            file(scratch, "sessions/%2Fw/g/summary.json", "{'info':{'id':' i ','cwd':'/w'}}");
            RefreshDriver driver = GROK.read(scratch, root);
            Check.equal("summary", "[grok:i:e:m]", driver.stored().keySet().toString());
            Check.equal("cwd", "/w", driver.session("i").workspace().cwd());
            file(scratch, "sessions/%2Fw/g/summary.json", "{'info':");
            append(scratch, FILE, "{'params':{'sessionId':'u','update':{'sessionUpdate':'turn_completed','usage':"
                    + "{'modelUsage':{'m':{'inputTokens':1}}}},'_meta':{'eventId':'e'}}}");
            Check.equal("update", "[grok:g:e:m, grok:u:e:m]", GROK.read(scratch, root).stored().keySet().toString());
        });
        s.test("updates are found where they belong", scratch -> {
            Path root = file(scratch, FILE, "");
            for (String name : new String[] {"sessions/a/updates.jsonl", "sessions/a/b/c/updates.jsonl",
                "other/a/b/updates.jsonl", "sessions/a/b/other.jsonl"}) {
                file(scratch, name, "");
            }
            Files.createDirectories(root.resolve("sessions/a/d/updates.jsonl"));
            Files.createSymbolicLink(root.resolve("sessions/loop"), root);
            Check.equal("files", FILE, GROK.listed(root, root));
            Check.equal("a file", FILE, GROK.listed(root.resolve(FILE), root));
        });
        s.test("roots come from variables, else from the home directory", scratch -> {
            GROK.roots(scratch, Map.of(), ".grok");
            GROK.roots(scratch, Map.of("GROK_HOME", "a,b"), "a", "b");
            GROK.roots(scratch, Map.of("GROK_HOME", "a", "TOKTRAIL_GROK_PATH", "~/c"), "c");
        });
    }

    private static String event(RefreshDriver driver, String key) {
        return shown(driver.stored().get("grok:g:" + key));
    }

    private static String turn(String usage, String fields, String meta) {
        return "{" + fields + "'params':{'update':{'sessionUpdate':'turn_completed','usage':{'modelUsage':{" + usage
                + "}}},'_meta':{" + meta + "}}}";
    }
}
