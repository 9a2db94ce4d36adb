package toktrail.harness.kimi;

import static toktrail.harness.HarnessCheck.file;
import static toktrail.harness.HarnessCheck.shown;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import toktrail.harness.FileAttributes;
import toktrail.harness.FileFacts;
import toktrail.harness.HarnessCheck;
import toktrail.harness.SourceFile;
import toktrail.harness.SourceProblem;
import toktrail.importer.RefreshDriver;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;

/** Wires of Kimi: vectors, subagents, configured models, continued reading, odd records, places. */
public final class KimiHarnessTest {

    private static final HarnessCheck KIMI = new HarnessCheck(new KimiHarness());
    private static final String WIRE = "sessions/g/s/wire.jsonl";

    private KimiHarnessTest() { }

    public static void tests(Suite s) {
        KIMI.vectors(s);
        subagents(s);
        models(s);
        wires(s);
        places(s);
    }

    private static void subagents(Suite s) {
        s.test("parts of arguments belong to the last call of the same agent", scratch -> {
            Subagents agents = new Subagents();
            agents.call(List.of(), "k1", "");
            agents.call(List.of("k1"), "k2", "{\"subagent_name\":");
            agents.part(List.of(), "{\"subagent_name\":\"on");
            agents.call(List.of("k9"), "k3", "{}");
            agents.part(List.of("k1"), " \" two \"} ");
            agents.part(List.of("k9"), "{\"subagent_name\":\"none\"}");
            agents.part(List.of("k7"), "{\"subagent_name\":\"none\"}");
            agents.part(List.of(), "e\"}");
            agents.call(List.of(), "", "{\"subagent_name\":\"none\"}");
            Check.equal("one", Optional.of("one"), agents.name(List.of("k1")));
            Check.equal("two", Optional.of("two"), agents.name(List.of("k1", "k2")));
            Check.equal("innermost that is known", Optional.of("one"), agents.name(List.of("k1", "k3")));
            Check.equal("unknown", Optional.empty(), agents.name(List.of("k3", "")));
            Check.equal("main", Optional.empty(), agents.name(List.of()));
        });
        s.test("arguments of any size and form do no harm", scratch -> {
            Subagents agents = new Subagents();
            agents.call(List.of(), "k", "{\"subagent_name\":\"a\"");
            agents.part(List.of(), "x".repeat(1 << 20));
            agents.part(List.of(), "}");
            agents.call(List.of(), "k", "[\"subagent_name\"]}");
            agents.call(List.of(), "k", "{\"subagent_name\":{\"x\":1}}");
            Check.equal("unknown", Optional.empty(), agents.name(List.of("k")));
        });
        s.test("events are followed to any depth", scratch -> {
            for (int depth : new int[] {0, 1, 2, 3, 7, 8, 9, 40, 300}) {
                String event = status("m" + depth, 1 + depth);
                for (int i = 0; i < depth; i++) {
                    event = "{'type':'SubagentEvent','payload':{'task_tool_call_id':'k" + i + "','event':" + event
                            + "}}";
                }
                Path root = file(scratch, WIRE, "{'timestamp':1769000000.5,'message':" + event + "}");
                Check.equal("depth " + depth, "moonshotai kimi-for-coding null null 1769000000500 " + (1 + depth)
                        + "/0/0/0/0/0 0", shown(KIMI.read(scratch, root).stored().get("kimi:s:m" + depth)));
            }
            String deep = "{'type':'SubagentEvent','payload':{'event':".repeat(2000) + "}}".repeat(2000);
            Path root = file(scratch, WIRE, "{'message':" + deep + ",'x':'\"StatusUpdate\"'}",
                    "{'message':{'type':'SubagentEvent','payload':{'event':{}}},'StatusUpdate':1}");
            Check.equal("too deep", "2 seen, 2 skipped, 0 duplicate, 1 read", KIMI.read(scratch, root).counters());
        });
        s.test("a wire continued between call and status knows the agent", scratch -> {
            Path root = file(scratch, WIRE, "{'message':{'type':'ToolCall','payload':{'id':'k','function':"
                    + "{'arguments':'{\\'subagent_name\\':'}}}}");
            RefreshDriver driver = KIMI.read(scratch, root);
            append(root, "{'message':{'type':'ToolCallPart','payload':{'arguments_part':'\\'cook\\'}'}}}");
            driver.refresh();
            append(root, "{'timestamp':1769000000,'message':{'type':'SubagentEvent','payload':{'task_tool_call_id':'k',"
                    + "'event':" + status("m", 3) + "}}}");
            Check.equal("counters", "1 seen, 0 skipped, 0 duplicate, 1 read", driver.refresh().counters());
            Check.equal("event", "moonshotai kimi-for-coding cook null 1769000000000 3/0/0/0/0/0 0",
                    shown(driver.stored().get("kimi:s:m")));
        });
        s.test("a state that is damaged is refused", scratch -> {
            Subagents agents = new Subagents();
            agents.call(List.of(), "k1", "{\"subagent_name\":\"ü\"}");
            agents.call(List.of("k1"), "k2", "{\"subagent_name\":");
            byte[] state = agents.state();
            Check.equal("round trip", state, Subagents.restored(state).state());
            SourceFile file = new SourceFile(Path.of("/r/sessions/g/s/wire.jsonl"), Path.of("/r"),
                    new FileAttributes(0, 0, ""));
            WireReader reader = new WireReader(false);
            for (int length = 0; length < state.length; length++) {
                byte[] cut = Arrays.copyOf(state, length);
                Check.fails("cut at " + length, SourceProblem.class, () -> reader.open(new FileFacts(file, cut)));
            }
            byte[] other = state.clone();
            other[0]++;
            Check.fails("other version", SourceProblem.class, () -> reader.open(new FileFacts(file, other)));
        });
    }

