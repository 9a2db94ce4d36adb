package toktrail.harness.gemini;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import toktrail.harness.FileAttributes;
import toktrail.harness.FileFacts;
import toktrail.harness.LineFileChecks;
import toktrail.harness.SourceFile;
import toktrail.harness.SourceProblem;
import toktrail.harness.VectorCase;
import toktrail.importer.RefreshDriver;
import toktrail.importer.SourceSurvey;
import toktrail.json.Json;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;
import toktrail.testing.TestWorld;
import toktrail.usage.SessionFacts;
import toktrail.usage.Tokens;
import toktrail.usage.UsageEvent;

/** Chats of Gemini CLI: vectors, token shapes, headers, copies, continued reading, damaged input, places. */
public final class GeminiHarnessTest {

    private static final GeminiHarness HARNESS = new GeminiHarness();
    private static final String TIME = "2026-02-01T00:00:00Z";

    /** Saved output has no other time than that of its file. */
    private static final class Chats implements LineFileChecks.Sources {

        @Override
        public boolean holds(Path file) {
            return file.toString().contains("/chats/");
        }

        @Override
        public void completed(Path root) throws IOException {
            Path output = root.resolve("c0de/chats/run.json");
            if (Files.exists(output)) {
                Files.setLastModifiedTime(output, FileTime.fromMillis(1_600_000_000_000L));
            }
        }
    }

    private GeminiHarnessTest() { }

    public static void tests(Suite s) {
        VectorCase.addTo(s, HARNESS);
        LineFileChecks.addDamageTo(s, HARNESS, Instant.parse(TIME), new Chats());
        tokens(s);
        records(s);
        copies(s);
        continued(s);
        damaged(s);
        places(s);
    }

    private static void tokens(Suite s) {
        s.test("counts are first above zero, disjoint, and never overflow", scratch -> {
            check("{'input':10,'output':4}", 10, 4, 0, 0);
            check("{'input':0,'prompt':10,'candidates':4}", 10, 4, 0, 0);
            check("{'input':10,'cached':4,'output':1}", 6, 1, 0, 4);
            check("{'input':10,'cached':4,'output':1,'total':15}", 10, 1, 0, 4);
            check("{'input':4,'cached':10,'output':1}", 4, 1, 0, 10);
            check("{'input':10,'tool':3,'thoughts':2,'output':1,'total':16}", 13, 1, 2, 0);
            check("{'input':10,'total':16}", 10, 6, 0, 0);
            check("{'input':10,'output':1,'thoughts':1,'total':16}", 10, 1, 5, 0);
            check("{'input':10,'output':1,'total':5}", 10, 1, 0, 0);
            check("{'input':true,'output':'9','thoughts':1e30,'cached':-3}", 0, 0, 0, 0);
            long most = Long.MAX_VALUE;
            check("{'input':" + most + ",'tool':5,'output':" + most + ",'thoughts':" + most + "}", most, most, most, 0);
            Check.equal("headless", new Tokens(4, 0, 0, 6, 0, 0), GeminiTokens.ofStats(Json.parse(
                    "{\"input\":4,\"prompt\":10,\"cached\":6}").asObject()));
            Check.equal("headless without prompt", new Tokens(4, 0, 0, 0, 0, 0), GeminiTokens.ofStats(Json.parse(
                    "{\"input\":4}").asObject()));
        });
    }

