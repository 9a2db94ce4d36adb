package toktrail.harness.claude;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import toktrail.environment.Environment;
import toktrail.harness.FileAttributes;
import toktrail.harness.FileFacts;
import toktrail.harness.KeptState;
import toktrail.harness.SourceFile;
import toktrail.harness.SourceProblem;
import toktrail.harness.VectorCase;
import toktrail.importer.RefreshDriver;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;
import toktrail.testing.TestWorld;
import toktrail.usage.SessionFacts;
import toktrail.usage.UsageEvent;

/** Reading a growing transcript in parts gives what reading it once gives. */
public final class ResumeTest {

    private static final int TRANSCRIPTS = 40;
    /** A stream of events whose last message is open at each cut; a copy that comes ten calls late. */
    private static final Set<String> SEEN_AS_A_WHOLE = Set.of("headless-stream", "model-switch-and-providers");
    private static final long NOON = 1_772_359_206_000L;

    private ResumeTest() { }

    public static void tests(Suite s) {
        s.test("random transcripts in random parts give the events of the whole", scratch -> {
            Random random = scratch.random();
            for (int i = 0; i < TRANSCRIPTS; i++) {
                Path file = scratch.write("t" + i + "/p/s1.jsonl", transcript(random));
                inParts(scratch, file, random, 1 + random.nextInt(4));
            }
        });
        s.test("vectors cut at any line or within it give the events of the whole afterwards", scratch -> {
            Random random = scratch.random();
            for (Path directory : VectorCase.cases("claude")) {
                for (Path file : transcripts(directory.resolve("input"))) {
                    Path copy = scratch.write(directory.getFileName() + "/" + file.getFileName(), "");
                    Files.write(copy, Files.readAllBytes(file));
                    if (!SEEN_AS_A_WHOLE.contains(directory.getFileName().toString())) {
                        for (int i = 0; i < 6; i++) {
                            inParts(scratch, copy, random, 1);
                        }
                    }
                }
            }
        });
        s.test("no cut or flipped byte is trouble", ResumeTest::damaged);
        s.test("a name learned later is given to calls in a file that did not change", scratch -> {
            VectorCase vector = VectorCase.open(Scratch.fixture("harness/claude/agent-named-later"),
                    scratch.directory());
            RefreshDriver driver = driver(scratch, vector.roots().get(0)).refresh();
            vector.compare("expected.json", driver.events(), driver.sessions());
            String expectation = vector.advance();
            driver.refresh();
            vector.compare(expectation, driver.events(), driver.sessions());
            Check.equal("read", List.of("1a7e0000-0000-4000-8000-0000000000bb.jsonl", "agent-d3d3d3d3.jsonl"),
                    driver.read());
            driver.refresh();
            Check.equal("read when nothing changed", List.of(), driver.read());
        });
        s.test("a description that appears later names the calls, once", scratch -> {
            Rec rec = call("m1", "r1", 3);
            rec.sidechain = true;
            rec.session = "s1";
            Path root = scratch.directory().resolve("p");
            scratch.write("p/x/s1/subagents/agent-0a1b.jsonl", rec.json() + "\n");
            scratch.write("p/x/s1.jsonl", call("m2", "r2", 3).json() + "\n");
            RefreshDriver driver = driver(scratch, root).refresh();
            Check.equal("before", AgentNames.UNNAMED, agentOf(driver, "claude:m1:r1"));
            driver.refresh();
            Check.equal("nothing new", List.of(), driver.read());
            scratch.write("p/x/s1/subagents/agent-0a1b.meta.json", "{\"agentType\":\"oh-my-claudecode:code-fixer\"}");
            driver.refresh();
            // Continued for its description, then read from its beginning for the new name.
            Check.equal("read", List.of("agent-0a1b.jsonl", "agent-0a1b.jsonl"), driver.read());
            Check.equal("after", "Code Fixer", agentOf(driver, "claude:m1:r1"));
            driver.refresh();
            Check.equal("known", List.of(), driver.read());
        });
        s.test("a call keeps its session when a copy with a smaller path turns up", scratch -> {
            VectorCase vector = VectorCase.open(Scratch.fixture("harness/claude/owner-is-stable"),
                    scratch.directory());
            RefreshDriver driver = driver(scratch, vector.roots().get(0)).refresh();
            String expectation = vector.advance();
            driver.refresh();
            vector.compare(expectation, driver.events(), driver.sessions());
        });
        s.test("reading continues at the last call, or at subagents that ran beside it", scratch -> {
            Check.equal("main", 3L, startLine(scratch, "M1 M2 M2 M3 M3"));
            Check.equal("reaches back", 1L, startLine(scratch, "M1 S1 M2 S1 M3"));
            Check.equal("settled sidechain", 9L, startLine(scratch, "S1 M1 M2 M3 M4 M5 M6 M7 M8 M9"));
            Check.equal("unsettled sidechain", 0L, startLine(scratch, "S1 M1 M2 M3 M4 M5 M6 M7 M8"));
            Check.equal("33 sidechain copies", 1L, startLine(scratch, "S0" + " S1".repeat(32)));
            Check.equal("a copy behind the point moves it", 0L, startLine(scratch,
                    "M0 M1 M2 M3 M4 M5 M6 M7 M8 M9 M0"));
        });
        s.test("a byte order mark read alone does not hide the first line", scratch -> {
            Path file = scratch.write("p/s1.jsonl", "\uFEFF" + call("m1", "r1", 2).json() + "\n");
            RefreshDriver driver = driver(scratch).refresh(List.of(source(file, 3)));
            driver.refresh(List.of(source(file, Files.size(file))));
            Check.equal("events", 1, driver.events().size());
            Check.equal("line", 1L, driver.events().get(0).position().line());
        });
        s.test("damaged states are refused", scratch -> {
            Path file = scratch.write("p/s1.jsonl", call("m1", "r1", 2).json() + "\n");
            byte[] state = driver(scratch, file).refresh().state(file).resume();
            SourceFile source = source(file, Files.size(file));
            new TranscriptReader(source).open(new FileFacts(source, state));
            for (int i = 0; i < state.length; i++) {
                byte[] broken = state.clone();
                broken[i] ^= 0x10;
                Check.fails("byte " + i, SourceProblem.class,
                        () -> new TranscriptReader(source).open(new FileFacts(source, broken)));
            }
        });
        s.test("damaged names of subagents are refused", scratch -> {
            FileAgents agents = new FileAgents();
            agents.type(new FileAgents.Agent("s1", "a1"), new FileAgents.Type("reviewer", true));
            agents.want(new FileAgents.Agent("s1", "a2"));
            byte[] kept = agents.toBytes();
            Check.equal("whole", agents.wanted(), FileAgents.of(kept).wanted());
            for (int i = 0; i < kept.length; i++) {
                byte[] broken = kept.clone();
                broken[i] ^= 0x10;
                Check.fails("byte " + i, SourceProblem.class, () -> FileAgents.of(broken));
                byte[] cut = Arrays.copyOf(kept, i + 1);
                if (cut.length < kept.length) {
                    Check.fails("cut at " + i, SourceProblem.class, () -> FileAgents.of(cut));
                }
            }
        });
        s.test("what is kept of a file for others is nothing unless it names subagents", scratch -> {
            Path file = scratch.write("p/s1.jsonl", call("m1", "r1", 2).json() + "\n");
            KeptState state = driver(scratch, file).refresh().state(file);
            Check.equal("shared", 0, state.shared().length);
            Check.that("resume is small", state.resume().length < 100);
        });
    }