    private static void models(Suite s) {
        s.test("the model of older wires is the one that is configured", scratch -> {
            configured(scratch, null, null, "kimi-for-coding");
            configured(scratch, null, "{'model':' kimi-code/k3 '}", "k3");
            configured(scratch, "default_model = 'x'", "{'model':'y'}", "x");
            configured(scratch, "default_model = 'kimi-code/x'\n[models.x]\nmodel = 'wrong'", null, "x");
            configured(scratch, "default_model = 'a/b'\n[models.'a/b']\nmodel = 'kimi-code/c'", null, "c");
            configured(scratch, "default_model = 'a'\n[models.a]\nprovider = 'p'", null, "a");
            configured(scratch, "default_model = 7\nmodels = 3", "{'model':'y'}", "y");
            configured(scratch, "default_model = ", "{'model':'y'}", "y");
            configured(scratch, "", "{'model'", "kimi-for-coding");
        });
    }

    private static void configured(Scratch scratch, String toml, String json, String want) throws Exception {
        Path home = Files.createTempDirectory(scratch.directory(), "home");
        if (toml != null) {
            Files.writeString(home.resolve("config.toml"), toml);
        }
        if (json != null) {
            Files.writeString(home.resolve("config.json"), json.replace('\'', '"'));
        }
        Check.equal(toml + " " + json, want, KimiModel.configured(home));
    }

    private static void wires(Suite s) {
        s.test("counters count every line; totals beyond the classes are billed", scratch -> {
            Path root = file(scratch, WIRE, "{'type':'metadata'}", "", "{'message':" + status("a", 1) + "}",
                    "{'message':" + status("a", 2) + "}", "{'message':{'type':'StatusUpdate','payload':{'token_usage':"
                    + "{'output':1,'total':9}}}}", "{'message':{'type':'StatusUpdate'", "{'message':'StatusUpdate'}",
                    "{'message':{'type':'StatusUpdate','payload':{'token_usage':null}}}");
            RefreshDriver driver = KIMI.read(scratch, root);
            Check.equal("counters", "7 seen, 5 skipped, 1 duplicate, 1 read", driver.counters());
            Check.equal("total", "moonshotai kimi-for-coding null null file 0/1/8/0/0/0 0",
                    shown(driver.stored().get("kimi:s:main:1700000000123:kimi-for-coding:0:1:0:0")));
        });
        s.test("usage records are calls unless they are sums of the session", scratch -> {
            String wire = "sessions/w/s/agents/cook/wire.jsonl";
            Path root = file(scratch, wire, record("'model':'kimi-code/k3'", 1), record("'usageScope':'session'", 9),
                    record("'usageScope':'turn'", 2), "{'type':'other','x':'usage.record','usage':{'output':1}}",
                    "{'message':" + status("a", 1) + "}");
            RefreshDriver driver = KIMI.read(scratch, root);
            Check.equal("keys", "[kimi:s:cook:1769000000000:k3:1:0:0:0, kimi:s:cook:1769000000000:unknown:2:0:0:0]",
                    driver.stored().keySet().toString());
            Check.equal("counters", "5 seen, 3 skipped, 0 duplicate, 1 read", driver.counters());
            Files.writeString(root.resolve(wire), record("'model':'k4'", 5).replace('\'', '"') + "\n",
                    StandardOpenOption.APPEND);
            Check.equal("appended", "1 seen, 0 skipped, 0 duplicate, 1 read", driver.refresh().counters());
        });
        s.test("a record of any size is read; records are kept on request", scratch -> {
            Path root = file(scratch, WIRE, "{'x':'" + "y".repeat(20_000_000) + "','message':" + status("a", 1) + "}");
            Check.equal("events", 1, KIMI.read(scratch, root).stored().size());
            file(scratch, WIRE, "{'message':" + status("a", 1) + "}");
            Check.equal("raw", ("{'message':" + status("a", 1) + "}").replace('\'', '"'),
                    KIMI.raw(scratch, root).get(0));
        });
    }

