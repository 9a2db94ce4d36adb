package toktrail.harness.claude;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import toktrail.cli.Program;
import toktrail.environment.Environment;
import toktrail.harness.FileAttributes;
import toktrail.harness.FileFacts;
import toktrail.harness.SourceFile;
import toktrail.harness.VectorCase;
import toktrail.importer.PlainLedger;
import toktrail.importer.RefreshDriver;
import toktrail.importer.SourceSurvey;
import toktrail.json.Json;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;
import toktrail.testing.TestWorld;
import toktrail.testing.VectorReader;
import toktrail.usage.UsageEvent;

/** Where transcripts are found, what is read of them, and what else is told. */
public final class HomeTest {

    private static final ClaudeHarness HARNESS = new ClaudeHarness();

    private HomeTest() { }

    public static void tests(Suite s) {
        s.test("a byte order mark says nothing", scratch -> {
            Path sidecar = scratch.write("a.meta.json", "\uFEFF{\"agentType\":\"reviewer\"}");
            Check.equal("sidecar", Optional.of("reviewer"), AgentNames.inSidecar(sidecar));
            Path file = scratch.write("result.json", "\uFEFF{\"type\":\"assistant\",\"message\":{\"id\":\"m\","
                    + "\"model\":\"claude-opus-4-6\",\"usage\":{\"input_tokens\":1,\"output_tokens\":2}}}");
            SourceFile source = new SourceFile(file, scratch.directory(),
                    FileAttributes.of(Files.readAttributes(file, BasicFileAttributes.class)));
            Check.equal("call", 1L, new SingleObjectReader().read(new FileFacts(source, null)).counts().candidates());
        });
        s.test("roots come from toktrail's variable, the tool's, or the defaults", HomeTest::roots);
        s.test("descriptions, tool results and other files are not listed", scratch -> {
            for (String name : List.of("p/a.jsonl", "p/b.json", "p/a/tool-results/x.json", "p/tool-results/y.jsonl",
                    "p/a/subagents/agent-1.jsonl", "p/a/subagents/agent-1.meta.json", "p/notes.txt", ".h/c.jsonl")) {
                scratch.write(name, "");
            }
            Files.createDirectories(scratch.directory().resolve("p/dir.jsonl"));
            Files.createSymbolicLink(scratch.directory().resolve("p/loop"), scratch.directory());
            List<String> names = HARNESS.list(scratch.directory(), environment(scratch)).files().stream()
                    .map(SourceFile::name).map(name -> name.substring(name.lastIndexOf('/') + 1)).sorted().toList();
            Check.equal("files", List.of("a.jsonl", "agent-1.jsonl", "b.json", "c.jsonl"),
                    names.stream().distinct().toList());
        });
        s.test("a description that comes later changes what is known of its transcript, and of no other", scratch -> {
            for (String name : List.of("agent-1", "agent-ü.x", "main")) {
                Path file = scratch.write("p/ä/" + name + ".jsonl", "");
                SourceFile source = new SourceFile(file, scratch.directory(),
                        FileAttributes.of(Files.readAttributes(file, BasicFileAttributes.class)));
                Check.equal(name + " before", "", HARNESS.auxiliaryFingerprint(source));
                Path sidecar = scratch.write("p/ä/" + name + ".meta.json", "{}");
                Files.setLastModifiedTime(sidecar, FileTime.fromMillis(7));
                Check.equal(name, name.equals("main") ? "" : "2:7000000", HARNESS.auxiliaryFingerprint(source));
            }
        });
        s.test("a file is a root too", scratch -> {
            Path file = scratch.write("x/s.jsonl", record("m1", "r1").json() + "\n");
            Check.equal("events", 1, survey(scratch, file, false).events().size());
        });
        s.test("names of agents are made readable", scratch -> {
            for (Map.Entry<String, String> name : Map.of("code-reviewer", "Code Reviewer", "general-purpose",
                    "General Purpose", " Claude-Code-log-READER ", "Log Reader", "oh-my-claudecode:x1y", "X1Y",
                    "claude-code-", AgentNames.UNNAMED, "-", AgentNames.UNNAMED, "Explore", "Explore").entrySet()) {
                Check.equal(name.getKey(), name.getValue(), AgentNames.shown(name.getKey()));
            }
            Check.equal("mention", "9f8e", AgentNames.mentionedId("agentId: - agentId:\n 9f8e!").orElse(""));
            Check.that("no mention", AgentNames.mentionedId("agentId: ").isEmpty());
        });
        s.test("calls that are one although their keys differ", HomeTest::sameCall);
        s.test("copies with other keys that come later do not count again", HomeTest::copiesThatComeLater);
        s.test("keys of older ledgers are told with the event", scratch -> {
            VectorCase vector = VectorCase.open(Scratch.fixture("harness/claude/two-sessions-in-one-file"),
                    scratch.directory());
            RefreshDriver driver = new RefreshDriver(HARNESS, environment(scratch), vector.roots())
                    .expectingCopiesWithEvents().refresh();
            String old = "claude:70a00000-0000-4000-8000-00000000000a:msg_01Tw3:req_01Tw3";
            Check.equal("third call", List.of(old), driver.copiesOf("claude:msg_01Tw3:req_01Tw3"));
            Check.equal("first call", List.of(), driver.copiesOf("claude:msg_01Tw1:req_01Tw1"));
        });
        s.test("a streamed message reports the key that older ledgers made of path and row", scratch -> {
            VectorCase vector = VectorCase.open(Scratch.fixture("harness/claude/headless-stream"),
                    scratch.directory());
            RefreshDriver driver = new RefreshDriver(HARNESS, environment(scratch), vector.roots())
                    .expectingCopiesWithEvents().refresh();
            String key = driver.copiesOf("claude:msg_01HdA").get(0);
            Check.that(key, key.startsWith("claude:nightly:") && key.endsWith("/runs/nightly.jsonl:5"));
        });
        s.test("facts name parent, branch and files of a session", scratch -> {
            Rec rec = record("m1", "r1");
            rec.forkedFrom = "s0";
            scratch.write("p/s1.jsonl", rec.json() + "\n");
            var facts = survey(scratch, scratch.directory().resolve("p"), false).sessions().get(0);
            Check.equal("parent", "s0", facts.parentSessionId());
            Check.equal("cwd", "/src", facts.workspace().cwd());
            Check.equal("files", 1, facts.sourcePaths().size());
        });
        s.test("the record of a call is given on request only", scratch -> {
            String json = record("m1", "r1").json();
            Path file = scratch.write("p/s1.jsonl", "\n" + json + "\r\n" + record("m2", "r2").json());
            Check.equal("raw", json, survey(scratch, file, true).events().get(0).rawJson());
            Check.equal("none", null, survey(scratch, file, false).events().get(0).rawJson());
        });
        s.test("a record of 20 MB is read without being held", HomeTest::hugeRecord);
        s.test("fingerprints are those of older ledgers", scratch -> {
            for (Map<String, Object> each : VectorReader.cases("harness/claude/fingerprints.json")) {
                Check.equal((String) each.get("note"), each.get("sha256"), FingerprintOf.fields(
                        VectorReader.object(each.get("fields"))));
            }
        });
    }