    private static long startLine(Scratch scratch, String calls) throws IOException {
        StringBuilder text = new StringBuilder();
        for (String name : calls.split(" ")) {
            Rec rec = call(name, "r" + name, 2);
            rec.sidechain = name.startsWith("S");
            text.append(rec.json()).append('\n');
        }
        Path file = scratch.write("p/s1.jsonl", text.toString());
        return driver(scratch, file).refresh().state(file).resumeLine();
    }

    /** Reads a file up to some random points, then to its end, and compares with reading it once. */
    private static void inParts(Scratch scratch, Path file, Random random, int cuts) throws IOException {
        long size = Files.size(file);
        List<Long> ends = new ArrayList<>();
        for (int i = 0; i < cuts; i++) {
            ends.add((long) random.nextInt((int) size + 1));
        }
        ends.sort(null);
        RefreshDriver parts = driver(scratch);
        ends.add(size);
        for (long end : ends) {
            parts.refresh(List.of(source(file, end)));
            Check.equal("problems", Map.of(), parts.problems());
        }
        RefreshDriver whole = driver(scratch).refresh(List.of(source(file, size)));
        Check.equal(file + " in parts ending at " + ends, described(whole), described(parts));
        // A name that was learned is the reason to read a file again as a whole.
        Check.that("rows seen", parts.read().size() > 1 || parts.total().seen() == whole.total().seen());
    }

