package toktrail.harness.vibe;

import static toktrail.harness.HarnessCheck.file;
import static toktrail.harness.HarnessCheck.shown;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import toktrail.harness.HarnessCheck;
import toktrail.importer.RefreshDriver;
import toktrail.json.Json;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;
import toktrail.usage.CallKind;
import toktrail.usage.Tokens;

/** Sessions of Mistral Vibe: vectors, continuations, cost, models, odd files, places. */
public final class VibeHarnessTest {

    private static final HarnessCheck VIBE = new HarnessCheck(new VibeHarness(), false);

    private VibeHarnessTest() { }

    public static void tests(Suite s) {
        VIBE.vectors(s).fingerprints(s);
        continuations(s);
        costs(s);
        models(s);
        files(s);
        places(s);
    }

    private static void continuations(Suite s) {
        s.test("a session that runs on its parent's counters has what is beyond them", scratch -> {
            Path root = session(scratch, "session_a", "a", null, 5, 1000, 100, "");
            session(scratch, "session_b", "b", "a", 6, 1500, 130, ",'session_cost':0.5");
            session(scratch, "session_c", "c", "b", 7, 1500, 140, "");
            messages(scratch, "session_a", "m1");
            messages(scratch, "session_b", "m2");
            RefreshDriver driver = VIBE.read(scratch, root);
            check(driver, "a", "1000/100/0/0/0/0 0");
            check(driver, "b", "500/30/0/0/0/0 0.5");
            check(driver, "c", "0/10/0/0/0/0 0");
            Check.equal("counters", "3 seen, 0 skipped, 0 duplicate, 3 read", driver.counters());
            Check.equal("message", "m2", driver.stored().get("vibe:session:b").keys().messageId());
            Check.equal("parent", "a", driver.session("b").parentSessionId());
        });
        s.test("a session with fewer steps, common messages, or that of a subagent, has its own counters", scratch -> {
            Path root = session(scratch, "session_a", "a", null, 5, 1000, 100, "");
            messages(scratch, "session_a", "m1", "m2");
            session(scratch, "session_b", "b", "a", 4, 1500, 130, "");
            session(scratch, "session_c", "c", "a", 6, 1500, 130, "");
            messages(scratch, "session_c", "m9", "m2");
            session(scratch, "session_a/agents/Look_it_up", "d", "a", 6, 1500, 130, "");
            session(scratch, "session_e", "e", "e", 6, 1500, 130, "");
            session(scratch, "session_f", "f", "gone", 6, 1500, 130, "");
            RefreshDriver driver = VIBE.read(scratch, root);
            for (String id : new String[] {"b", "c", "d", "e", "f"}) {
                check(driver, id, "1500/130/0/0/0/0 0");
            }
            Check.equal("agent", "look", driver.stored().get("vibe:session:d").kind().agent());
        });
        s.test("a continuation that gives nothing of its own is no event", scratch -> {
            Path root = session(scratch, "session_a", "a", null, 5, 1000, 100, "");
            session(scratch, "session_b", "b", "a", 5, 1000, 100, "");
            RefreshDriver driver = VIBE.read(scratch, root);
            Check.equal("events", "[vibe:session:a]", driver.stored().keySet().toString());
            Check.equal("counters", "2 seen, 1 skipped, 0 duplicate, 2 read", driver.counters());
        });
        s.test("when one session changed all are read, else none", scratch -> {
            Path root = session(scratch, "session_a", "a", null, 5, 1000, 100, "");
            session(scratch, "session_b", "b", "a", 6, 1500, 130, "");
            RefreshDriver driver = VIBE.read(scratch, root);
            Check.equal("nothing", "0 seen, 0 skipped, 0 duplicate, 0 read", driver.refresh().counters());
            session(scratch, "session_b", "b", "a", 7, 15000, 130, "");
            Check.equal("one", "2 seen, 0 skipped, 0 duplicate, 2 read", driver.refresh().counters());
            check(driver, "b", "14000/30/0/0/0/0 0");
        });
        s.test("of copies of a session the larger one counts", scratch -> {
            Path root = session(scratch, "x/session_a", "a", null, 5, 1000, 100, "");
            session(scratch, "y/session_a", "a", null, 5, 900, 100, "");
            RefreshDriver driver = VIBE.read(scratch, root);
            check(driver, "a", "1000/100/0/0/0/0 0");
            Check.equal("counters", "2 seen, 1 skipped, 1 duplicate, 2 read", driver.counters());
        });
    }

