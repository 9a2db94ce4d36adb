package toktrail.cli;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import toktrail.cli.frame.Sources;
import toktrail.environment.Interruption;
import toktrail.error.ExitCode;
import toktrail.json.Json;
import toktrail.json.JsonObject;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;
import toktrail.testing.TestWorld;

/**
 * {@code watch}, with the waits between its turns played by the test. There are no prices, so virtual costs are nil, as
 * are actual ones of Codex.
 */
public final class WatchCommandTest {

    private static final FakeHarness CODEX = FakeHarness.of("codex", "Codex");
    private static final FakeHarness AMP = FakeHarness.of("amp", "Amp");
    private static final long START_MS = Instant.parse("2026-05-06T12:00:00Z").toEpochMilli();

    private static final String HEAD = """
            Watching configured harnesses for run 1: nightly
            Sources: amp, codex

            """;

    private WatchCommandTest() { }

    /** What happens during one wait. */
    private interface Event {
        void happen() throws Exception;
    }

    /** A person who interrupts after a number of waits, in each of which something happens. */
    private static final class Script implements Interruption {

        private final Deque<Event> events;
        private boolean taken;
        private Duration waited = Duration.ZERO;

        Script(Event... events) {
            this.events = new ArrayDeque<>(Arrays.asList(events));
        }

        @Override
        public void take(Duration patience) {
            taken = true;
        }

        @Override
        public boolean isRequested() {
            return false;
        }

        @Override
        public boolean await(Duration time) {
            waited = waited.plus(time);
            if (events.isEmpty()) {
                return true;
            }
            try {
                events.remove().happen();
            } catch (Exception e) {
                throw new AssertionError(e);
            }
            return false;
        }
    }

    public static void tests(Suite s) {
        s.test("prints what each turn adds, by harness, and the whole at the end", WatchCommandTest::text);
        s.test("prints a line of JSON for each change and nothing else", WatchCommandTest::json);
        s.test("says nothing while nothing happens", WatchCommandTest::idle);
        s.test("ends when another process stops the run, with the last change", WatchCommandTest::stopped);
        s.test("leaves out what is outside the run's scope, and harnesses not asked for", WatchCommandTest::scope);
        s.test("shows what is taken away as negative figures", WatchCommandTest::correction);
        s.test("warns of an unreadable source once, and goes on", WatchCommandTest::warnings);
        s.test("needs a run that goes on", WatchCommandTest::refusals);
        s.test("begins nothing after an interruption", WatchCommandTest::interrupted);
    }

    private static CommandHome started(Scratch scratch, String options) throws IOException {
        CommandHome home = new CommandHome(scratch, CODEX, AMP)
                .with(".codex/sessions/a.txt", call(-1)).with(".amp/sessions/keep.txt", "");
        home.run("run start --name nightly" + options).done();
        home.world().now(Instant.parse("2026-05-06T13:00:00Z"));
        return home;
    }

    /** A call so many minutes after the start of the run: 100 in, 20 out, 5 reasoning, 40 from the cache. */
    private static String call(int minutes) {
        return "s1 " + (START_MS + minutes * 60_000L) + " openai gpt-5 - - 100 20 5 40 0.01\n";
    }

    private static CommandHome.Outcome watch(CommandHome home, String line, Event... events) {
        Script script = new Script(events);
        home.world().interruption(script);
        CommandHome.Outcome outcome = home.run(line);
        Check.that("the interruption was taken", script.taken);
        return outcome;
    }

