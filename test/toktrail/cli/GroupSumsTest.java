package toktrail.cli;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import toktrail.error.ExitCode;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;
import toktrail.testing.VectorReader;

/** However a report divides usage, the parts add up to the whole: random ledgers, random filters. */
public final class GroupSumsTest {

    private static final int FILTERS = 16;
    private static final List<String> FIGURES = List.of("input", "output", "reasoning", "cache_read", "cache_write",
            "cache_output", "total", "prompt_total", "output_total", "accounting_total", "source_cost_usd",
            "actual_cost_usd", "virtual_cost_usd", "savings_usd", "unpriced_count");

    private GroupSumsTest() { }

    public static void tests(Suite s) {
        s.test("every division of every usage view adds up to the summary",
                scratch -> each(scratch, GroupSumsTest::views));
        s.test("runs: the total is that of the rows", scratch -> each(scratch, (usage, filter) -> {
            Map<String, Object> report = usage.json("usage runs --all --no-refresh " + filter);
            same("runs " + filter, figures(VectorReader.object(report.get("totals"))), sum(report.get("runs")));
        }));
        s.test("known reports have the sums of the summary", GroupSumsTest::known);
    }

    private interface Body {
        void check(RandomUsage usage, String filter);
    }

    private static void each(Scratch scratch, Body body) throws Exception {
        RandomUsage usage = RandomUsage.of(scratch);
        Random random = scratch.random();
        for (int i = 0; i < FILTERS; i++) {
            String filter = (RandomUsage.filter(random) + (i % 3 == 0 ? " " + RandomUsage.filter(random) : "")).strip();
            if (usage.home().run("usage summary --no-refresh " + filter).code() == ExitCode.DONE) {
                body.check(usage, filter);
            }
        }
        body.check(usage, "");
        body.check(usage, "--split-thinking");
    }

    private static void views(RandomUsage usage, String filter) {
        Map<String, BigDecimal> whole = summary(usage, filter);
        series(usage, filter, whole);
        sessions(usage, filter, whole);
        areas(usage, filter, whole);
        lists("machines " + filter, usage.json("usage machines --no-refresh " + filter), whole);
        if (!filter.contains("--split-thinking")) {
            statistics(usage, filter, whole);
        }
    }

    private static void statistics(RandomUsage usage, String filter, Map<String, BigDecimal> whole) {
        String what = "stats " + filter;
        Map<String, Object> report = usage.json("stats " + filter);
        for (String list : List.of("models", "providers", "harnesses")) {
            same(what + " " + list, whole, sum(report.get(list)));
        }
        Check.equal(what, whole.get("accounting_total"), number(report.get("total_tokens")));
        Check.equal(what, 0, whole.get("virtual_cost_usd").setScale(12, RoundingMode.HALF_EVEN)
                .compareTo(number(report.get("total_cost"))));
        int[] hours = new int[24];
        TreeSet<LocalDate> days = new TreeSet<>();
        ZoneId zone = ZoneId.of((String) VectorReader.object(report.get("range")).get("timezone"));
        List<Map<String, Object>> events =
                VectorReader.objects(usage.json("explain --limit 0 " + filter).get("events"));
        for (Map<String, Object> event : events) {
            ZonedDateTime time = Instant.ofEpochMilli((Long) event.get("created_ms")).atZone(zone);
            hours[time.getHour()]++;
            days.add(time.toLocalDate());
        }
        int most = 0;
        for (int hour = 1; hour < hours.length; hour++) {
            most = hours[hour] > hours[most] ? hour : most;
        }
        Check.equal(what + " hour", events.isEmpty() ? null : (Object) (long) most, report.get("peak_hour"));
        Check.equal(what + " days", (long) days.size(), report.get("active_days"));
        Check.equal(what + " first", days.isEmpty() ? null : days.first().toString(), report.get("first_day"));
    }