    private static void places(Suite s) {
        s.test("wires of both kinds are found, and nothing else", scratch -> {
            Path root = file(scratch, WIRE, "");
            for (String name : new String[] {"sessions/w/s/agents/a/wire.jsonl", "sessions/w/s/other/a/wire.jsonl",
                "sessions/w/wire.jsonl", "sessions/w/s/agents/wire.jsonl", "sessions/w/s/context.jsonl",
                "x/g/s/wire.jsonl", "sessions/w/s/agents/a/b/wire.jsonl"}) {
                file(scratch, name, "");
            }
            Files.createSymbolicLink(root.resolve("sessions/loop"), root);
            Check.equal("files", "sessions/g/s/wire.jsonl sessions/w/s/agents/a/wire.jsonl", KIMI.listed(root, root));
        });
        s.test("a single wire knows session and agent", scratch -> {
            Path wire = Path.of("/r/sessions/w/s/agents/a/wire.jsonl");
            Check.equal("agent", Optional.of("a"), KimiFiles.agent(wire));
            Check.equal("session", "s", KimiFiles.session(wire));
            Path older = Path.of("/r/sessions/g/s/wire.jsonl");
            Check.equal("older", Optional.empty(), KimiFiles.agent(older));
            Check.equal("older session", "s", KimiFiles.session(older));
            Check.equal("home", Optional.of(Path.of("/r")), KimiFiles.home(older));
            Check.equal("short", "w", KimiFiles.session(Path.of("/w")));
        });
        s.test("roots come from variables, else from the home directory", scratch -> {
            KIMI.roots(scratch, Map.of(), ".kimi");
            Files.createDirectories(scratch.directory().resolve(".kimi-code"));
            Files.createDirectories(scratch.directory().resolve("moved"));
            KIMI.roots(scratch, Map.of(), ".kimi-code");
            Files.createDirectories(scratch.directory().resolve(".kimi"));
            KIMI.roots(scratch, Map.of(), ".kimi", ".kimi-code");
            KIMI.roots(scratch, Map.of("KIMI_CODE_HOME", "~/moved"), ".kimi", "moved");
            KIMI.roots(scratch, Map.of("KIMI_CODE_HOME", "~/none"), ".kimi", ".kimi-code");
            KIMI.roots(scratch, Map.of("KIMI_DATA_DIR", "a,b"), "a", "b");
            KIMI.roots(scratch, Map.of("KIMI_DATA_DIR", "a", "TOKTRAIL_KIMI_PATH", "c"), "c");
        });
    }

    private static String status(String id, int input) {
        return "{'type':'StatusUpdate','payload':{'message_id':'" + id + "','token_usage':{'input_other':" + input
                + "}}}";
    }

    private static String record(String fields, int input) {
        return "{'type':'usage.record','time':1769000000000," + fields + ",'usage':{'inputOther':" + input + "}}";
    }

    private static void append(Path root, String line) throws Exception {
        Files.writeString(root.resolve(WIRE), line.replace('\'', '"') + "\n", StandardOpenOption.APPEND);
    }
}