    private static void text(Scratch scratch) throws Exception {
        CommandHome home = started(scratch, "");
        home.with(".codex/sessions/b.txt", call(1));
        String out = watch(home, "watch --interval 0.5",
                () -> home.with(".codex/sessions/c.txt", call(2) + call(3)).with(".amp/sessions/d.txt", call(4)),
                () -> { }).done();
        Check.equal("text", HEAD + """
                13:00:00  +1 msgs  +125 tokens in=100 out=25 reasoning=5 cache_r=40 cache_w=0 cache_o=0  \
                actual=$0.00 virtual=$0.00 savings=$0.00
                  codex      +1 msg   +125 tokens  actual=$0.00 virtual=$0.00
                13:00:00  +3 msgs  +375 tokens in=300 out=75 reasoning=15 cache_r=120 cache_w=0 cache_o=0  \
                actual=$0.01 virtual=$0.00 savings=-$0.01
                  amp        +1 msg   +125 tokens  actual=$0.01 virtual=$0.00
                  codex      +2 msg   +250 tokens  actual=$0.00 virtual=$0.00

                Stopped watching.
                Observed during watch:
                  messages:   4
                  tokens:     500
                  input:      400
                  output:     100
                  cache_r:    160
                  cache_w:    0
                  cache_o:    0
                  actual:     $0.01
                  virtual:    $0.00
                  savings:    -$0.01
                """, out);
    }

    private static void json(Scratch scratch) throws Exception {
        CommandHome home = started(scratch, "");
        home.with(".codex/sessions/b.txt", call(1));
        home.run("run status").done();
        String out = watch(home, "watch --json", () -> home.with(".codex/sessions/c.txt", call(2))).done();
        String sums = "\"input\": 100, \"output\": 20, \"reasoning\": 5, \"cache_read\": 40, \"cache_write\": 0,"
                + " \"cache_output\": 0, \"total\": 125, \"prompt_total\": 140, \"output_total\": 25,"
                + " \"accounting_total\": 165, \"source_cost_usd\": \"0.01\", \"actual_cost_usd\": \"0\","
                + " \"virtual_cost_usd\": \"0\", \"savings_usd\": \"0\", \"unpriced_count\": 1}";
        JsonObject event = Json.parse(out).asObject();
        Check.equal("calls of the run", 2L, event.object("cumulative").count("message_count").getAsLong());
        Check.equal("tokens of the run", 250L, event.object("cumulative").count("total").getAsLong());
        Check.equal("line", "{\"type\": \"usage_delta\", \"run_id\": 1, \"created_ms\": 1778072400000, \"delta\":"
                + " {\"message_count\": 1, " + sums + ", \"cumulative\": {…}, \"by_harness\": [{\"harness\":"
                + " \"codex\", \"message_count\": 1, " + sums + "]}\n",
                out.replaceAll("\"cumulative\": \\{[^}]*}", "\"cumulative\": {…}"));
    }

    private static void idle(Scratch scratch) throws Exception {
        CommandHome home = started(scratch, "");
        Check.equal("JSON", "", watch(home, "watch --json", () -> { }, () -> { }, () -> { }).done());
        String out = watch(home, "watch", () -> { }, () -> { }).done();
        Check.that(out, out.startsWith(HEAD + "\nStopped watching.\nObserved during watch:\n  messages:   0\n"));
    }

    private static void stopped(Scratch scratch) throws Exception {
        CommandHome home = started(scratch, "");
        String out = watch(home, "watch", () -> {
            home.with(".codex/sessions/b.txt", call(1));
            new CommandHome(scratch, CODEX, AMP).run("run stop --no-refresh");
        }, () -> {
            throw new IllegalStateException("nothing is waited for any more");
        }).done();
        // the other process stopped the run at 12:00, before the call
        Check.that(out, out.contains("\nStopped watching.\n") && out.contains("messages:   0\n"));

        home.run("run start --name again").done();
        String json = watch(home, "watch --json", () -> {
            home.with(".codex/sessions/c.txt", call(61));
            TestWorld later = new TestWorld(scratch.directory()).now(Instant.parse("2026-05-06T14:00:00Z"));
            Check.equal("stop", ExitCode.DONE,
                    Program.run(later.environment(), List.of("run", "stop"), List.of(CODEX, AMP)));
        }).done();
        Check.equal("run", 2L, Json.parse(json).asObject().count("run_id").getAsLong());
        Check.equal("last change", 1L, Json.parse(json).asObject().object("delta").count("message_count").getAsLong());
    }

