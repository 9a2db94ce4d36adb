package toktrail.harness.harnessbridge;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import toktrail.harness.FileAttributes;
import toktrail.harness.FileFacts;
import toktrail.harness.Fingerprint;
import toktrail.harness.LineFileChecks;
import toktrail.harness.SourceFile;
import toktrail.harness.SourceProblem;
import toktrail.harness.StateWriter;
import toktrail.harness.VectorCase;
import toktrail.importer.RefreshDriver;
import toktrail.importer.SourceSurvey;
import toktrail.json.Json;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;
import toktrail.testing.TestWorld;
import toktrail.usage.Amount;
import toktrail.usage.CallKind;
import toktrail.usage.EventKeys;
import toktrail.usage.SessionFacts;
import toktrail.usage.SessionRef;
import toktrail.usage.SourcePosition;
import toktrail.usage.Tokens;
import toktrail.usage.UsageEvent;

/** Files of bridges: vectors, headers, keys, copies, native twins, costs, times, continued reading, places. */
public final class BridgeHarnessTest {

    private static final BridgeHarness HARNESS = new BridgeHarness();
    private static final String HEADER = "{'type':'session','id':'s','harness':'Some_Tool','started_at':"
            + "'2026-03-01T10:00:00Z'}";

    private BridgeHarnessTest() { }

    public static void tests(Suite s) {
        VectorCase.addTo(s, HARNESS);
        LineFileChecks.addTo(s, HARNESS, Instant.parse("2026-05-06T12:00:00Z"));
        keys(s);
        values(s);
        sessions(s);
        s.test("roots come from the variable, else from the home directory", scratch -> {
            roots(scratch, Map.of(), ".harnessbridge/sessions");
            roots(scratch, Map.of("TOKTRAIL_HARNESSBRIDGE_SESSIONS", "a, ~/b"), "a", "b");
            Path root = file(scratch, "x/.a.jsonl", "");
            file(scratch, "b.json", "");
            Check.equal("files", List.of(".a.jsonl"), HARNESS.list(root, new TestWorld(root).environment()).files()
                    .stream().map(SourceFile::baseName).toList());
        });
    }

    private static void keys(Suite s) {
        s.test("a stated key is kept, with the prefix once", scratch -> {
            Path root = file(scratch, "f.jsonl", HEADER, usage("'global_dedup_key':'a'"),
                    usage("'global_dedup_key':'harnessbridge:b','dedup_key':'x'"), usage("'global_dedup_key':'',"
                    + "'dedup_key':'c'"), usage("'dedup_key':7,'id':'d'"), usage("'source_message_id':'m','id':'e'"),
                    usage("'source_dedup_key':'k','source_message_id':'m2'"), usage("'session_id':'t'"));
            RefreshDriver driver = driver(scratch, root).refresh();
            Check.equal("keys", List.of("harnessbridge:a", "harnessbridge:b", "harnessbridge:c",
                    "harnessbridge:some-tool:s:d", "harnessbridge:some-tool:s:k", "harnessbridge:some-tool:s:m",
                    "harnessbridge:some-tool:t:" + root + "/f.jsonl:8"), List.copyOf(driver.stored().keySet()));
        });
        s.test("the template of keys is that of the inner harness, so the bridge's key is stored", scratch -> {
            Check.equal("pi", "pi:s:k", HARNESS.rules().globalKey(new SessionRef("pi", "s"), "k"));
            Check.equal("unknown", null, HARNESS.rules().globalKey(new SessionRef("some-tool", "s"), "k"));
            Check.equal("bridge", null, HARNESS.rules().globalKey(new SessionRef("harnessbridge", "s"), "k"));
        });
        s.test("of rows with the same key the largest counts, else the last, dated by the earliest", scratch -> {
            Path root = file(scratch, "a.jsonl", HEADER, usage("'id':'k','created_ms':1772359205000,'agent':'one'"),
                    usage("'id':'k','created_ms':1772359203000,'agent':'two'"));
            file(scratch, "b.jsonl", HEADER, "{'type':'usage','id':'k','tokens':{'output':1}}");
            RefreshDriver driver = driver(scratch, root).refresh();
            UsageEvent event = driver.stored().get("harnessbridge:some-tool:s:k");
            Check.equal("winner", "two 1772359200000", event.kind().agent() + " " + event.createdMs());
            Check.equal("counters", "5 seen, 2 skipped, 2 duplicate, 2 read", driver.counters());
        });
        s.test("a message that its own harness has told is not counted again", scratch -> {
            Path root = file(scratch, "f.jsonl", HEADER, usage("'source_message_id':'m1'"),
                    usage("'source_message_id':'m2'"), usage("'source_message_id':'m3'"));
            RefreshDriver driver = driver(scratch, root).knowing(known("some-tool", "s", "m1", "some-tool:s:m1"))
                    .knowing(known("some-tool", "s", "m2", "harnessbridge:old"))
                    .knowing(known("some-tool", "other", "m3", "some-tool:other:m3")).refresh();
            Check.that("told", !driver.stored().containsKey("harnessbridge:some-tool:s:m1"));
            Check.that("by a bridge", driver.stored().containsKey("harnessbridge:some-tool:s:m2"));
            Check.that("in another session", driver.stored().containsKey("harnessbridge:some-tool:s:m3"));
            Check.equal("copies", List.of("harnessbridge:some-tool:s:m1 of null"), driver.copies());
            Check.equal("counters", "4 seen, 1 skipped, 1 duplicate, 1 read", driver.counters());
        });
    }

