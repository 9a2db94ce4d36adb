package toktrail.harness.opencode;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import toktrail.harness.Fingerprint;
import toktrail.harness.RecordCost;
import toktrail.harness.VectorCase;
import toktrail.importer.RefreshDriver;
import toktrail.importer.SourceSurvey;
import toktrail.json.Json;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;
import toktrail.testing.TestWorld;
import toktrail.testing.VectorReader;
import toktrail.usage.Amount;
import toktrail.usage.CallKind;
import toktrail.usage.EventKeys;
import toktrail.usage.SessionFacts;
import toktrail.usage.SessionRef;
import toktrail.usage.SourcePosition;
import toktrail.usage.Tokens;
import toktrail.usage.UsageEvent;

/** Messages of OpenCode: vectors, classes, the tree of files, damaged input, places. */
public final class OpenCodeHarnessTest {

    private OpenCodeHarnessTest() { }

    public static void tests(Suite s) {
        VectorCase.addTo(s, Store.HARNESS);
        fingerprints(s);
        messages(s);
        tree(s);
        damaged(s);
        places(s);
    }

    private static void fingerprints(Suite s) {
        s.test("fingerprints are those of the vectors", scratch -> {
            Map<?, ?> file = (Map<?, ?>) VectorReader.read(Scratch.fixture("harness/opencode/fingerprints.json"));
            List<?> cases = (List<?>) file.get("cases");
            Check.that("cases", cases.size() > 3);
            for (Object one : cases) {
                Map<?, ?> vector = (Map<?, ?>) one;
                Map<?, ?> fields = (Map<?, ?>) vector.get("fields");
                Tokens tokens = new Tokens(count(fields, "input"), count(fields, "output"), count(fields, "reasoning"),
                        count(fields, "cache_read"), count(fields, "cache_write"), count(fields, "cache_output"));
                UsageEvent event = new UsageEvent(new SessionRef("opencode", "s"), CallKind.of("p", "m", null, null), 0,
                        null, Amount.of(Tokens.NONE), SourcePosition.file("f"),
                        new EventKeys(null, null, "k", null, null, null), null, null);
                Check.equal(String.valueOf(vector.get("note")), vector.get("sha256"), Fingerprint.of(event,
                        new Fingerprint.View((String) fields.get("provider_id"), (String) fields.get("model_id"),
                                (String) fields.get("thinking_level"), (String) fields.get("agent"),
                                count(fields, "created_ms"), (Long) fields.get("completed_ms"), tokens,
                                (String) fields.get("source_cost_usd"))));
            }
        });
    }

    private static long count(Map<?, ?> fields, String name) {
        return (Long) fields.get(name);
    }

    private static void messages(Suite s) {
        s.test("reasoning is taken out of the output where it is inside", scratch -> {
            classes("'total':9,'input':3,'output':6,'reasoning':2", true, 4);
            classes("'total':11,'input':3,'output':6,'reasoning':2", true, 6);
            classes("'total':99,'input':3,'output':6,'reasoning':2", true, 6);
            classes("'total':9,'input':3,'output':6,'reasoning':2", false, 4);
            classes("'input':3,'output':6,'reasoning':2", true, 4);
            classes("'input':3,'output':6,'reasoning':2", false, 6);
            classes("'input':3,'output':6,'reasoning':7", true, 6);
            classes("'total':19,'input':3,'output':6,'reasoning':2,'cache':{'read':4,'write':6}", true, 4);
            classes("'input':" + Long.MAX_VALUE + ",'output':6,'reasoning':2,'total':5", true, 6);
        });
        s.test("providers differ in what they report", scratch -> {
            provider("openai", "gpt-5", 4);
            provider("Google-Vertex", "x", 6);
            provider("xai", "x", 6);
            provider("xai-2", "x", 4);
            provider("openrouter", "google/Gemini-3", 6);
            provider("p", "Grok-4", 6);
            provider("p", "my-grok", 4);
        });
        s.test("levels are looked for in order", scratch -> {
            level("'reasoningEffort':null,'reasoning_effort':' High '", "high");
            level("'thinkingLevel':'','thinking_level':'x','variant':'low'", "x");
            level("'thinkingLevel':'default','variant':'low'", null);
            level("'request':{'thinking_level':'medium'},'variant':'low'", "medium");
            level("'variant':'low','model':{'variant':'max'}", "low");
            level("'model':{'variant':'max'}", "max");
        });
        s.test("sums of steps do not overflow", scratch -> {
            StepTokens huge = StepTokens.of(Json.parse("{\"tokens\":{\"input\":" + Long.MAX_VALUE + "}}").asObject());
            Message.Call call = parser().call(Json.parse(Store.message(1, "'tokens':{}").replace('\'', '"'))
                    .asObject(), () -> List.of(huge, huge), null);
            Check.equal("input", Long.MAX_VALUE, call.amount().tokens().input());
        });
        s.test("costs are shortest decimals", scratch -> {
            for (String[] row : new String[][] {{"0.1", "0.1"}, {"1e-7", "0.0000001"}, {"5", "5"}, {"-1", "0"},
                    {"\"7\"", "0"}, {"1e999", "0"}, {"0.30000000000000004", "0.30000000000000004"}}) {
                BigDecimal cost = RecordCost.of(Json.parse(row[0]));
                Check.equal(row[0], 0, new BigDecimal(row[1]).compareTo(cost));
            }
        });
    }