    private static Map<String, BigDecimal> summary(RandomUsage usage, String filter) {
        Map<String, Object> report = usage.json("usage summary --no-refresh " + filter);
        Map<String, BigDecimal> whole = figures(VectorReader.object(report.get("totals")));
        lists("summary " + filter, report, whole);
        BigDecimal classes = BigDecimal.ZERO;
        for (String name : FIGURES.subList(0, 6)) {
            classes = classes.add(whole.get(name));
        }
        Check.equal("six classes", classes, whole.get("accounting_total"));
        Check.equal("savings", 0, whole.get("virtual_cost_usd").subtract(whole.get("actual_cost_usd"))
                .compareTo(whole.get("savings_usd")));
        return whole;
    }

    private static void lists(String what, Map<String, Object> report, Map<String, BigDecimal> whole) {
        same(what, whole, figures(VectorReader.object(report.get("totals"))));
        BigDecimal messages = null;
        for (String list : List.of("by_provider", "by_harness", "by_machine", "by_model", "by_activity")) {
            Map<String, BigDecimal> sum = sum(report.get(list));
            same(what + " " + list, whole, sum);
            Check.that(what + " calls " + list, messages == null || messages.equals(sum.get("message_count")));
            messages = sum.get("message_count");
        }
    }

    private static void series(RandomUsage usage, String filter, Map<String, BigDecimal> whole) {
        for (String view : List.of("daily", "weekly --start-of-week wednesday", "monthly")) {
            String what = view + " " + filter;
            Map<String, Object> report = usage.json("usage " + view + " --breakdown --no-refresh " + filter);
            same(what + " totals", whole, figures(VectorReader.object(report.get("totals"))));
            same(what, whole, sum(report.get("buckets")));
            parts(what, report.get("buckets"));
            Map<String, Object> divided = usage.json("usage " + view + " --instances --no-refresh " + filter);
            if (divided.containsKey("instances")) {
                List<Map<String, Object>> totals = new ArrayList<>();
                for (Map<String, Object> instance : VectorReader.objects(divided.get("instances"))) {
                    Map<String, Object> own = VectorReader.object(instance.get("totals"));
                    same(what + " instance", figures(own), sum(instance.get("buckets")));
                    totals.add(own);
                }
                same(what + " instances", whole, sum(totals));
            }
        }
    }

    /** The models of a row make the row. */
    private static void parts(String what, Object rows) {
        for (Map<String, Object> row : VectorReader.objects(rows)) {
            Map<String, BigDecimal> sum = sum(row.get("by_model"));
            same(what + " models of a row", figures(row), sum);
            Check.equal(what + " calls", sum.get("message_count"), figures(row).get("message_count"));
        }
    }

    private static void sessions(RandomUsage usage, String filter, Map<String, BigDecimal> whole) {
        Map<String, Object> report = usage.json("usage sessions --breakdown --limit 9999 --no-refresh " + filter);
        same("sessions " + filter, whole, figures(VectorReader.object(report.get("totals"))));
        same("sessions " + filter, whole, sum(report.get("sessions")));
        parts("sessions " + filter, report.get("sessions"));
        Map<String, Object> few = usage.json("usage sessions --limit 2 --no-refresh " + filter);
        same("few sessions", figures(VectorReader.object(few.get("totals"))), sum(few.get("sessions")));
    }

    private static void areas(RandomUsage usage, String filter, Map<String, BigDecimal> whole) {
        Map<String, Object> report = usage.json("usage areas --no-refresh " + filter);
        List<Map<String, Object>> rows = VectorReader.objects(report.get("areas"));
        same("areas " + filter, whole, figures(VectorReader.object(report.get("totals"))));
        same("areas themselves " + filter, whole, sum(rows.stream().map(row -> row.get("direct")).toList()));
        for (Map<String, Object> row : rows) {
            String path = (String) row.get("path");
            List<Object> inside = new ArrayList<>();
            for (Map<String, Object> other : rows) {
                String below = (String) other.get("path");
                if (other == row || path != null && below != null && below.startsWith(path + "/")) {
                    inside.add(other.get("direct"));
                }
            }
            Map<String, BigDecimal> tree = figures(VectorReader.object(row.get("subtree")));
            if (!filter.contains("--area")) {
                same("tree of " + path + " " + filter, tree, sum(inside));
            }
            same("row of " + path, tree, figures(row));
            Check.that("no empty row", tree.get("message_count").signum() > 0);
        }
    }

