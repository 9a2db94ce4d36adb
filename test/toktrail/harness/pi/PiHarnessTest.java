package toktrail.harness.pi;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import toktrail.harness.FileAttributes;
import toktrail.harness.FileFacts;
import toktrail.harness.LineFileChecks;
import toktrail.harness.SourceFile;
import toktrail.harness.SourceProblem;
import toktrail.harness.StateWriter;
import toktrail.harness.VectorCase;
import toktrail.importer.RefreshDriver;
import toktrail.importer.SourceSurvey;
import toktrail.json.Json;
import toktrail.json.JsonObject;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;
import toktrail.testing.TestWorld;
import toktrail.usage.SessionFacts;
import toktrail.usage.Tokens;
import toktrail.usage.UsageEvent;

/** Sessions of pi and omp: vectors, usage, levels, headers, copies, continued reading, places. */
public final class PiHarnessTest {

    private static final PiHarness HARNESS = new PiHarness();
    private static final String HEADER = "{'type':'session','id':'s','cwd':'/w'}";

    private PiHarnessTest() { }

    public static void tests(Suite s) {
        VectorCase.addTo(s, HARNESS);
        LineFileChecks.addTo(s, HARNESS, Instant.parse("2026-05-06T12:00:00Z"));
        s.test("reasoning is taken out of the output, orchestration is added", scratch -> {
            usage("{'input':1,'output':10,'reasoning':4}", new Tokens(1, 6, 4, 0, 0, 0));
            usage("{'output':10,'reasoningTokens':0,'reasoning':40}", new Tokens(0, 0, 10, 0, 0, 0));
            usage("{'totalTokens':9,'reasoning':4}", new Tokens(0, 9, 0, 0, 0, 0));
            usage("{'input':1,'totalTokens':9}", new Tokens(1, 0, 0, 0, 0, 0));
            usage("{'cachedOutput':-1,'cachedOutputTokens':7,'totalTokens':9}", new Tokens(0, 0, 0, 0, 0, 7));
            usage("{'totalTokens':9,'orchestration':{'input':1,'cacheRead':2,'output':3}}",
                    new Tokens(1, 12, 0, 2, 0, 0));
            long most = Long.MAX_VALUE;
            usage("{'input':" + most + ",'orchestration':{'input':5}}", new Tokens(most, 0, 0, 0, 0, 0));
        });
        s.test("a level is that of the parent, else of the entry before, unless the message says", scratch -> {
            Path root = session(scratch, "a_s.jsonl", HEADER, entry("1", null, "'thinking_level_change'", "High"),
                    answer(1, "'id':'2','parentId':'1'", ""), answer(2, "'id':'3','parentId':null", ""),
                    answer(3, "'id':'4','parentId':'2'", ""), answer(4, "'id':'5','parentId':'unknown'", ""),
                    answer(5, "'id':'6'", ""), answer(6, "'id':'7','parentId':'3'", ""), answer(7, "", ""),
                    answer(8, "'parentId':'2'", ",'metadata':{'thinking_level':'low'}"),
                    answer(9, "'parentId':'2'", ",'reasoningEffort':'default','metadata':{'thinking_level':'low'}"),
                    answer(10, "'parentId':'2'", ""));
            Check.equal("levels", "high null high high high null null low null high", driver(scratch, root).refresh()
                    .stored().values().stream().sorted((a, b) -> Long.compare(a.createdMs(), b.createdMs()))
                    .map(event -> String.valueOf(event.kind().thinkingLevel())).collect(Collectors.joining(" ")));
        });
        s.test("levels survive a state, and a damaged state is refused", scratch -> {
            ThinkingLevels levels = new ThinkingLevels();
            levels.enter(object("{'id':'1','parentId':null,'thinkingLevel':'high'}"), ThinkingLevels.CHANGE);
            levels.enter(object("{'id':'2','parentId':null}"), "message");
            StateWriter writer = new StateWriter(1).text("s").text(null).text("p");
            levels.save(writer);
            byte[] state = writer.bytes();
            SourceFile file = new SourceFile(Path.of("/x/a.jsonl"), Path.of("/x"), new FileAttributes(0, 0, ""));
            PiLines reader = new PiLines(false);
            reader.open(new FileFacts(file, state));
            for (int length = 0; length < state.length; length++) {
                byte[] cut = Arrays.copyOf(state, length);
                Check.fails("cut at " + length, SourceProblem.class, () -> reader.open(new FileFacts(file, cut)));
            }
            Random random = scratch.random();
            for (int round = 0; round < 2000; round++) {
                byte[] mutated = state.clone();
                mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(256);
                try {
                    reader.open(new FileFacts(file, mutated));
                } catch (SourceProblem refused) {
                    Check.that("a reason", refused.getMessage() != null);
                }
            }
        });
        s.test("a session that grows line by line gives what it gives at once", scratch -> {
            for (Path directory : VectorCase.cases("pi")) {
                Path from = directory.resolve("input");
                Path root = scratch.directory().resolve("grow-" + directory.getFileName());
                Scratch.copyTree(from, root);
                String whole = driver(scratch, root).refresh().summary();
                try (Stream<Path> files = Files.walk(root)) {
                    for (Path file : files.filter(Files::isRegularFile).toList()) {
                        List<String> lines = Files.readAllLines(file);
                        Files.writeString(file, "");
                        RefreshDriver driver = driver(scratch, root);
                        for (String line : lines) {
                            Files.writeString(file, line + "\n", StandardOpenOption.APPEND);
                            driver.refresh();
                        }
                        Check.equal(file.getFileName().toString(), whole, driver.summary());
                    }
                }
            }
        });
        records(s);
        places(s);
    }