    private static void values(Suite s) {
        s.test("costs are taken as they are written, the first above zero", scratch -> {
            cost(scratch, "'source_cost_usd':'0.10'", "0.1", "0.10");
            cost(scratch, "'source_cost_usd':0,'cost':{'total':1}", "1", "1");
            cost(scratch, "'cost':{'total':2.0}", "2", "2.0");
            cost(scratch, "'cost':{'total':-1},'raw':{'native_usage':{'cost':{'total':1e-7}}}", "0.0000001", "1E-7");
            cost(scratch, "'source_cost_usd':'x','cost':'y'", "0", "0");
            cost(scratch, "'source_cost_usd':'1e-999999999'", "0", "0");
            cost(scratch, "'source_cost_usd':'1e999999999'", "0", "0");
        });
        s.test("a number in a text is milliseconds, a plain one perhaps seconds, zero is no time", scratch -> {
            time("{'a_ms':1772359200}", 1_772_359_200_000L);
            time("{'a_ms':1772359200123}", 1_772_359_200_123L);
            time("{'a_ms':'1772359200.9'}", 1_772_359_200L);
            time("{'a_ms':'2026-03-01T10:00:00Z'}", 1_772_359_200_000L);
            time("{'a_ms':0,'b':'2026-03-01'}", 1_772_323_200_000L);
            time("{'a_ms':'0','b':'1772359200'}", null);
            time("{'a_ms':true,'b':{}}", null);
        });
        s.test("provider and model of the row win, and the model drops its provider", scratch -> {
            model(scratch, "'provider':'X AI','model':'x-ai/Grok/4'", "x-ai Grok/4");
            model(scratch, "'provider_id':'!','provider':'P','model_id':'p/'", "p p/");
            model(scratch, "'model':'p/m'", "unknown p/m");
            model(scratch, "'model_id':' ','model':'m'", "unknown m");
        });
        s.test("the record is kept on request, without blanks around it", scratch -> {
            Path root = file(scratch, "f.jsonl", "  " + usage("'harness':'h'") + " \t");
            UsageEvent event = new SourceSurvey(new TestWorld(scratch.directory()).environment())
                    .read(HARNESS, List.of(root), true).events().get(0);
            Check.equal("raw", usage("'harness':'h'").replace('\'', '"'), event.rawJson());
            Check.equal("session", "f", event.session().sourceSessionId());
        });
    }