    private static void known(Scratch scratch) throws Exception {
        RandomUsage usage = RandomUsage.of(scratch);
        for (String filter : List.of("", "--harness codex", "--provider anthropic --utc", "--agent build",
                "--thinking high", "--this-month", "--last-week --timezone Asia/Kathmandu", "--area work",
                "--unassigned-area", "--area-leaf shop", "--model tiered")) {
            Map<String, BigDecimal> whole = figures(VectorReader.object(
                    usage.json("usage summary --no-refresh " + filter).get("totals")));
            Map<String, Object> models = usage.json("models --no-refresh " + filter);
            same("models " + filter, models, whole, "totalInput", "totalReasoning", "totalCacheRead",
                    "totalCacheWrite", "totalOutput", "totalCost");
            Map<String, Object> graph = VectorReader.object(VectorReader.parse(
                    usage.home().run("graph --no-refresh " + filter).done()));
            Map<String, Object> summary = VectorReader.object(graph.get("summary"));
            Check.equal("graph " + filter, whole.get("accounting_total"), number(summary.get("totalTokens")));
            Check.equal("graph " + filter, 0, whole.get("virtual_cost_usd")
                    .setScale(12, RoundingMode.HALF_EVEN).compareTo(number(summary.get("totalCost"))));
            for (String shape : List.of("daily", "weekly", "monthly")) {
                Map<String, Object> report = usage.json(shape + " --shape ccusage --no-refresh " + filter);
                Map<String, Object> totals = VectorReader.object(report.get("totals"));
                Check.equal(shape + " " + filter, whole.get("accounting_total"), number(totals.get("totalTokens")));
                BigDecimal rows = BigDecimal.ZERO;
                for (Map<String, Object> row : VectorReader.objects(report.get(shape))) {
                    rows = rows.add(number(row.get("totalTokens")));
                }
                Check.equal(shape + " rows " + filter, whole.get("accounting_total"), rows);
            }
        }
    }

    private static void same(String what, Map<String, Object> models, Map<String, BigDecimal> whole, String... keys) {
        for (String key : keys) {
            BigDecimal want = switch (key) {
                case "totalInput" -> whole.get("input");
                case "totalReasoning" -> whole.get("reasoning");
                case "totalCacheRead" -> whole.get("cache_read");
                case "totalCacheWrite" -> whole.get("cache_write");
                case "totalOutput" -> whole.get("output").add(whole.get("cache_output"));
                default -> whole.get("virtual_cost_usd").setScale(12, RoundingMode.HALF_EVEN);
            };
            Check.that(what + " " + key + ": want " + want + ", got " + models.get(key),
                    want.compareTo(number(models.get(key))) == 0);
        }
    }

    private static BigDecimal number(Object value) {
        return new BigDecimal(value.toString());
    }

    /** The figures of an object, of its tokens and of its costs, and its calls if it tells them. */
    private static Map<String, BigDecimal> figures(Map<String, Object> row) {
        Map<String, BigDecimal> figures = new TreeMap<>();
        for (Object part : List.of(row, row.getOrDefault("tokens", Map.of()), row.getOrDefault("costs", Map.of()))) {
            VectorReader.object(part).forEach((key, value) -> {
                if (FIGURES.contains(key) || key.equals("message_count")) {
                    figures.put(key, number(value));
                }
            });
        }
        return figures;
    }

    private static Map<String, BigDecimal> sum(Object rows) {
        Map<String, BigDecimal> sum = new TreeMap<>();
        for (Map<String, Object> row : VectorReader.objects(rows)) {
            figures(row).forEach((key, value) -> sum.merge(key, value, BigDecimal::add));
        }
        sum.putIfAbsent("message_count", BigDecimal.ZERO);
        return sum;
    }

    private static void same(String what, Map<String, BigDecimal> want, Map<String, BigDecimal> got) {
        for (String key : FIGURES) {
            BigDecimal a = want.getOrDefault(key, BigDecimal.ZERO);
            BigDecimal b = got.getOrDefault(key, BigDecimal.ZERO);
            Check.that(what + ": " + key + ": want " + a + ", got " + b, a.compareTo(b) == 0);
        }
    }
}