    private static String described(RefreshDriver driver) {
        return String.join("\n", driver.events().stream().map(event -> {
            // A stored call keeps its key although a copy tells its request id later.
            String text = GroupingTest.described(event, List.of());
            return event.keys().messageId() + text.substring(text.indexOf(' ')) + " facts=" + title(driver, event);
        }).sorted().toList()) + "\n";
    }

    /** What a session is known by in the end. */
    private static String title(RefreshDriver driver, UsageEvent event) {
        String title = null;
        for (SessionFacts facts : driver.sessions()) {
            boolean same = facts.session().equals(event.session());
            title = same ? facts.title() + " " + facts.workspace().cwd() + " " + facts.workspace().gitBranch() : title;
        }
        return title;
    }

    private static void damaged(Scratch scratch) throws IOException {
        Random random = scratch.random();
        for (Path directory : VectorCase.cases("claude")) {
            for (Path file : transcripts(directory.resolve("input"))) {
                byte[] bytes = Files.readAllBytes(file);
                Path copy = scratch.directory().resolve(file.getFileName().toString());
                Files.write(copy, bytes);
                for (int end = random.nextInt(41); end < bytes.length; end += 41) {
                    RefreshDriver driver = driver(scratch).refresh(List.of(source(copy, end)));
                    Check.equal("problems", Map.of(), driver.problems());
                }
                for (int i = 0; i < 6; i++) {
                    byte[] broken = bytes.clone();
                    broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
                    Files.write(copy, broken);
                    RefreshDriver driver = driver(scratch).refresh(List.of(source(copy, bytes.length)));
                    Check.equal("problems", Map.of(), driver.problems());
                    RefreshDriver.Rows rows = driver.total();
                    Check.that("rows", rows.skipped() >= 0 && rows.skipped() <= rows.seen());
                }
                Files.delete(copy);
            }
        }
    }

    private static List<Path> transcripts(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(".jsonl")).sorted().toList();
        }
    }

    private static String agentOf(RefreshDriver driver, String matchKey) {
        return driver.events().stream().filter(event -> event.keys().matchKey().equals(matchKey)).findFirst()
                .orElseThrow().kind().agent();
    }

    private static SourceFile source(Path file, long size) {
        return new SourceFile(file, file.getParent(), new FileAttributes(size, NOON * 1_000_000, ""));
    }

    private static RefreshDriver driver(Scratch scratch, Path... roots) {
        Environment environment = new TestWorld(scratch.directory()).environment();
        return new RefreshDriver(new ClaudeHarness(), environment, List.of(roots)).expectingCopiesWithEvents();
    }

    private static Rec call(String message, String request, long output) {
        Rec rec = new Rec();
        rec.message = message;
        rec.request = request;
        rec.session = "s1";
        rec.ms = NOON;
        rec.output = output;
        return rec;
    }

    /** Streamed calls of the main thread, and of subagents that run beside it, inline or as progress records. */
    private static String transcript(Random random) {
        StringBuilder text = new StringBuilder();
        Rec[] running = new Rec[4];
        int calls = 5 + random.nextInt(40);
        long ms = NOON;
        for (int i = 0; i < calls; i++) {
            int who = random.nextInt(running.length);
            ms += 500;
            if (running[who] == null || random.nextInt(3) == 0) {
                running[who] = call("m" + i, random.nextInt(6) == 0 ? null : "r" + i, 1);
                running[who].sidechain = who > 0;
                running[who].progress = who > 1;
                running[who].agentId = who > 0 ? "0" + who : null;
                running[who].input = random.nextInt(9);
            }
            running[who].ms = ms;
            running[who].output += random.nextInt(3);
            running[who].stopped = random.nextInt(3) == 0;
            text.append(running[who].json()).append('\n');
            if (random.nextInt(4) == 0) {
                text.append("{\"type\":\"user\",\"sessionId\":\"s1\",\"message\":{\"content\":\"é\"}}\n\n");
            }
            if (random.nextInt(9) == 0) {
                text.append("{\"type\":\"ai-title\",\"aiTitle\":\"t").append(i).append("\",\"sessionId\":\"s1\"}\n");
            }
        }
        return text.toString();
    }
}