    private static MessageParser parser() {
        return new MessageParser(Dialect.OPENCODE);
    }

    private static void classes(String tokens, boolean inside, long output) {
        StepTokens step = StepTokens.of(Json.parse(("{'tokens':{" + tokens + "}}").replace('\'', '"')).asObject());
        Check.equal(tokens + " " + inside, output, step.disjoint(inside).output());
    }

    private static void provider(String provider, String model, long output) {
        String text = "{'role':'assistant','time':{'created':1},'finish':1,'providerID':'" + provider + "','modelID':'"
                + model + "','tokens':{'output':6,'reasoning':2}}";
        Message.Call call = parser().call(Json.parse(text.replace('\'', '"')).asObject(), List::of, null);
        Check.equal(provider + " " + model, output, call.amount().tokens().output());
    }

    private static void level(String fields, String want) {
        String text = Store.message(1, "'finish':1,'tokens':{'input':1}," + fields).replace('\'', '"');
        Check.equal(fields, want, parser().call(Json.parse(text).asObject(), List::of, null).kind()
                .thinkingLevel());
    }

    private static void tree(Suite s) {
        s.test("the oldest tree has its parts and sessions elsewhere", scratch -> {
            String step = "{'type':'step-finish','tokens':{'input':5},'cost':0.5}";
            Store store = new Store(scratch)
                    .file("project/site/storage/session/message/ses_1/msg_1.json",
                            Store.message(1, "'tokens':{'input':9}"))
                    .file("project/site/storage/session/part/ses_1/msg_1/prt_1.json", step)
                    .file("project/site/storage/session/part/ses_1/msg_1/prt_2.json", step)
                    .file("project/site/storage/session/part/ses_1/msg_1/prt_3.json", "{")
                    .file("project/site/storage/session/info/ses_1.json", "{'title':'Old','parentID':'ses_0'}");
            RefreshDriver driver = store.driver().refresh();
            UsageEvent event = driver.stored().get("opencode:msg_1");
            Check.equal("sum of steps", 10L, event.tokens().input());
            Check.equal("cost of steps", "1.0", event.amount().sourceCostUsd().setScale(1).toString());
            SessionFacts facts = driver.session("ses_1");
            Check.equal("title and parent", "Old ses_0", facts.title() + " " + facts.parentSessionId());
            Check.equal("counters", "1 seen, 0 skipped, 0 duplicate, 2 read", driver.counters());
        });
        s.test("a part that is added later is seen, a project gives the top level", scratch -> {
            String step = "{'type':'step-finish','tokens':{'input':5}}";
            Store store = new Store(scratch)
                    .file("storage/message/ses_1/msg_1.json", Store.message(1, "'tokens':{'input':5}"))
                    .file("storage/part/msg_1/prt_1.json", step)
                    .file("storage/session/p/ses_1.json", "{'directory':'/d'}")
                    .file("storage/project/p.json", "{'worktree':'/w'}");
            RefreshDriver driver = store.driver().refresh();
            Check.equal("one step", 5L, driver.stored().get("opencode:msg_1").tokens().input());
            Check.equal("place", new SessionFacts.Workspace("/d", "/w", null, null),
                    driver.session("ses_1").workspace());
            Check.equal("nothing", "0 seen, 0 skipped, 0 duplicate, 0 read", driver.refresh().counters());
            store.file("storage/part/msg_1/prt_2.json", step);
            Files.setLastModifiedTime(store.directory.resolve("storage/part/msg_1"),
                    FileTime.fromMillis(Store.START));
            Check.equal("counters", "1 seen, 0 skipped, 0 duplicate, 1 read", driver.refresh().counters());
            Check.equal("two steps", 10L, driver.stored().get("opencode:msg_1").tokens().input());
        });
        s.test("of two files of one message the larger counts", scratch -> {
            Store store = new Store(scratch)
                    .file("storage/message/ses_1/msg_1.json", Store.message(1, 5))
                    .file("project/x/storage/session/message/ses_1/msg_1.json", Store.message(1, 7));
            RefreshDriver driver = store.driver().refresh();
            Check.equal("output", 7L, driver.stored().get("opencode:msg_1").tokens().output());
            Check.equal("counters", "2 seen, 1 skipped, 1 duplicate, 2 read", driver.counters());
        });
        s.test("records are kept on request", scratch -> {
            String text = Store.message(1, 5).replace('\'', '"');
            Store store = new Store(scratch).file("storage/message/ses_1/msg_1.json", text);
            store.sql(Store.SCHEMA + Store.insert("msg_2", 2, 9));
            List<UsageEvent> events = new SourceSurvey(new TestWorld(scratch.directory()).environment())
                    .read(Store.HARNESS, List.of(store.directory), true).events();
            Check.equal("file", text, events.get(0).rawJson());
            Check.equal("row", Store.message(2, 9).replace('\'', '"'), events.get(1).rawJson());
        });
    }

