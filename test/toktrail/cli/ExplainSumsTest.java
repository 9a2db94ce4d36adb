package toktrail.cli;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import toktrail.error.ExitCode;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;
import toktrail.testing.VectorReader;

/** What {@code explain} prints adds up: terms to costs, events to totals, totals to {@code usage summary}. */
public final class ExplainSumsTest {

    private static final int FILTERS = 24;
    private static final List<String> CLASSES =
            List.of("input", "output", "reasoning", "cache_read", "cache_write", "cache_output");

    private ExplainSumsTest() { }

    public static void tests(Suite s) {
        s.test("random ledgers and filters: every sum is that of the report, to the last digit", scratch -> {
            RandomUsage usage = RandomUsage.of(scratch);
            Random random = scratch.random();
            for (int i = 0; i < FILTERS; i++) {
                String filter = (RandomUsage.filter(random) + " " + (i % 3 == 0 ? RandomUsage.filter(random) : ""))
                        .strip();
                if (usage.home().run("usage summary --no-refresh " + filter).code() == ExitCode.DONE) {
                    compare(usage, filter);
                }
            }
            compare(usage, "");
        });
        s.test("a run's events are those of the run's report", ExplainSumsTest::runs);
    }

    private static void compare(RandomUsage usage, String filter) {
        Map<String, Object> want = VectorReader.object(
                usage.json("usage summary --no-refresh " + filter).get("totals"));
        Map<String, Object> explained = usage.json("explain --limit 0 " + filter);
        compare(filter, want, explained);
        Map<String, Object> alone = usage.json("explain --total " + filter);
        Check.equal(filter + ": --total", explained.get("total"), alone.get("total"));
    }

    private static void compare(String what, Map<String, Object> want, Map<String, Object> explained) {
        Map<String, Long> tokens = new LinkedHashMap<>();
        Map<String, BigDecimal> costs = new LinkedHashMap<>();
        Map<String, BigDecimal> origins = new LinkedHashMap<>();
        long unpriced = 0;
        for (Map<String, Object> event : VectorReader.objects(explained.get("events"))) {
            Map<String, Object> own = VectorReader.object(event.get("tokens"));
            CLASSES.forEach(name -> tokens.merge(name, (Long) own.get(name), Long::sum));
            costs.merge("source_cost_usd", usd(event.get("source_cost_usd")), BigDecimal::add);
            Map<String, Object> both = VectorReader.object(event.get("costs"));
            boolean priced = true;
            for (String basis : List.of("virtual", "actual")) {
                Map<String, Object> cost = VectorReader.object(both.get(basis));
                terms(what + " " + event.get("id") + " " + basis, cost, own);
                priced &= cost.get("usd") != null;
                costs.merge(basis + "_cost_usd", usd(cost.get("usd")), BigDecimal::add);
            }
            unpriced += priced ? 0 : 1;
            Map<String, Object> virtual = VectorReader.object(both.get("virtual"));
            String origin = virtual.get("price") == null ? null
                    : (String) VectorReader.object(virtual.get("price")).get("origin");
            origins.merge(String.valueOf(origin), usd(virtual.get("usd")), BigDecimal::add);
        }
        CLASSES.forEach(name -> Check.equal(what + " " + name, want.get(name), tokens.getOrDefault(name, 0L)));
        for (String name : List.of("source_cost_usd", "virtual_cost_usd", "actual_cost_usd")) {
            same(what + " " + name, usd(want.get(name)), costs.getOrDefault(name, BigDecimal.ZERO));
        }
        Check.equal(what + " unpriced", want.get("unpriced_count"), unpriced);
        total(what, VectorReader.object(explained.get("total")), costs.getOrDefault("virtual_cost_usd",
                BigDecimal.ZERO), origins);
    }

    private static void total(String what, Map<String, Object> total, BigDecimal virtual,
            Map<String, BigDecimal> origins) {
        BigDecimal sum = BigDecimal.ZERO;
        long events = 0;
        for (Map<String, Object> row : VectorReader.objects(total.get("by_origin"))) {
            sum = sum.add(usd(row.get("virtual_usd")));
            events += (Long) row.get("events");
            same(what + " " + row, origins.getOrDefault(String.valueOf(row.get("origin")), BigDecimal.ZERO),
                    usd(row.get("virtual_usd")));
        }
        same(what + " by origin", virtual, sum);
        Check.equal(what + " by origin", total.get("events"), events);
        Check.equal(what + " priced and not", total.get("events"),
                (Long) total.get("priced_events") + (Long) total.get("unpriced_events"));
    }

    /** Terms are factors multiplied and make the cost; each names tokens that the event has. */
    private static void terms(String what, Map<String, Object> cost, Map<String, Object> tokens) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Map<String, Object> term : VectorReader.objects(cost.get("terms"))) {
            sum = sum.add(usd(term.get("usd")));
            Object count = term.get("tokens");
            Check.that(what + " " + term, count == null || (Long) count > 0);
            if (count != null && tokens.containsKey((String) term.get("class"))
                    && !term.get("class").equals("cache_write")) {
                Check.equal(what + " " + term, tokens.get((String) term.get("class")), count);
            }
        }
        if (cost.get("price") != null) {
            same(what + " terms", sum, usd(cost.get("usd")));
        } else {
            Check.equal(what + " has no terms", 0, VectorReader.objects(cost.get("terms")).size());
        }
        Check.that(what + " tells what is missing", cost.get("usd") != null || cost.get("missing") != null);
    }

    private static void runs(Scratch scratch) throws Exception {
        RandomUsage usage = RandomUsage.of(scratch);
        Map<String, Object> report = usage.json("usage runs --no-refresh");
        List<Map<String, Object>> runs = VectorReader.objects(report.get("runs"));
        Check.equal("runs", 2, runs.size());
        for (Map<String, Object> run : runs) {
            Map<String, Object> want = new LinkedHashMap<>(VectorReader.object(run.get("tokens")));
            want.putAll(VectorReader.object(run.get("costs")));
            compare("run " + run.get("run_id"), want, usage.json("explain --limit 0 --run " + run.get("run_id")));
        }
    }

    private static BigDecimal usd(Object value) {
        return value == null ? BigDecimal.ZERO : new BigDecimal((String) value);
    }

    private static void same(String what, BigDecimal want, BigDecimal got) {
        Check.that(what + ": want " + want + ", got " + got, want.compareTo(got) == 0);
    }
}
