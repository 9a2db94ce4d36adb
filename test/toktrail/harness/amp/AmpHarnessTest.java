package toktrail.harness.amp;

import static toktrail.harness.HarnessCheck.file;
import static toktrail.harness.HarnessCheck.shown;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import toktrail.harness.HarnessCheck;
import toktrail.importer.RefreshDriver;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;

/** Threads of Amp: vectors, pairs of messages and ledger events, keys, times, places. */
public final class AmpHarnessTest {

    private static final HarnessCheck AMP = new HarnessCheck(new AmpHarness());
    private static final String BASE = "'id':'T','created':1769000000000,";

    private AmpHarnessTest() { }

    public static void tests(Suite s) {
        AMP.vectors(s).fingerprints(s);
        pairs(s);
        records(s);
        places(s);
    }

    private static void pairs(Suite s) {
        s.test("a message takes an event of its id, of the same model if there is one", scratch -> {
            RefreshDriver driver = thread(scratch, message("1", "m", 5, 6),
                    event("1", "other", 1, 2) + "," + event("1", "m", 5, 7) + "," + event("2", "m", 5, 6));
            Check.equal("events", List.of("T:message:1 anthropic other 1/2", "T:message:1#2 anthropic m 5/7",
                    "T:message:2 anthropic m 5/6"), calls(driver));
        });
        s.test("without an equal model the first event of the id is taken", scratch -> {
            RefreshDriver driver = thread(scratch, message("1", "m", 5, 6), event("1", "other", 1, 9));
            Check.equal("events", List.of("T:message:1 anthropic m 5/9"), calls(driver));
        });
        s.test("numbers make a pair only where one of the two has no id", scratch -> {
            Check.equal("ids differ", 2,
                    thread(scratch, message("1", "m", 5, 6), event("2", "m", 5, 6)).stored().size());
            RefreshDriver driver = thread(scratch, message("1", "m", 5, 6), event(null, "m", 5, 6));
            Check.equal("event without id", List.of("T:message:1 anthropic m 5/6"), calls(driver));
            Check.equal("key of the event alone",
                    List.of("amp:T:ledger:0:1769000000000:m:5:6:0:0 of amp:T:message:1"), driver.copies());
            driver = thread(scratch, message(null, "m", 5, 6), event("'x'", "m", 5, 6));
            Check.equal("message without id", List.of("T:message:x anthropic m 5/6"), calls(driver));
            Check.equal("no other key", List.of(), driver.copies());
            Check.equal("cache differs", 2, thread(scratch, message("1", "m", 5, 6),
                    event(null, "m", 5, 6).replace("'output'", "'cacheReadInputTokens':3,'output'")).stored().size());
        });
        s.test("a pair takes tokens of the message, time and credits of the event", scratch -> {
            RefreshDriver driver = thread(scratch,
                    "{'role':'assistant','messageId':1,'usage':{'model':'m','inputTokens':1,'outputTokens':2,"
                            + "'cacheReadInputTokens':3,'credits':7,'timestamp':1769000009000}}",
                    "{'toMessageId':1,'model':'m','credits':0.5,'timestamp':'2026-01-21T12:53:25Z',"
                            + "'tokens':{'input':9,'output':1,'cachedOutputTokens':4}}");
            Check.equal("event", "anthropic m null null 1769000005000 1/2/0/3/0/4 0.5",
                    shown(driver.stored().get("amp:T:message:1")));
            driver = thread(scratch, "{'role':'assistant','messageId':1,'usage':{'model':'m','credits':7}}",
                    "{'toMessageId':1,'model':'m','credits':0,'tokens':{'input':9}}");
            Check.equal("empty message", "anthropic m null null 1769000001000 9/0/0/0/0/0 7",
                    shown(driver.stored().get("amp:T:message:1")));
        });
        s.test("many unlinked records are paired in time", scratch -> {
            StringBuilder messages = new StringBuilder(message("1", "m", 1, 1));
            StringBuilder events = new StringBuilder(event(null, "m", 1, 1));
            for (int i = 2; i <= 5000; i++) {
                messages.append(',').append(message(Integer.toString(i), "m", i, 1));
                events.append(',').append(event(null, "m", i, 1));
            }
            Check.equal("events", 5000, thread(scratch, messages.toString(), events.toString()).stored().size());
        });
    }

