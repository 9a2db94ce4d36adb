package toktrail.harness.openclaw;

import static toktrail.harness.HarnessCheck.append;
import static toktrail.harness.HarnessCheck.file;
import static toktrail.harness.HarnessCheck.shown;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import toktrail.harness.FileAttributes;
import toktrail.harness.FileFacts;
import toktrail.harness.HarnessCheck;
import toktrail.harness.SourceFile;
import toktrail.harness.SourceProblem;
import toktrail.harness.StateWriter;
import toktrail.importer.RefreshDriver;
import toktrail.testing.Check;
import toktrail.testing.Suite;

/** Transcripts of OpenClaw: vectors, models, continued reading, long lines, places. */
public final class OpenClawHarnessTest {

    private static final HarnessCheck OPENCLAW = new HarnessCheck(new OpenClawHarness());
    private static final String FILE = "agents/main/sessions/s.jsonl";

    private OpenClawHarnessTest() { }

    public static void tests(Suite s) {
        OPENCLAW.vectors(s);
        s.test("what a message lacks was chosen before, or is told by the model", scratch -> {
            Path root = file(scratch, FILE,
                    call("a", "'input':1", ""),
                    "{'type':'model_change','model':' gpt-5 '}",
                    call("b", "'input':1", ""),
                    "{'type':'model_change','provider':'My_Proxy','modelId':'m','model':'n'}",
                    call("c", "'input':1", ""),
                    "{'type':'custom','customType':'other','data':{'modelId':'x'}}",
                    "{'type':'custom','customType':'model-snapshot','data':{'model':'gemini-3'}}",
                    call("d", "'input':1", ",'provider':'!'"),
                    call("e", "'input':1", ",'modelId':'q','model':'r','provider':'P'"),
                    "broken \"usage\"");
            RefreshDriver driver = OPENCLAW.read(scratch, root);
            Check.equal("a", "unknown unknown null null file 1/0/0/0/0/0 0", event(driver, "a"));
            Check.equal("b", "openai gpt-5 null null file 1/0/0/0/0/0 0", event(driver, "b"));
            Check.equal("c", "my-proxy m null null file 1/0/0/0/0/0 0", event(driver, "c"));
            Check.equal("d", "my-proxy gemini-3 null null file 1/0/0/0/0/0 0", event(driver, "d"));
            Check.equal("e", "p q null null file 1/0/0/0/0/0 0", event(driver, "e"));
            Check.equal("counters", "10 seen, 5 skipped, 0 duplicate, 1 read", driver.counters());
        });
        s.test("odd counts, costs and missing ids", scratch -> {
            Path root = file(scratch, FILE,
                    "{'type':'message','timestamp':1771200000,'message':{'role':'assistant','usage':{'input':-1,"
                            + "'output':2.9,'cacheRead':'7','cacheWrite':null,'cost':{'total':-1}}}}",
                    call("b", "'cost':{'total':1e-7}", ""), call("c", "'cost':7", ""),
                    "{'type':'message','message':{'role':'user','usage':{'input':1}}}",
                    "{'type':'other','message':{'role':'assistant','usage':{'input':1}}}");
            RefreshDriver driver = OPENCLAW.read(scratch, root);
            Check.equal("key", "unknown unknown null null 1771200000000 0/2/0/0/0/0 0",
                    event(driver, "1771200000000:unknown:unknown:0:2:0:0"));
            Check.equal("cost", "unknown unknown null null file 0/0/0/0/0/0 0.0000001", event(driver, "b"));
            Check.equal("events", 2, driver.stored().size());
        });
        s.test("a transcript continued behind a choice of model knows it", scratch -> {
            Path root = file(scratch, FILE, "{'type':'session','cwd':'/w'}", call("a", "'input':1", ""),
                    "{'type':'model_change','provider':'p','modelId':'m'}");
            RefreshDriver driver = OPENCLAW.read(scratch, root);
            append(scratch, FILE, call("b", "'input':2", ""));
            Check.equal("counters", "1 seen, 0 skipped, 0 duplicate, 1 read", driver.refresh().counters());
            Check.equal("b", "p m null null " + driver.stored().get("openclaw:s:b").createdMs() + " 2/0/0/0/0/0 0",
                    event(driver, "b"));
            Check.equal("directory", "/w", driver.session("s").workspace().cwd());
        });
        s.test("a state that is damaged is refused", scratch -> {
            SourceFile file = new SourceFile(Path.of("/r/s.jsonl"), Path.of("/r"), new FileAttributes(0, 0, ""));
            byte[] state = new StateWriter(1).text("m").text("ü").bytes();
            new Transcript(false).open(new FileFacts(file, state));
            for (int length = 0; length < state.length; length++) {
                byte[] cut = Arrays.copyOf(state, length);
                Check.fails("cut at " + length, SourceProblem.class,
                        () -> new Transcript(false).open(new FileFacts(file, cut)));
            }
        });
        s.test("a line of twenty megabytes is a line", scratch -> {
            Path root = file(scratch, FILE, call("a", "'input':1", ",'content':'" + "x".repeat(20_000_000) + "'"));
            Check.equal("event", "unknown unknown null null file 1/0/0/0/0/0 0",
                    event(OPENCLAW.read(scratch, root), "a"));
        });
        s.test("transcripts are found at any depth, archived ones too", scratch -> {
            Path root = file(scratch, FILE, "");
            for (String name : new String[] {"s.jsonl.reset.1", "x/t.jsonl.deleted.2", "s.json", "s.jsonl.bak",
                "d.jsonl/inner.txt"}) {
                file(scratch, name, "");
            }
            Files.createSymbolicLink(root.resolve("loop"), root);
            Check.equal("files", FILE + " s.jsonl.reset.1 x/t.jsonl.deleted.2", OPENCLAW.listed(root, root));
        });
        s.test("roots come from variables, else from the home directory", scratch -> {
            OPENCLAW.roots(scratch, Map.of(), ".openclaw");
            Files.createDirectories(scratch.directory().resolve(".moltbot"));
            Files.createDirectories(scratch.directory().resolve(".clawdbot"));
            OPENCLAW.roots(scratch, Map.of(), ".clawdbot", ".moltbot");
            OPENCLAW.roots(scratch, Map.of("OPENCLAW_DIR", "~/a, b"), "a", "b");
            OPENCLAW.roots(scratch, Map.of("OPENCLAW_DIR", "a", "TOKTRAIL_OPENCLAW_PATH", "c"), "c");
        });
    }

    private static String event(RefreshDriver driver, String key) {
        return shown(driver.stored().get("openclaw:s:" + key));
    }

    private static String call(String id, String usage, String fields) {
        return "{'type':'message','id':'" + id + "','message':{'role':'assistant','usage':{" + usage + "}" + fields
                + "}}";
    }
}