    private static void records(Suite s) {
        s.test("the header counts wherever it stands; without one the name of the file does", scratch -> {
            Path root = session(scratch, "2026_x_y.jsonl", answer(1, "'id':'a'", ""));
            session(scratch, "late.jsonl", answer(2, "'id':'b'", ""),
                    "{'type':'session','id':'t','workspace_dir':'/v','parentSession':'/p/2026_old.jsonl'}",
                    "{'type':'session_info','name':'One'}", "{'type':'session_info','name':' '}");
            RefreshDriver driver = driver(scratch, root).refresh();
            Check.equal("keys", List.of("pi:t:b", "pi:x_y:a"), driver.stored().values().stream()
                    .map(event -> event.keys().globalKey()).sorted().toList());
            SessionFacts facts = driver.session("t");
            Check.equal("facts", "One /v old", facts.title() + " " + facts.workspace().cwd() + " "
                    + facts.parentSessionId());
            Check.equal("counters", "5 seen, 2 skipped, 0 duplicate, 2 read", driver.counters());
        });
        s.test("copies under other ids are one call, reported with the key they had", scratch -> {
            Path root = session(scratch, "a.jsonl", HEADER, answer(1, "'id':'x'", ""));
            session(scratch, "b.jsonl", HEADER.replace("'s'", "'t'"), answer(1, "'id':'y'", ""), answer(1, "", ""));
            RefreshDriver driver = driver(scratch, root).refresh();
            String key = "pi:1772359201000:anthropic:claude-x:1,2,0,0";
            Check.equal("stored", "[" + key + "]", driver.stored().keySet().toString());
            Check.equal("copies", List.of("pi:t:y of " + key, "pi:t:" + root + "/b.jsonl:3 of " + key),
                    driver.copies());
            Check.equal("counters", "5 seen, 2 skipped, 2 duplicate, 2 read", driver.counters());
        });
        s.test("a message without time has that of the file, and a key of its own", scratch -> {
            String undated = "{'type':'message'%s,'message':{'role':'assistant','model':'gpt-x','timestamp':0,'usage':"
                    + "{'input':1}}}";
            Path root = session(scratch, "a.jsonl", HEADER, undated.formatted(",'id':'e'"), undated.formatted(""));
            Files.setLastModifiedTime(root.resolve("a.jsonl"), FileTime.fromMillis(1_700_000_000_123L));
            RefreshDriver driver = driver(scratch, root).refresh();
            Check.equal("keys", "[pi:s:e, pi:s:line-3]", driver.stored().keySet().toString());
            UsageEvent event = driver.stored().get("pi:s:line-3");
            Check.equal("time", 1_700_000_000_123L, event.createdMs());
            Check.equal("provider", "openai", event.kind().providerId());
        });
        s.test("a call without tokens counts if it has a cost, and records are kept on request", scratch -> {
            String line = answer(1, "'id':'x'", "").replace("'input':1,'output':2", "'cost':{'total':0.5}");
            Path root = session(scratch, "a.jsonl", line);
            List<UsageEvent> events = new SourceSurvey(new TestWorld(scratch.directory()).environment())
                    .read(HARNESS, List.of(root), true).events();
            Check.equal("cost", "0.5", events.get(0).amount().sourceCostUsd().toPlainString());
            Check.equal("raw", line.replace('\'', '"'), events.get(0).rawJson());
        });
    }