    private static void damaged(Suite s) {
        s.test("a file cut anywhere and completed gives what the whole tree gives", scratch -> {
            Path root = scratch.directory().resolve("data");
            Scratch.copyTree(Scratch.fixture("harness/opencode/json-storage/input"), root);
            RefreshDriver full = new Store(scratch).driver().refresh();
            for (Path file : files(root)) {
                byte[] bytes = Files.readAllBytes(file);
                int step = 1 + bytes.length / 40;
                for (int cut = scratch.random().nextInt(step); cut < bytes.length; cut += step) {
                    Files.write(file, Arrays.copyOf(bytes, cut));
                    RefreshDriver driver = full.fresh().refresh();
                    Files.write(file, bytes);
                    // As OpenCode does behind the last part of a message.
                    touch(root);
                    Check.equal(file.getFileName() + " cut at " + cut, full.summary(), driver.refresh().summary());
                }
            }
        });
        s.test("changed bytes never end a scan", scratch -> {
            Path root = scratch.directory().resolve("data");
            Scratch.copyTree(Scratch.fixture("harness/opencode/json-storage/input"), root);
            Store store = new Store(scratch);
            RefreshDriver driver = store.driver();
            Random random = scratch.random();
            for (Path file : files(root)) {
                byte[] bytes = Files.readAllBytes(file);
                for (int round = 0; round < 20 && bytes.length > 0; round++) {
                    byte[] mutated = bytes.clone();
                    mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(256);
                    Files.write(file, mutated);
                    driver.fresh().refresh();
                }
            }
        });
        s.test("a huge text in a message does not matter", scratch -> {
            String filler = ",'x':'" + "x".repeat(10_000_000) + "'}";
            String message = Store.message(1, 5);
            Store store = new Store(scratch).file("storage/message/ses_1/msg_1.json",
                    message.substring(0, message.length() - 1) + filler);
            Check.equal("events", 1, store.driver().refresh().stored().size());
        });
        s.test("a directory where a file should be is passed over", scratch -> {
            Store store = new Store(scratch).file("storage/message/ses_1/msg_1.json", Store.message(1, 5));
            Files.createDirectories(store.directory.resolve("storage/message/ses_1/msg_2.json"));
            Files.createDirectories(store.directory.resolve("opencode.db"));
            Files.createDirectories(store.directory.resolve("storage/part"));
            Files.writeString(store.directory.resolve("storage/part/msg_1"), "no directory");
            Files.createSymbolicLink(store.directory.resolve("storage/message/loop"), store.directory);
            Check.equal("events", 1, store.driver().refresh().stored().size());
        });
    }

