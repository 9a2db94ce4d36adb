package toktrail.cli;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import toktrail.spelling.Decimals;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;
import toktrail.testing.VectorReader;

/** {@code analyze cache}. */
public final class AnalyzeCacheTest {

    private static final FakeHarness LAB = FakeHarness.of("lab", "Lab");
    private static final String CALLS = """
            old 1777975200000 openai gpt-5 - - 1000 200 50 0 0.5
            old 1777975201000 openai gpt-5 - - 20 1 0 980 0.25
            new 1778072400000 openai gpt-5 - - 100 10 0 0 0
            """;
    private static final String THREAD = "0199bbbb-0000-7000-8000-000000000002";
    private static final List<String> COSTS = List.of("source_cost_usd", "actual_cost_usd", "virtual_cost_usd");
    private static final List<String> CLASSES = List.of("input", "output", "reasoning", "cache_read", "cache_write",
            "cache_output", "total", "prompt_total", "output_total", "accounting_total");
    private static final String PRICES = """
            [[pricing.virtual]]
            provider = "openai"
            model = "gpt-5"
            input_usd_per_1m = 1.25
            cached_input_usd_per_1m = 0.125
            output_usd_per_1m = 10.3
            context_max_tokens = 200000
            [[pricing.virtual]]
            provider = "openai"
            model = "gpt-5"
            input_usd_per_1m = 2.5
            output_usd_per_1m = 15.7
            context_min_tokens = 200001
            """;

    private AnalyzeCacheTest() { }

    public static void tests(Suite s) {
        s.test("shows a session as text", scratch -> Check.equal("text", """
                lab source session old
                window: 2026-05-05 10:00:00 UTC..2026-05-05 10:00:01 UTC
                calls: 2   source $0.7500   virtual $0.0000   virtual uncached $0.0000
                cache read: 980 / 2,000 prompt-like tokens   reuse 49.0%   presence 49.0%
                estimated source cache loss: $0.2500
                pricing: 2 unpriced calls (virtual)

                Clusters
                model         thinking  calls  hits  misses  prompt range  hit median  miss median  est. loss  call #
                openai/gpt-5  -             2     1       1  1,000..1,000     $0.2500      $0.5000    $0.2500  1, 2
                """, home(scratch).run("analyze cache lab old --no-calls").done()));
        s.test("shows its calls", scratch -> {
            CommandHome home = home(scratch).with(".config/toktrail/prices.toml", PRICES);
            Check.that("calls:\n" + home.run("analyze cache LAB old").done(), home.run("analyze cache LAB old").done()
                    .contains("""

                    Per call
                    #  time                     model         context  tier  prompt  cache_r  cache%  out   source  \
                    virtual  uncached     save  src$/1M prompt  status  flags
                    1  2026-05-05 10:00:00 UTC  openai/gpt-5    1,000  -      1,000        0  0.0%    250  $0.5000  \
                    $0.0038   $0.0038  $0.0000       $500.0000  cold    missing_cache_fields
                    2  2026-05-05 10:00:01 UTC  openai/gpt-5    1,000  -      1,000      980  98.0%     1  $0.2500  \
                    $0.0002   $0.0013  $0.0011       $250.0000  hit     cache_recovered
                    """));
            Check.that("rich", home.run("analyze cache lab old --rich").done().contains("╭"));
            Check.that("zone", home.with(".config/toktrail/config.toml", "timezone = \"Europe/Berlin\"\n")
                    .run("analyze cache lab old").done().contains("12:00:01 CEST"));
            Check.that("UTC", home.run("analyze cache lab old --utc").done().contains("10:00:01 UTC"));
        });
        s.test("a wider tolerance joins more calls", scratch -> {
            CommandHome home = home(scratch).with(".lab/sessions/a.txt",
                    "a 1 p m - - 1000 0 0 0 0\na 2 p m - - 1500 0 0 0 0\n");
            Check.equal("usual", 2, clusters(home, ""));
            Check.equal("wide", 1, clusters(home, " --cluster-tolerance 0.34"));
            Check.that("negative", home.run("analyze cache lab --cluster-tolerance -1").misused()
                    .contains("-1 is not in the range x>=0"));
        });
        s.test("without an id, the only session or the last one", scratch -> {
            CommandHome home = home(scratch);
            Check.equal("several", "Multiple source sessions found for harness lab: new@1778072400000,"
                    + " old@1777975201000. Provide source_session_id or use last=True.\n",
                    home.run("analyze cache lab").failed());
            Check.equal("last", "new", session(home.run("analyze cache lab --last --json").done()));
            Check.equal("both", "source_session_id and last=True cannot be used together.\n",
                    home.run("analyze cache lab old --last").failed());
            Check.equal("unknown", "Source session not found for harness lab: nope\n",
                    home.run("analyze cache lab nope").failed());
            Check.equal("harness", "Unsupported harness: nope\n", home.run("analyze cache nope").failed());
            CommandHome empty = new CommandHome(scratch, FakeHarness.of("none", "None"));
            Check.equal("empty ledger", "No usage events found for harness none.\n",
                    empty.run("analyze cache none --no-refresh").failed());
        });
        s.test("reads a file without the ledger", AnalyzeCacheTest::files);
        s.test("imports what is named before, however recent the last import is", scratch -> {
            CommandHome home = home(scratch).with("other/b.txt", "b 1777975200000 p m - - 1 1 0 0 0\n");
            home.run("refresh").done();
            Check.equal("session", "b", session(home.run("analyze cache lab b --source other --json").done()));
            Check.equal("missing", "Lab source path not found: <HOME>/gone\n",
                    home.run("analyze cache lab b --source gone").failed());
        });
        s.test("imports this tool only, and tells what it did", scratch -> {
            CommandHome home = new CommandHome(scratch, LAB, FakeHarness.of("amp", "Amp"))
                    .with(".lab/sessions/a.txt", CALLS).with(".amp/sessions/a.txt", CALLS);
            Object json = VectorReader.parse(home.run("analyze cache lab old --refresh-details --json").done());
            List<Map<String, Object>> refreshed = VectorReader.objects(VectorReader.object(json).get("refresh"));
            Check.equal("refreshed", List.of("lab"), refreshed.stream().map(row -> row.get("harness")).toList());
            Check.that("report", VectorReader.object(VectorReader.object(json).get("report")).containsKey("calls"));
            Check.that("text", home.run("analyze cache lab old --refresh --refresh-details").done()
                    .startsWith("Refreshed usage\n"));
        });
        s.test("codex knows its sessions by their threads", scratch -> {
            CommandHome home = new CommandHome(scratch, FakeHarness.of("codex", "Codex")).with(
                    ".codex/sessions/a.txt", CALLS.replace("new ", "rollout-2026-" + THREAD + " "));
            for (String source : List.of("", " --source .codex/sessions --no-refresh")) {
                Check.equal("thread", "rollout-2026-" + THREAD,
                        session(home.run("analyze cache codex " + THREAD + source + " --json").done()));
            }
        });
        s.test("only what is linked to the active run", AnalyzeCacheTest::runs);
        s.test("calls add up to the summary of their session", AnalyzeCacheTest::sums);
        s.test("calls of the sample home add up, too", AnalyzeCacheTest::sampleSums);
    }