    private static void costs(Suite s) {
        s.test("a cost is computed exactly, with the digits of doubles", scratch -> {
            cost("'input_price_per_million':0.4,'output_price_per_million':2", "0.0006948");
            cost("'input_price_per_million':0.0,'output_price_per_million':0", "0.0");
            cost("", "0");
            cost("'output_price_per_million':-2", "0");
            cost("'input_price_per_million':'2'", "0");
            cost("'input_price_per_million':1e-7", "0.0000000000012");
        });
        s.test("cached tokens cost their own price, else that of the input", scratch -> {
            Tokens tokens = new Tokens(0, 0, 0, 1_000_000, 0, 0);
            Check.equal("own", new BigDecimal("0.5"), prices("'input_price_per_million':2,"
                    + "'cached_input_price_per_million':0.5").cost(tokens));
            Check.equal("input", new BigDecimal("2.0"), prices("'input_price_per_million':2,"
                    + "'cached_input_price_per_million':0").cost(tokens));
        });
        s.test("cached tokens are at most the prompt, and are taken off the parent's as well", scratch -> {
            Path root = session(scratch, "session_a", "a", null, 5, 1000, 100, ",'session_cached_tokens':400");
            session(scratch, "session_b", "b", "a", 6, 1500, 130, ",'session_cached_tokens':9000");
            RefreshDriver driver = VIBE.read(scratch, root);
            check(driver, "a", "600/100/0/400/0/0 0");
            check(driver, "b", "0/30/0/500/0/0 0");
        });
    }

    private static void cost(String stats, String want) {
        Check.equal(stats, want, prices(stats).cost(new Tokens(12, 345, 0, 0, 0, 0)).toPlainString());
    }

    private static VibePrices prices(String stats) {
        return VibePrices.of(Json.parse(("{" + stats + "}").replace('\'', '"')).asObject());
    }

    private static void models(Suite s) {
        s.test("the model is the one whose name or alias is active", scratch -> {
            model("{}", "unknown unknown null");
            model("{'active_model':'x'}", "mistral x null");
            model("{'active_model':'gpt-5'}", "openai gpt-5 null");
            model("{'active_model':'a','models':[7,{'alias':'b','name':'c'},{'alias':'a','name':'d',"
                    + "'provider':'My_Own','thinking':'High'}]}", "my-own d high");
            model("{'active_model':'c','models':[{'alias':'b','name':'c','provider':''}]}", "mistral c null");
            model("{'active_model':'a','models':{'a':{'provider':'p'},'b':{'alias':'a','name':'x'}}}", "p a null");
            model("{'active_model':'z','models':{'a':{'provider':'p'},'b':{'alias':'z','name':'x'}}}",
                    "mistral x null");
            model("{'active_model':'z','models':'z'}", "mistral z null");
        });
    }

    private static void model(String config, String want) {
        CallKind kind = VibeModel.kind(Json.parse(config.replace('\'', '"')).asObject(), null);
        Check.equal(config, want, kind.providerId() + " " + kind.modelId() + " " + kind.thinkingLevel());
    }