    private static void records(Suite s) {
        s.test("a message takes from header and rows before it what it lacks", scratch -> {
            Path root = chat(scratch, "p/chats/session-a.jsonl", "{'sessionId':'one','model':'gemini-h','startTime':'"
                    + TIME + "'}", tokens("'id':'a'"), tokens("'id':'b','model':'claude-x'"), "", tokens("'id':'c'"),
                    "{'$set':{'sessionId':'two','kind':'subagent','summary':' Title '}}", "broken",
                    tokens("'x':1"), tokens("'id':' d ','timestamp':'2026-02-01T00:00:05Z'"));
            RefreshDriver driver = driver(scratch, root).refresh();
            String path = root.resolve("p/chats/session-a.jsonl").toString();
            Check.equal("keys", List.of("gemini:one:a", "gemini:one:b", "gemini:one:c", "gemini:two:" + path + ":6",
                    "gemini:two:d"), List.copyOf(driver.stored().keySet()));
            check(driver, "gemini:one:a", "google gemini-h null 1769904000000 2");
            check(driver, "gemini:one:c", "anthropic claude-x null 1769904000000 5");
            check(driver, "gemini:two:" + path + ":6", "anthropic claude-x subagent 1769904000000 8");
            check(driver, "gemini:two:d", "anthropic claude-x subagent 1769904005000 9");
            Check.equal("counters", "8 seen, 3 skipped, 0 duplicate, 1 read", driver.counters());
            Check.equal("title of the last session", "Title", driver.session("two").title());
            Check.equal("title of the first session", null, driver.session("one").title());
        });
        s.test("without any header the file gives session, time and place", scratch -> {
            Path root = chat(scratch, "p/chats/x.y.jsonl", "\ufeff" + tokens("'id':'a'"));
            Files.setLastModifiedTime(root.resolve("p/chats/x.y.jsonl"),
                    FileTime.fromMillis(1_700_000_000_123L));
            RefreshDriver driver = driver(scratch, root).refresh();
            check(driver, "gemini:x.y:a", "google unknown null 1700000000123 1");
            UsageEvent event = driver.stored().get("gemini:x.y:a");
            Check.equal("offset behind the byte order mark", 3L, event.position().offset());
            Check.equal("row", root + "/p/chats/x.y.jsonl:1", event.keys().rowId());
        });
        s.test("project, parent session and start are facts of the session", scratch -> {
            Path root = chat(scratch, "p/chats/parent/child.jsonl", "{'sessionId':'child','startTime':'" + TIME + "'}",
                    tokens("'id':'a'"));
            scratch.write("tmp/p/.project_root", " /home/dev/site \n");
            SessionFacts facts = driver(scratch, root).refresh().session("child");
            Check.equal("directory", "/home/dev/site", facts.workspace().cwd());
            Check.equal("parent", "parent", facts.parentSessionId());
            Check.equal("start", 1_769_904_000_000L, facts.startedMs());
            Check.equal("files", List.of(root + "/p/chats/parent/child.jsonl"), facts.sourcePaths());
        });
        s.test("saved output has a sum per model", scratch -> {
            Path root = chat(scratch, "p/chats/out.json", "{'result':{'stats':{'models':{'m1':{'tokens':{'prompt':3}},"
                    + "' ':{'tokens':{'prompt':3}},'m2':7}}},'lastUpdated':'" + TIME + "'}");
            RefreshDriver driver = driver(scratch, root).refresh();
            Check.equal("keys", "[gemini:out:stats:m1]", driver.stored().keySet().toString());
            check(driver, "gemini:out:stats:m1", "google m1 null 1769904000000 3");
            Check.equal("counters", "1 seen, 0 skipped, 0 duplicate, 1 read", driver.counters());
        });
        s.test("records are kept on request", scratch -> {
            String line = tokens("'id':'a','content':'x'").replace('\'', '"');
            Path root = chat(scratch, "p/chats/l.jsonl", line,
                    "{'$set':{'messages':[" + tokens("'id':'b','k':1") + "]}}");
            chat(scratch, "p/chats/m.json", "{'messages':[" + tokens("'id':'c','k':[2]") + "]}");
            List<UsageEvent> events = new SourceSurvey(new TestWorld(scratch.directory()).environment())
                    .read(HARNESS, List.of(root), true).events();
            Check.equal("line", line, events.get(0).rawJson());
            Check.that("inside a change", Json.parse(events.get(1).rawJson()).asObject().has("k"));
            Check.equal("in a document", "[2]", Json.parse(events.get(2).rawJson()).asObject().get("k").toString());
        });
    }

    private static void copies(Suite s) {
        s.test("the largest copy counts, dated by the earliest, whichever file it is in", scratch -> {
            Path root = chat(scratch, "p/chats/a.json", "{'sessionId':'s','messages':["
                    + tokens("'id':'m','timestamp':'2026-02-01T00:00:01Z','model':'old'", 3) + "]}");
            chat(scratch, "p/chats/a.jsonl", "{'sessionId':'s'}",
                    tokens("'id':'m','timestamp':'2026-02-01T00:00:09Z','model':'big'", 90),
                    tokens("'id':'m','timestamp':'2026-02-01T00:00:05Z','model':'small'", 7));
            chat(scratch, "q/chats/a.jsonl", "{'sessionId':'s'}",
                    tokens("'id':'m','timestamp':'2026-02-01T00:00:09Z','model':'late'", 90));
            RefreshDriver driver = driver(scratch, root).refresh();
            check(driver, "gemini:s:m", "google late null 1769904001000 90");
            Check.equal("counters", "6 seen, 5 skipped, 3 duplicate, 3 read", driver.counters());
            driver.refresh();
            Check.equal("nothing changed", "0 seen, 0 skipped, 0 duplicate, 0 read", driver.counters());
        });
        s.test("a chat continued as lines adds to its document, now or later", scratch -> {
            Path root = vector(scratch, "migrated-json-and-jsonl");
            String whole = driver(scratch, root).refresh().summary();
            Path lines = root.resolve("c0de/chats/session-2026-02-02T10-00-1f2e3d4c.jsonl");
            byte[] bytes = Files.readAllBytes(lines);
            Files.delete(lines);
            RefreshDriver driver = driver(scratch, root).refresh();
            Check.equal("document alone", 1, driver.stored().size());
            Files.write(lines, bytes);
            Check.equal("both", whole, driver.refresh().summary());
        });
    }