    private static void places(Suite s) {
        s.test("roots are those of pi and of omp with its profiles", scratch -> {
            String pi = ".pi/agent/sessions";
            roots(scratch, Map.of(), pi);
            make(scratch, ".omp/agent/sessions", ".omp/profiles/b/agent/sessions", ".omp/profiles/a/agent/sessions",
                    ".omp/profiles/c", "xdg/omp/sessions", "xdg/omp/profiles/w/sessions", ".alt/agent/sessions");
            roots(scratch, Map.of(), ".omp/agent/sessions", ".omp/profiles/a/agent/sessions",
                    ".omp/profiles/b/agent/sessions");
            make(scratch, pi);
            roots(scratch, Map.of("PI_CONFIG_DIR", ".alt"), pi, ".alt/agent/sessions");
            roots(scratch, Map.of("PI_CONFIG_DIR", ".none", "XDG_DATA_HOME", "~/xdg"), pi, "xdg/omp/sessions",
                    "xdg/omp/profiles/w/sessions");
            roots(scratch, Map.of("PI_CODING_AGENT_DIR", "~/else", "PI_CONFIG_DIR", ".alt"), "else/sessions",
                    ".alt/agent/sessions");
            make(scratch, "else/sessions");
            roots(scratch, Map.of("PI_CODING_AGENT_DIR", "else", "PI_CONFIG_DIR", ".none"), "else/sessions");
            roots(scratch, Map.of("PI_CODING_AGENT_DIR", "else", "TOKTRAIL_PI_SESSIONS", "a, b"), "a", "b");
        });
        s.test("sessions are files of lines, hidden or not; a root may be one", scratch -> {
            make(scratch, "r/x");
            for (String name : List.of("r/a.jsonl", "r/x/.b.jsonl", "r/c.json", "r/d.jsonl.bak")) {
                scratch.write(name, "");
            }
            Path root = scratch.directory().resolve("r");
            Check.equal("files", List.of(".b.jsonl", "a.jsonl"), listed(root));
            Check.equal("one file", List.of("c.json"), listed(root.resolve("c.json")));
        });
    }

    private static List<String> listed(Path root) throws Exception {
        return HARNESS.list(root, new TestWorld(root).environment()).files().stream().map(SourceFile::baseName)
                .sorted().toList();
    }

    private static void make(Scratch scratch, String... directories) throws Exception {
        for (String directory : directories) {
            Files.createDirectories(scratch.directory().resolve(directory));
        }
    }

    private static void roots(Scratch scratch, Map<String, String> variables, String... want) {
        TestWorld world = new TestWorld(scratch.directory());
        variables.forEach(world::variable);
        Check.equal("roots with " + variables, Stream.of(want).map(scratch.directory()::resolve).toList(),
                HARNESS.defaultRoots(world.environment()));
    }

    private static void usage(String usage, Tokens want) {
        JsonObject object = object(usage);
        Check.equal(usage, want, PiUsage.billed(object, PiUsage.stated(object)).tokens());
    }

    private static JsonObject object(String text) {
        return Json.parse(text.replace('\'', '"')).asObject();
    }

    private static String entry(String id, String parent, String type, String level) {
        return "{'type':" + type + ",'id':'" + id + "','parentId':" + parent + ",'thinkingLevel':'" + level + "'}";
    }

    /** An answer so many seconds after the hour, with {@code '} for {@code "}. */
    private static String answer(int second, String entry, String message) {
        return "{'type':'message'," + (entry.isEmpty() ? "" : entry + ",") + "'timestamp':'2026-03-01T10:00:"
                + (second < 10 ? "0" : "") + second + "Z','message':{'role':'assistant','provider':'Anthropic','model':"
                + "'claude-x','usage':{'input':1,'output':2}" + message + "}}";
    }

    private static Path session(Scratch scratch, String name, String... lines) throws Exception {
        scratch.write("sessions/" + name, Stream.of(lines).map(line -> line.replace('\'', '"') + "\n")
                .reduce("", String::concat));
        return scratch.directory().resolve("sessions");
    }

    private static RefreshDriver driver(Scratch scratch, Path root) {
        return new RefreshDriver(HARNESS, new TestWorld(scratch.directory()).environment(), List.of(root));
    }
}