    private static void sessions(Suite s) {
        s.test("a session is described by the headers before its rows", scratch -> {
            Path root = file(scratch, "f.jsonl", HEADER.replace("}", ",'repo_root':'/r','name':'N'}"),
                    usage("'id':'1'"),
                    "{'type':'session','project_dir':'/p','started_ms':1772359100000,'name':'Later'}",
                    usage("'id':'2'"), "{'type':'session','id':'t','remote_url':'git'}", usage("'id':'3'"));
            RefreshDriver driver = driver(scratch, root).refresh();
            SessionFacts first = driver.session("s");
            Check.equal("first", "/p /r N 1772359100000", first.workspace().cwd() + " " + first.workspace().gitRoot()
                    + " " + first.title() + " " + first.startedMs());
            Check.equal("second", "git Later", driver.session("t").workspace().gitRemote() + " "
                    + driver.session("t").title());
        });
        s.test("a header without calls is a session of its harness, or of the bridge", scratch -> {
            Path root = file(scratch, "a.jsonl", HEADER.replace("'primary'", "'mirror'"));
            file(scratch, "b.jsonl", "{'type':'session','id':'u'}");
            file(scratch, "c.jsonl", "{'type':'session','title':'no id'}");
            RefreshDriver driver = driver(scratch, root).refresh();
            Check.equal("inner", "some-tool", driver.session("s").session().harness());
            Check.equal("bridge", "harnessbridge", driver.session("u").session().harness());
            Files.writeString(root.resolve("b.jsonl"), usage("'id':'1','harness':'h'").replace('\'', '"') + "\n",
                    StandardOpenOption.APPEND);
            Check.equal("counters", "1 seen, 0 skipped, 0 duplicate, 1 read", driver.refresh().counters());
            Check.equal("keys", "[harnessbridge:h:u:1]", driver.stored().keySet().toString());
        });
        s.test("a file that grows byte by byte gives what it gives at once", scratch -> {
            for (Path directory : VectorCase.cases("harnessbridge")) {
                Path root = scratch.directory().resolve("grow-" + directory.getFileName());
                Scratch.copyTree(directory.resolve("input"), root);
                String whole = driver(scratch, root).refresh().summary();
                try (Stream<Path> files = Files.walk(root)) {
                    for (Path file : files.filter(Files::isRegularFile).toList()) {
                        byte[] bytes = Files.readAllBytes(file);
                        RefreshDriver driver = driver(scratch, root);
                        for (int end = 0; end <= bytes.length; end += 29) {
                            Files.write(file, Arrays.copyOf(bytes, end));
                            driver.refresh();
                        }
                        Files.write(file, bytes);
                        Files.setLastModifiedTime(file, FileTime.fromMillis(1_700_000_000_000L));
                        Check.equal(file.getFileName().toString(), whole, driver.refresh().summary());
                    }
                }
            }
        });
        s.test("a state that is damaged is refused", scratch -> {
            BridgeHeader header = BridgeHeader.NONE.changedBy(Json.parse("{\"id\":\"s\",\"harness\":\"h\","
                    + "\"started_ms\":5,\"accounting\":\"mirror\",\"title\":\"ü\"}").asObject());
            StateWriter writer = new StateWriter(1);
            header.save(writer);
            byte[] state = writer.count(1).bytes();
            SourceFile file = new SourceFile(Path.of("/x/a.jsonl"), Path.of("/x"), new FileAttributes(0, 0, ""));
            BridgeLines reader = new BridgeLines(false);
            reader.open(new FileFacts(file, state));
            for (int length = 0; length < state.length; length++) {
                byte[] cut = Arrays.copyOf(state, length);
                Check.fails("cut at " + length, SourceProblem.class, () -> reader.open(new FileFacts(file, cut)));
            }
        });
    }

    private static UsageEvent known(String harness, String session, String message, String key) {
        return new UsageEvent(new SessionRef(harness, session), CallKind.of("p", "m", null, null), 1, null,
                Amount.of(new Tokens(1, 0, 0, 0, 0, 0)), SourcePosition.file(null),
                new EventKeys(null, message, message, key, key, null), null, null);
    }

    private static UsageEvent single(Scratch scratch, String fields) throws Exception {
        Path root = file(scratch, "f.jsonl", HEADER, usage("'id':'k'," + fields));
        return driver(scratch, root).refresh().stored().get("harnessbridge:some-tool:s:k");
    }

    private static void cost(Scratch scratch, String fields, String want, String hashed) throws Exception {
        UsageEvent event = single(scratch, fields);
        Check.equal(fields, want, event.amount().sourceCostUsd().toPlainString());
        Fingerprint.View view = Fingerprint.derived(event);
        Check.equal(fields + " hashed", Fingerprint.of(event, new Fingerprint.View(view.providerId(), view.modelId(),
                null, null, view.createdMs(), view.completedMs(), view.tokens(), hashed)), Fingerprint.of(event));
    }

    private static void model(Scratch scratch, String fields, String want) throws Exception {
        CallKind kind = single(scratch, fields).kind();
        Check.equal(fields, want, kind.providerId() + " " + kind.modelId());
    }

    private static void time(String json, Long want) {
        OptionalLong time = BridgeTime.first(Json.parse(json.replace('\'', '"')).asObject(), "a_ms", "b");
        Check.equal(json, want, time.isPresent() ? (Long) time.getAsLong() : null);
    }

    private static String usage(String fields) {
        return "{'type':'usage'," + fields + ",'tokens':{'input':3,'output':4}}";
    }

    private static void roots(Scratch scratch, Map<String, String> variables, String... want) {
        TestWorld world = new TestWorld(scratch.directory());
        variables.forEach(world::variable);
        Check.equal("roots with " + variables, Stream.of(want).map(scratch.directory()::resolve).toList(),
                HARNESS.defaultRoots(world.environment()));
    }

    /** Writes a file, with {@code '} for {@code "}; gives the root. */
    private static Path file(Scratch scratch, String name, String... lines) throws Exception {
        scratch.write("bridge/" + name, Stream.of(lines).map(line -> line.replace('\'', '"') + "\n")
                .reduce("", String::concat));
        return scratch.directory().resolve("bridge");
    }

    private static RefreshDriver driver(Scratch scratch, Path root) {
        return new RefreshDriver(HARNESS, new TestWorld(scratch.directory()).environment(), List.of(root));
    }
}