    private static void files(Scratch scratch) throws Exception {
        CommandHome home = home(scratch).with("other/b.txt", "b 1777975200000 p m - - 1 1 0 0 0\n")
                .with("empty/b.txt", "");
        String line = "analyze cache lab --no-refresh --source ";
        Check.equal("only", "b", session(home.run(line + "other/b.txt --json").done()));
        Check.equal("named", "old", session(home.run(line + ".lab/sessions old --json").done()));
        Check.equal("last", "new", session(home.run(line + ".lab/sessions --last --json").done()));
        Check.equal("several", "Multiple source sessions found for harness lab: new, old. Provide source_session_id or"
                + " use last=True.\n", home.run(line + ".lab/sessions").failed());
        Check.equal("none", "No source sessions found for harness lab at <HOME>/empty.\n",
                home.run(line + "empty").failed());
        Check.equal("unknown", "No usage events found for harness lab source session 'nope'.\n",
                home.run(line + "other nope").failed());
        Check.equal("missing", "Lab source path not found: <HOME>/gone\n", home.run(line + "gone").failed());
        Check.equal("run", "--active-run needs the ledger; leave out --source or --no-refresh.\n",
                home.run(line + "other --active-run").failed());
        Check.that("no ledger was made", !home.ledger().toFile().exists());
        Check.equal("the same as from the ledger", home.run("analyze cache lab old --json").done(),
                home.run(line + ".lab/sessions old --json").done());
    }

    private static void runs(Scratch scratch) throws Exception {
        long now = Instant.parse("2026-05-06T12:00:00Z").toEpochMilli();
        CommandHome home = new CommandHome(scratch, LAB);
        String calls = "a " + (now - 1) + " p m - - 1 0 0 0 0\na " + now + " p m - - 1 0 0 0 0\nb " + (now - 2)
                + " p m - - 1 0 0 0 0\n";
        home.with(".lab/sessions/a.txt", calls);
        Check.equal("without a run, all", 2, calls(home, "a --active-run"));
        home.run("run start").done();
        home.with(".lab/sessions/a.txt", calls + "a " + (now + 1) + " p m - - 1 0 0 0 0\n");
        home.run("refresh --full").done();
        Check.equal("linked", 2, calls(home, "a --active-run --no-refresh"));
        Check.equal("only session of the run", 2, calls(home, "--active-run --no-refresh"));
        Check.equal("all", 3, calls(home, "a --no-refresh"));
        Check.equal("all, by name", 3, calls(home, "a --all-runs --no-refresh"));
        Check.equal("none of the run", "Source session not found for harness lab: b\n",
                home.run("analyze cache lab b --active-run --no-refresh").failed());
    }