    private static void roots(Scratch scratch) throws IOException {
        Path home = scratch.directory();
        for (String name : List.of("one", "two", "conf/projects", ".claude/projects", "xdg/claude/projects", "a,b")) {
            Files.createDirectories(home.resolve(name));
        }
        Files.createSymbolicLink(home.resolve("link"), home.resolve("one"));
        root(home, "defaults", List.of(".config/claude/projects", ".claude/projects"));
        root(home, "xdg", List.of("xdg/claude/projects", ".claude/projects"), "XDG_CONFIG_HOME", home + "/xdg");
        root(home, "xdg without claude", List.of(".config/claude/projects", ".claude/projects"),
                "XDG_CONFIG_HOME", home + "/one");
        root(home, "config directory", List.of("conf/projects"), "CLAUDE_CONFIG_DIR", "~/conf");
        root(home, "projects directory and missing one", List.of("conf/projects", "two"),
                "CLAUDE_CONFIG_DIR", " ~/conf , ~/two,, ~/missing");
        root(home, "all missing", List.of("missing/projects"), "CLAUDE_CONFIG_DIR", "~/missing");
        root(home, "own list", List.of("one", "two"), "TOKTRAIL_CLAUDE_PROJECTS", "~/one,two,~/link",
                "CLAUDE_CONFIG_DIR", "~/conf");
        root(home, "comma in a name", List.of("a,b"), "TOKTRAIL_CLAUDE_PROJECTS", "~/a,b");
        root(home, "empty variable", List.of(".config/claude/projects", ".claude/projects"),
                "CLAUDE_CONFIG_DIR", "");
    }