    private static void records(Suite s) {
        s.test("records without model, role or tokens are rows without event", scratch -> {
            RefreshDriver driver = thread(scratch, "{'role':'user','usage':{'model':'m','inputTokens':1}},"
                    + "{'role':'assistant','usage':{'inputTokens':1}},{'role':'assistant','usage':[]},7,null,"
                    + message("1", "m", 0, 0), "null,{'tokens':{'input':1}},{'model':' '},[]");
            Check.equal("counters", "10 seen, 10 skipped, 0 duplicate, 1 read", driver.counters());
        });
        s.test("odd ids and totals", scratch -> {
            RefreshDriver driver = thread(scratch, message("-3", "m", 1, 1) + "," + message("true", "m", 2, 1) + ","
                    + message("' k '", "m", 3, 1) + ",{'role':'assistant','messageId':9,'usage':{'model':'m',"
                    + "'totalTokens':8,'totalInputTokens':3}}," + message("9223372036854775807", "m", 4, 1), "");
            Check.equal("events", List.of("T:message-row:0:m:1:1:0:0 anthropic m 1/1",
                    "T:message-row:1:m:2:1:0:0 anthropic m 2/1", "T:message:9 anthropic m 0/8",
                    "T:message:k anthropic m 3/1"), calls(driver));
        });
        s.test("the first local tree is the working directory", scratch -> {
            Path root = file(scratch, "T.json", "{'title':' A ','env':{'initial':{'trees':[{'uri':'ssh://x/y'},7,"
                    + "{'uri':'file:///home/d%20e/%C3%BC%zz'}]}},'messages':[" + message("1", "m", 1, 1) + "]}");
            RefreshDriver driver = AMP.read(scratch, root);
            Check.equal("directory", "/home/d e/ü%zz", driver.session("T").workspace().cwd());
            Check.equal("title", "A", driver.session("T").title());
            Check.equal("start", null, driver.session("T").startedMs());
            Check.equal("time", "anthropic m null null 1700000001123 1/1/0/0/0/0 0",
                    shown(driver.stored().get("amp:T:message:1")));
        });
        s.test("a large thread is no trouble; records are kept on request", scratch -> {
            Path root = file(scratch, "T.json", "{" + BASE + "'x':'" + "y".repeat(20_000_000) + "','messages':["
                    + message("1", "m", 1, 1).replace("'role'", "'k':[1],'role'") + "]}");
            Check.equal("events", 1, AMP.read(scratch, root).stored().size());
            file(scratch, "T.json", "{" + BASE + "'messages':[" + message("1", "m", 1, 1) + "]}");
            Check.that("raw", AMP.raw(scratch, root).get(0).startsWith("{\"role\": \"assistant\""));
        });
    }

    private static void places(Suite s) {
        s.test("threads are documents at any depth", scratch -> {
            Path root = file(scratch, "T-1.json", "{}");
            file(scratch, "a/T-2.json", "{}");
            file(scratch, "T-3.jsonl", "{}");
            Files.createSymbolicLink(root.resolve("a/loop"), root);
            Check.equal("files", "T-1.json a/T-2.json", AMP.listed(root, root));
        });
        s.test("roots come from variables, else from the home directory", scratch -> {
            Files.createDirectories(scratch.directory().resolve("xdg/amp/threads"));
            AMP.roots(scratch, Map.of(), ".local/share/amp/threads");
            AMP.roots(scratch, Map.of("XDG_DATA_HOME", "~/xdg"), "xdg/amp/threads");
            AMP.roots(scratch, Map.of("XDG_DATA_HOME", "~/none"), ".local/share/amp/threads");
            AMP.roots(scratch, Map.of("XDG_DATA_HOME", "~/xdg", "AMP_DATA_DIR", "a,~/b"), "a/threads", "b/threads");
            AMP.roots(scratch, Map.of("AMP_DATA_DIR", "a", "TOKTRAIL_AMP_THREADS", "c,d"), "c", "d");
        });
    }

    private static RefreshDriver thread(Scratch scratch, String messages, String events) throws Exception {
        return AMP.read(scratch, file(scratch, "T.json", "{" + BASE + "'messages':[" + messages
                + "],'usageLedger':{'events':[" + events + "]}}"));
    }

    private static String message(String id, String model, int input, int output) {
        return "{'role':'assistant','messageId':" + id + ",'usage':{'model':'" + model + "','inputTokens':" + input
                + ",'outputTokens':" + output + "}}";
    }

    private static String event(String id, String model, int input, int output) {
        return "{'toMessageId':" + id + ",'model':'" + model + "','tokens':{'input':" + input + ",'output':" + output
                + "}}";
    }

    private static List<String> calls(RefreshDriver driver) {
        return driver.stored().values().stream().map(e -> e.keys().matchKey().substring(4) + " "
                + e.kind().providerId() + " " + e.kind().modelId() + " " + e.tokens().input() + "/"
                + e.tokens().output()).toList();
    }
}