    private static void sums(Scratch scratch) throws Exception {
        Random random = scratch.random();
        StringBuilder calls = new StringBuilder();
        TreeSet<String> sessions = new TreeSet<>();
        for (int i = 0; i < 300; i++) {
            String session = "s" + random.nextInt(5);
            sessions.add(session);
            calls.append(session).append(' ').append(1777900000000L + random.nextInt(500_000_000)).append(" openai ")
                    .append(random.nextInt(4) == 0 ? "gpt-unknown" : "gpt-5").append(" - - ")
                    .append(random.nextInt(300_000)).append(' ').append(random.nextInt(9000)).append(' ')
                    .append(random.nextInt(900)).append(' ').append(random.nextInt(200_000)).append(' ')
                    .append(random.nextBoolean() ? "0" : "0." + (1 + random.nextInt(999_999))).append('\n');
        }
        CommandHome home = new CommandHome(scratch, LAB).with(".lab/sessions/a.txt", calls.toString())
                .with(".config/toktrail/prices.toml", PRICES);
        home.run("refresh").done();
        for (String session : sessions) {
            checkSums(home, "lab", session);
        }
    }

    private static void sampleSums(Scratch scratch) throws Exception {
        CommandHome home = CommandHome.sample(scratch);
        home.run("refresh").done();
        int checked = 0;
        for (String harness : List.of("claude", "codex", "opencode")) {
            Object listed = VectorReader.parse(home.run("sources sessions " + harness + " --json").done());
            for (Map<String, Object> row : VectorReader.objects(listed)) {
                checkSums(home, harness, (String) row.get("source_session_id"));
                checked++;
            }
        }
        Check.that("sessions: " + checked, checked >= 5);
    }

    private static void checkSums(CommandHome home, String harness, String session) {
        Map<String, Object> analysis = VectorReader.object(VectorReader.parse(
                home.run("analyze cache " + harness + " " + session + " --no-refresh --json").done()));
        Map<String, Object> totals = VectorReader.object(VectorReader.object(VectorReader.parse(home.run(
                "usage summary --no-refresh --json --harness " + harness + " --source-session " + session).done()))
                .get("totals"));
        List<Map<String, Object>> calls = VectorReader.objects(analysis.get("calls"));
        Map<String, Object> stated = VectorReader.object(analysis.get("totals"));
        for (String key : COSTS) {
            Check.equal(session + " " + key, totals.get(key), sum(calls, key));
            Check.equal(session + " total " + key, totals.get(key), stated.get(key));
        }
        for (String key : CLASSES) {
            Check.equal(session + " " + key, totals.get(key), calls.stream()
                    .mapToLong(call -> (Long) VectorReader.object(call.get("tokens")).get(key)).sum());
            Check.equal(session + " total " + key, totals.get(key), stated.get(key));
        }
        Check.equal(session + " unpriced", totals.get("unpriced_count"), stated.get("unpriced_count"));
        Check.equal(session + " uncached", analysis.get("virtual_uncached_cost_usd"),
                sum(calls, "virtual_uncached_cost_usd"));
        Check.equal(session + " savings", analysis.get("virtual_cache_savings_usd"),
                sum(calls, "virtual_cache_savings_usd"));
        List<Long> ordinals = new ArrayList<>();
        for (Map<String, Object> cluster : VectorReader.objects(analysis.get("clusters"))) {
            ((List<?>) cluster.get("call_ordinals")).forEach(ordinal -> ordinals.add((Long) ordinal));
        }
        Check.equal(session + " each call in one cluster", calls.stream().map(call -> call.get("ordinal")).toList(),
                ordinals.stream().sorted().toList());
    }

    private static String sum(List<Map<String, Object>> calls, String key) {
        return Decimals.plain(calls.stream().map(call -> new BigDecimal((String) call.get(key)))
                .reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    private static int clusters(CommandHome home, String options) {
        return VectorReader.objects(VectorReader.object(VectorReader.parse(
                home.run("analyze cache lab --json" + options).done())).get("clusters")).size();
    }

    private static int calls(CommandHome home, String options) {
        return VectorReader.objects(VectorReader.object(VectorReader.parse(
                home.run("analyze cache lab --json " + options).done())).get("calls")).size();
    }

    private static String session(String json) {
        return (String) VectorReader.object(VectorReader.parse(json)).get("source_session_id");
    }

    private static CommandHome home(Scratch scratch) throws Exception {
        return new CommandHome(scratch, LAB).with(".lab/sessions/a.txt", CALLS);
    }
}