    private static void continued(Suite s) {
        s.test("lines that are appended are read, the others are not", scratch -> {
            Path root = chat(scratch, "p/chats/a.jsonl", "{'sessionId':'s','model':'m1'}", tokens("'x':1"));
            RefreshDriver driver = driver(scratch, root).refresh();
            Path file = root.resolve("p/chats/a.jsonl");
            Files.writeString(file, (tokens("'x':1") + "\n" + tokens("'id':'k'") + "\n").replace('\'', '"'),
                    StandardOpenOption.APPEND);
            Check.equal("counters", "2 seen, 0 skipped, 0 duplicate, 1 read", driver.refresh().counters());
            Check.equal("keys", List.of("gemini:s:" + file + ":1", "gemini:s:" + file + ":2", "gemini:s:k"),
                    List.copyOf(driver.stored().keySet()));
            Check.equal("model of the header", "m1", driver.stored().get("gemini:s:k").kind().modelId());
        });
        s.test("a state that an earlier toktrail stored is understood", scratch -> {
            byte[] stored = HexFormat.of().parseHex("01" + "0000000173" + "ffffffff" + "00000002c3bc"
                    + "0000000435303030" + "ffffffff" + "00000002c3bc" + "0000000000000007");
            GeminiHeader header = GeminiHeader.restored(stored);
            Check.equal("session", "s", header.sessionId());
            Check.equal("start", 5000L, header.startMs());
            Check.equal("model", "ü", header.modelOfOthers());
            Check.equal("the same when stored again", stored, header.state());
            Check.equal("rows", 7L, header.countRow());
        });
        s.test("a state that is damaged is refused", scratch -> {
            SourceFile file = new SourceFile(Path.of("/x/chats/a.jsonl"), Path.of("/x"), new FileAttributes(0, 0, ""));
            ChatLines reader = new ChatLines(false, false);
            GeminiHeader header = new GeminiHeader();
            header.change(Json.parse("{\"sessionId\":\"s\",\"startTime\":5,\"model\":\"ü\"}").asObject());
            header.countRow();
            byte[] state = header.state();
            Check.equal("round trip", state, GeminiHeader.restored(state).state());
            for (int length = 0; length < state.length; length++) {
                byte[] cut = Arrays.copyOf(state, length);
                Check.fails("cut at " + length, SourceProblem.class, () -> reader.open(new FileFacts(file, cut)));
            }
            byte[] other = state.clone();
            other[0]++;
            Check.fails("other version", SourceProblem.class, () -> reader.open(new FileFacts(file, other)));
            byte[] longer = Arrays.copyOf(state, state.length + 1);
            Check.fails("longer", SourceProblem.class, () -> reader.open(new FileFacts(file, longer)));
        });
    }

    private static void damaged(Suite s) {
        s.test("a huge record does not matter", scratch -> {
            String filler = "\"" + "x".repeat(20_000_000) + "\"";
            Path root = chat(scratch, "p/chats/a.jsonl", "{'sessionId':'s','big':" + filler + "}",
                    "{'id':'m','content':" + filler + ",'tokens':{'input':5}}");
            chat(scratch, "p/chats/b.json", "{'big':" + filler + ",'messages':[" + tokens("'id':'n'") + "]}");
            Check.equal("events", "[gemini:b:n, gemini:s:m]",
                    driver(scratch, root).refresh().stored().keySet().toString());
        });
        s.test("odd records are rows without calls", scratch -> {
            Path root = chat(scratch, "p/chats/a.jsonl", "[]", "7", "{}", "{'$set':5}", "{'$set':{'messages':[]}}",
                    "{'$set':{'messages':[1,null,{}]}}", "{'tokens':[]}", "{'tokens':{}}", "{'id':{},'tokens':null}",
                    "{'type':'gemini','tokens':{'input':{'x':1},'output':[2]}}");
            Check.equal("counters", "12 seen, 12 skipped, 0 duplicate, 1 read",
                    driver(scratch, root).refresh().counters());
            for (String text : List.of("", "[]", "null", "{}", "{'messages':{}}", "{'stats':[]}",
                    "{'messages':[]} x")) {
                chat(scratch, "p/chats/a.jsonl");
                chat(scratch, "p/chats/b.json", text);
                Check.equal(text, "1 seen, 1 skipped, 0 duplicate, 2 read",
                        driver(scratch, root).refresh().counters());
            }
        });
    }