    private static void scope(Scratch scratch) throws Exception {
        CommandHome home = started(scratch, " --harness codex");
        String out = watch(home, "watch",
                () -> home.with(".codex/sessions/b.txt", call(1)).with(".amp/sessions/b.txt", call(2))).done();
        Check.that(out, out.contains("+1 msgs") && !out.contains("amp  ") && out.contains("messages:   1\n"));
        home.with(".codex/sessions/c.txt", call(3));
        String amp = watch(home, "watch --harness amp").done();
        Check.that(amp, amp.contains("\nSources: amp\n") && amp.contains("messages:   0\n"));
    }

    private static void correction(Scratch scratch) throws Exception {
        CommandHome home = started(scratch, "");
        home.with(".amp/sessions/b.txt", call(1));
        home.run("run status").done();
        String out = watch(home, "watch", () -> {
            // the record says less now, and another process reads everything again
            home.with(".amp/sessions/b.txt", call(1).replace("100 20 5 40 0.01", "90 20 5 40 0.00"));
            CommandHome other = new CommandHome(scratch, CODEX, AMP);
            other.world().now(Instant.parse("2026-05-06T13:01:00Z"));
            other.run("refresh --full").done();
        }).done();
        Check.that(out, out.contains("  +0 msgs  -10 tokens in=-10 out=0 ")
                && out.contains("actual=-$0.01 virtual=$0.00 savings=$0.01\n"
                        + "  amp        +0 msg   -10 tokens  actual=-$0.01 virtual=$0.00\n")
                && out.contains("  input:      -10\n"));
    }

    private static void warnings(Scratch scratch) throws Exception {
        CommandHome home = started(scratch, "").with(".config/toktrail/config.toml",
                "[imports.sources]\namp = [\"<HOME>/locked\"]\n").with("locked/a.txt", "");
        CommandHome.Outcome outcome = watch(home, "watch", () -> { }, () -> { },
                () -> home.with(".codex/sessions/b.txt", call(1)));
        Check.equal("warnings", 1L, outcome.err().lines().filter(line -> line.startsWith("warning: cannot read"))
                .count());
        Check.equal("nothing else", 1L, outcome.err().lines().count());
        Check.equal("exit code", ExitCode.DONE, outcome.code());
        Check.that(outcome.out(), outcome.out().contains("messages:   1\n"));
    }

    private static void refusals(Scratch scratch) throws Exception {
        CommandHome home = new CommandHome(scratch, CODEX, AMP);
        home.world().interruption(new Script());
        Check.equal("none", "No active run found. Start one with `toktrail run start --name <name>`.\n",
                home.run("watch").failed());
        Check.equal("unknown", "Run not found: 7\n", home.run("watch --run 7").failed());
        home.run("run start").done();
        home.run("run stop --no-refresh").done();
        Check.equal("stopped", "Run is already stopped: 1\n", home.run("watch --run 1").failed());
        Check.equal("harness", "Unsupported harness: cursor\n", home.run("watch --harness cursor").failed());
        Check.that("interval", home.run("watch --interval 0.01").misused()
                .contains("Invalid value for '--interval': 0.01 is not in the range x>=0.1."));
    }

    private static void interrupted(Scratch scratch) throws Exception {
        CommandHome home = started(scratch, "").with(".codex/sessions/b.txt", call(1));
        home.world().interruption(new Interruption() {
            @Override
            public void take(Duration patience) { }

            @Override
            public boolean isRequested() {
                return true;
            }

            @Override
            public boolean await(Duration time) {
                return true;
            }
        });
        String out = home.run("watch").done();
        Check.that(out, out.startsWith(HEAD + "\nStopped watching.\n") && out.contains("messages:   0\n"));
    }
}