    private static void root(Path home, String what, List<String> want, String... variables) {
        TestWorld world = new TestWorld(home);
        for (int i = 0; i < variables.length; i += 2) {
            world.variable(variables[i], variables[i + 1]);
        }
        Check.equal(what, want.stream().map(home::resolve).toList(), HARNESS.defaultRoots(world.environment()));
    }

    private static void sameCall(Scratch scratch) throws IOException {
        UsageEvent plain = event(scratch, "m", null, false);
        UsageEvent first = event(scratch, "m", "r1", false);
        UsageEvent second = event(scratch, "m", "r2", false);
        UsageEvent side = event(scratch, "m", "r3", true);
        ClaudeRules rules = new ClaudeRules();
        Check.equal("alternate key", "claude:m", first.keys().alternateKey());
        Check.that("request, stored without", rules.sameCall(first, PlainLedger.asStored(plain)));
        Check.that("no request, stored with", rules.sameCall(plain, PlainLedger.asStored(first)));
        Check.that("two requests", !rules.sameCall(first, PlainLedger.asStored(second)));
        Check.that("sidechain comes", rules.sameCall(side, PlainLedger.asStored(first)));
        Check.that("sidechain is stored", rules.sameCall(first, PlainLedger.asStored(side)));
        UsageEvent colon = event(scratch, "m", "r:1", false);
        Check.that("colon in the request", !rules.sameCall(plain, PlainLedger.asStored(colon)));
    }

    private static void copiesThatComeLater(Scratch scratch) throws IOException {
        Rec advised = record("m1", "r1");
        advised.advisorOutput = 40;
        Rec plain = record("m2", null);
        scratch.write(".claude/projects/p/s1.jsonl", advised.json() + "\n" + plain.json() + "\n");
        Check.equal("output at first", 50L, refreshedOutput(scratch));
        advised.sidechain = true;
        advised.request = "r9";
        plain.request = "r2";
        scratch.write(".claude/projects/p/s1/subagents/agent-0a1b.jsonl", advised.json() + "\n");
        scratch.write(".claude/projects/p/s2.jsonl", plain.json() + "\n");
        Check.equal("output with copies", 50L, refreshedOutput(scratch));
    }

    /** The output of all calls in the ledger after a refresh. */
    private static long refreshedOutput(Scratch scratch) {
        TestWorld world = new TestWorld(scratch.directory());
        Program.run(world.environment(), List.of("usage", "summary", "--json", "--refresh-details"));
        return Json.parse(world.out()).asObject().object("report").object("totals").count("output").orElseThrow();
    }

    private static UsageEvent event(Scratch scratch, String message, String request, boolean sidechain)
            throws IOException {
        Rec rec = record(message, request);
        rec.sidechain = sidechain;
        Path file = scratch.write("e/s1.jsonl", rec.json() + "\n");
        return survey(scratch, file, false).events().get(0);
    }

    private static void hugeRecord(Scratch scratch) throws IOException {
        Path file = scratch.directory().resolve("s1.jsonl");
        String json = record("m2", "r2").json();
        try (BufferedWriter writer = Files.newBufferedWriter(file)) {
            writer.write(record("m1", "r1").json() + "\n{\"type\":\"user\",\"x\":\"");
            String megabyte = "0123456789abcdef".repeat(1 << 16);
            for (int i = 0; i < 20; i++) {
                writer.write(megabyte);
            }
            writer.write("\"}\n" + json.substring(0, json.length() - 1) + ",\"x\":\"");
            for (int i = 0; i < 9; i++) {
                writer.write(megabyte);
            }
            writer.write("\"}\n");
        }
        SourceSurvey.Survey survey = survey(scratch, file, false);
        Check.equal("events", 2, survey.events().size());
        Check.equal("rows", 3L, survey.rowsSeen());
    }

    private static SourceSurvey.Survey survey(Scratch scratch, Path root, boolean keepRaw) throws IOException {
        return new SourceSurvey(environment(scratch)).read(HARNESS, List.of(root), keepRaw);
    }

    private static Environment environment(Scratch scratch) {
        return new TestWorld(scratch.directory()).environment();
    }

    private static Rec record(String message, String request) {
        Rec rec = new Rec();
        rec.message = message;
        rec.request = request;
        rec.session = "s1";
        rec.ms = 1_772_359_206_000L;
        rec.output = 5;
        return rec;
    }
}