    private static void places(Suite s) {
        s.test("chats are JSON files below a directory chats and nothing else", scratch -> {
            Path root = scratch.directory().resolve("tmp");
            for (String name : List.of("p/chats/a.json", "p/chats/s/b.jsonl", "p/x/chats/y/z/c.json", "p/logs.json",
                    "p/chats/d.txt", "chats.json", "p/.chats/e.json", "p/chats/.f.json")) {
                chat(scratch, name);
            }
            Files.createDirectories(root.resolve("p/chats/dir.json"));
            Files.createSymbolicLink(root.resolve("p/loop"), root);
            Check.equal("files", "[p/chats/.f.json, p/chats/a.json, p/chats/s/b.jsonl, p/x/chats/y/z/c.json]",
                    listed(root, root).toString());
            Check.equal("root named chats", "[.f.json, a.json, s/b.jsonl]", listed(root.resolve("p/chats"),
                    root.resolve("p/chats")).toString());
            Check.equal("single file", "[p/logs.json]", listed(root.resolve("p/logs.json"), root).toString());
        });
        s.test("a single chat knows its project and its parent", scratch -> {
            Path root = chat(scratch, "p/chats/s/b.jsonl", tokens("'id':'a'"));
            scratch.write("tmp/p/.project_root", "/w");
            RefreshDriver driver = driver(scratch, root.resolve("p/chats/s/b.jsonl")).refresh();
            check(driver, "gemini:b:a", "google unknown subagent "
                    + driver.stored().get("gemini:b:a").createdMs() + " 1");
            Check.equal("directory", "/w", driver.session("b").workspace().cwd());
        });
        s.test("roots come from variables, else from the home directory", scratch -> {
            Files.createDirectories(scratch.directory().resolve("moved/.gemini/tmp"));
            roots(scratch, Map.of(), ".gemini/tmp");
            roots(scratch, Map.of("GEMINI_CLI_HOME", "~/moved"), "moved/.gemini/tmp");
            roots(scratch, Map.of("GEMINI_CLI_HOME", "~/missing"), ".gemini/tmp");
            roots(scratch, Map.of("GEMINI_CLI_HOME", "~/moved", "GEMINI_DATA_DIR", "a,~/b"), "a", "b");
            roots(scratch, Map.of("GEMINI_DATA_DIR", "a", "TOKTRAIL_GEMINI_SESSIONS", "c , d"), "c", "d");
            roots(scratch, Map.of("GEMINI_DATA_DIR", "", "TOKTRAIL_GEMINI_SESSIONS", ""), ".gemini/tmp");
        });
    }

    private static void check(String tokens, long input, long output, long reasoning, long cached) {
        Check.equal(tokens, new Tokens(input, output, reasoning, cached, 0, 0),
                GeminiTokens.ofMessage(Json.parse(tokens.replace('\'', '"')).asObject()));
    }

    private static void check(RefreshDriver driver, String key, String want) {
        UsageEvent event = driver.stored().get(key);
        Check.equal(key, want, event == null ? null : event.kind().providerId() + " " + event.kind().modelId() + " "
                + event.kind().agent() + " " + event.createdMs() + " "
                + (event.position().line() > 0 && event.tokens().input() == 1 ? event.position().line()
                        : event.tokens().input()));
    }

    private static String tokens(String fields) {
        return tokens(fields, 1);
    }

    private static String tokens(String fields, int input) {
        return "{" + fields + ",'type':'gemini','tokens':{'input':" + input + "}}";
    }

    /** Writes a chat of lines, with {@code '} for {@code "}; gives the root. */
    private static Path chat(Scratch scratch, String name, String... lines) throws Exception {
        scratch.write("tmp/" + name, Stream.of(lines).map(line -> line.replace('\'', '"') + "\n")
                .reduce("", String::concat));
        return scratch.directory().resolve("tmp");
    }

    private static Path vector(Scratch scratch, String name) throws Exception {
        Path root = scratch.directory().resolve("vector-" + name);
        Scratch.copyTree(Scratch.fixture("harness/gemini/" + name + "/input"), root);
        return root;
    }

    private static RefreshDriver driver(Scratch scratch, Path... roots) {
        return new RefreshDriver(HARNESS, new TestWorld(scratch.directory()).environment(), List.of(roots));
    }

    private static TreeSet<String> listed(Path root, Path base) throws Exception {
        TreeSet<String> names = new TreeSet<>();
        HARNESS.list(root, new TestWorld(base).environment()).files()
                .forEach(file -> names.add(base.relativize(file.path()).toString()));
        return names;
    }

    private static void roots(Scratch scratch, Map<String, String> variables, String... want) {
        TestWorld world = new TestWorld(scratch.directory());
        variables.forEach(world::variable);
        Check.equal("roots with " + variables, Stream.of(want).map(scratch.directory()::resolve).toList(),
                HARNESS.defaultRoots(world.environment()));
    }
}