    private static void files(Suite s) {
        s.test("directories and older files give their names to sessions without id", scratch -> {
            Path root = file(scratch, "dir/meta.json", "{'stats':{'session_prompt_tokens':1}}");
            file(scratch, "session_x.y.json", "{'metadata':{'stats':{'session_prompt_tokens':2}}}");
            file(scratch, "session_z.json", "{'stats':{'session_prompt_tokens':2}}");
            RefreshDriver driver = VIBE.read(scratch, root);
            check(driver, "dir", "1/0/0/0/0/0 0");
            check(driver, "session_x.y", "2/0/0/0/0/0 0");
            Check.equal("counters", "3 seen, 1 skipped, 0 duplicate, 3 read", driver.counters());
        });
        s.test("odd files are rows without event", scratch -> {
            for (String text : new String[] {"", "[]", "{}", "{'stats':[]}", "{'stats':{'session_prompt_tokens':-4}}",
                "{'stats':{'session_prompt_tokens':true}}"}) {
                Path root = file(scratch, "a/meta.json", text);
                Check.equal(text, "1 seen, 1 skipped, 0 duplicate, 1 read", VIBE.read(scratch, root).counters());
            }
        });
        s.test("messages of any size, or none, do not matter; the record is kept on request", scratch -> {
            Path root = session(scratch, "session_a", "a", null, 5, 1000, 100, "");
            file(scratch, "session_a/messages.jsonl", "{'role':'assistant','message_id':'m1','content':'"
                    + "y".repeat(10_000_000) + "'}", "{'role':'assistant','message_id':'m2'}", "{'role':'user',"
                    + "'message_id':'m3'}", "{'role':'assistant','message_id':7}", "{'role':'assis");
            Check.equal("message", "m2", VIBE.read(scratch, root).stored().get("vibe:session:a").keys().messageId());
            Files.delete(root.resolve("session_a/messages.jsonl"));
            Files.createDirectory(root.resolve("session_a/messages.jsonl"));
            Check.equal("none", "a", VIBE.read(scratch, root).stored().get("vibe:session:a").keys().messageId());
            Check.that("raw", VIBE.raw(scratch, root).get(0).startsWith("{\"session_id\":\"a\""));
        });
    }

    private static void places(Suite s) {
        s.test("sessions are below a root, and below one that is a session itself", scratch -> {
            Path root = file(scratch, "meta.json", "{}");
            file(scratch, "agents/x_1/meta.json", "{}");
            file(scratch, "session_1.json", "{}");
            file(scratch, "other.json", "{}");
            Files.createSymbolicLink(root.resolve("loop"), root);
            Check.equal("files", "agents/x_1/meta.json meta.json session_1.json", VIBE.listed(root, root));
        });
        s.test("roots come from variables, else from the home directory", scratch -> {
            Files.createDirectories(scratch.directory().resolve("v/logs/session"));
            VIBE.roots(scratch, Map.of(), ".vibe/logs/session");
            VIBE.roots(scratch, Map.of("VIBE_HOME", "~/v"), "v/logs/session");
            VIBE.roots(scratch, Map.of("VIBE_HOME", "~/w"), ".vibe/logs/session");
            VIBE.roots(scratch, Map.of("VIBE_HOME", "~/v", "VIBE_DATA_DIR", "a,b"), "a", "b");
            VIBE.roots(scratch, Map.of("VIBE_DATA_DIR", "a", "TOKTRAIL_VIBE_LOGS", "c,d"), "c", "d");
        });
    }

    private static Path session(Scratch scratch, String directory, String id, String parent, int steps, int prompt,
            int completion, String stats) throws Exception {
        return file(scratch, directory + "/meta.json", "{'session_id':'" + id + "','parent_session_id':"
                + (parent == null ? null : "'" + parent + "'") + ",'stats':{'steps':" + steps
                + ",'session_prompt_tokens':" + prompt + ",'session_completion_tokens':" + completion + stats + "}}");
    }

    private static void messages(Scratch scratch, String directory, String... ids) throws Exception {
        String[] lines = new String[ids.length];
        for (int i = 0; i < ids.length; i++) {
            lines[i] = "{'role':'assistant','message_id':'" + ids[i] + "'}";
        }
        file(scratch, directory + "/messages.jsonl", lines);
    }

    private static void check(RefreshDriver driver, String id, String want) {
        String shown = shown(driver.stored().get("vibe:session:" + id));
        Check.equal(id, want, shown == null ? null : shown.substring(shown.indexOf(" file ") + 6));
    }
}