    private static void touch(Path root) throws Exception {
        Path message = root.resolve("storage/message/ses_j1/msg_1000000003cccc.json");
        Files.setLastModifiedTime(message, FileTime.fromMillis(
                Files.getLastModifiedTime(message).toMillis() + 1000));
    }

    private static List<Path> files(Path root) throws Exception {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static void places(Suite s) {
        s.test("a data directory holds databases and trees", scratch -> {
            Store store = new Store(scratch);
            for (String name : List.of("opencode.db", "opencode-dev.db", "opencode-dev.db-wal", "opencodes.db",
                    "other.db", "log/opencode.db", "storage/message/s/m.json", "storage/message/m.json",
                    "storage/message/s/x/m.json", "storage/session/p/s.json", "storage/part/m/p.json",
                    "project/x/storage/session/info/s.json", "project/x/storage/session/message/s/m.json",
                    "project/x/storage/session/part/s/m/p.json", "message/s/m.json")) {
                store.file(name, "");
            }
            Check.equal("files", "[message/s/m.json, opencode-dev.db, opencode.db,"
                    + " project/x/storage/session/info/s.json, project/x/storage/session/message/s/m.json,"
                    + " storage/message/s/m.json, storage/session/p/s.json]", listed(store, ""));
            Check.equal("storage", "[storage/message/s/m.json, storage/session/p/s.json]", listed(store, "storage"));
            Check.equal("database", "[other.db]", listed(store, "other.db"));
        });
        s.test("roots come from variables, else from the home directory", scratch -> {
            String standard = ".local/share/opencode";
            roots(scratch, Map.of(), standard);
            Files.createDirectories(scratch.directory().resolve("xdg/opencode"));
            roots(scratch, Map.of("XDG_DATA_HOME", "~/xdg"), "xdg/opencode");
            Files.createDirectories(scratch.directory().resolve(standard));
            roots(scratch, Map.of(), standard);
            roots(scratch, Map.of("XDG_DATA_HOME", "~/missing"), standard);
            roots(scratch, Map.of("XDG_DATA_HOME", "~/xdg"), "xdg/opencode", standard);
            roots(scratch, Map.of("XDG_DATA_HOME", "~/xdg", "OPENCODE_DATA_DIR", "a,b"), "a", "b");
            roots(scratch, Map.of("OPENCODE_DATA_DIR", "a", "TOKTRAIL_OPENCODE", "x.db"), "x.db");
            roots(scratch, Map.of("OPENCODE_DATA_DIR", "a", "OPENCODE_DB", "x.db"), "a", "a/x.db");
            roots(scratch, Map.of("OPENCODE_DATA_DIR", "a", "OPENCODE_DB", "opencode-x.db"), "a");
            roots(scratch, Map.of("OPENCODE_DATA_DIR", "a", "OPENCODE_DB", "~/y.db"), "a", "y.db");
            scratch.write("b/x.db", "");
            roots(scratch, Map.of("OPENCODE_DATA_DIR", "a,b", "OPENCODE_DB", "x.db"), "a", "b", "b/x.db");
        });
    }

    private static String listed(Store store, String root) throws Exception {
        TreeSet<String> names = new TreeSet<>();
        Store.HARNESS.list(store.directory.resolve(root), new TestWorld(store.directory).environment()).files()
                .forEach(file -> names.add(store.directory.relativize(file.path()).toString()));
        return names.toString();
    }

    private static void roots(Scratch scratch, Map<String, String> variables, String... want) {
        TestWorld world = new TestWorld(scratch.directory());
        variables.forEach(world::variable);
        Check.equal("roots with " + variables, Stream.of(want).map(scratch.directory()::resolve).toList(),
                Store.HARNESS.defaultRoots(world.environment()));
    }
}
