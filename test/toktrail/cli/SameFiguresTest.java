package toktrail.cli;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;
import toktrail.testing.TextTables;
import toktrail.testing.VectorReader;

/** A report as text, with borders, and as JSON has the same figures: random ledgers. */
public final class SameFiguresTest {

    private static final int FILTERS = 8;

    private SameFiguresTest() { }

    public static void tests(Suite s) {
        s.test("usage sessions: paragraphs, tables, models of each", scratch -> each(scratch, (usage, filter) -> {
            Map<String, Object> report = usage.json("usage sessions --breakdown --limit 99 --no-refresh " + filter);
            List<Map<String, Object>> rows = VectorReader.objects(report.get("sessions"));
            String line = "usage sessions --breakdown --limit 99 --no-refresh " + filter;
            paragraphs(line, usage.home().run(line).done(), rows);
            paragraphs(line + " --rich", usage.home().run(line + " --rich").done(), rows);
            for (String form : List.of(" --table", " --table --rich", " --compact", " --compact --rich")) {
                String text = usage.home().run(line + form).done();
                table(line + form, rows, "key", TextTables.read(text, "machine"), "session");
                List<Map<String, Object>> models = new ArrayList<>();
                rows.forEach(row -> models.addAll(VectorReader.objects(row.get("by_model"))));
                int heading = text.indexOf("Breakdown by provider/model");
                table(line + form + " models", models, "model_id",
                        heading < 0 ? List.of() : TextTables.read(text.substring(heading), "session"), null);
            }
        }));
        s.test("usage runs, machines, series", scratch -> each(scratch, (usage, filter) -> {
            check(usage, "runs --all " + filter, "runs", "run_id", "run");
            check(usage, "machines " + filter, "by_machine", "machine_label", "machine");
            check(usage, "daily --order asc " + filter, "buckets", "key", "period");
            check(usage, "weekly " + filter, "buckets", "key", "period");
        }));
        s.test("usage areas: every choice of columns", scratch -> each(scratch, SameFiguresTest::areas));
        s.test("stats", SameFiguresTest::statistics);
        s.test("subscriptions", SameFiguresTest::subscriptions);
        s.test("budget", SameFiguresTest::budgets);
        s.test("daily, weekly, monthly, models", SameFiguresTest::known);
    }

    private interface Body {
        void check(RandomUsage usage, String filter);
    }

    private static void each(Scratch scratch, Body body) throws Exception {
        RandomUsage usage = RandomUsage.of(scratch);
        Random random = scratch.random();
        body.check(usage, "");
        for (int i = 0; i < FILTERS; i++) {
            body.check(usage, RandomUsage.filter(random));
        }
    }

    private static void check(RandomUsage usage, String view, String list, String key, String column) {
        String line = "usage " + view + " --no-refresh";
        List<Map<String, Object>> rows = VectorReader.objects(usage.json(line).get(list));
        for (String form : List.of("", " --rich")) {
            table(line + form, rows, key, TextTables.read(usage.home().run(line + form).done(), column), column);
        }
    }

    /** The rows of the table are those of the list; one for the total may follow. */
    private static void table(String what, List<Map<String, Object>> rows, String key,
            List<Map<String, String>> table, String column) {
        boolean total = table.size() == rows.size() + 1 && "total".equals(table.get(rows.size()).get(column));
        Check.equal(what + " rows", rows.size() + (total ? 1 : 0), table.size());
        for (int i = 0; i < rows.size(); i++) {
            if (column != null && rows.get(i).get(key) != null) {
                Check.equal(what, rows.get(i).get(key).toString(), table.get(i).get(column));
            }
            TableFigures.compare(what + " row " + i, rows.get(i), table.get(i));
        }
    }

    private static void paragraphs(String what, String text, List<Map<String, Object>> rows) {
        String[] parts = text.split("\n\n");
        Check.equal(what, rows.isEmpty() ? 1 : rows.size() + 1, parts.length);
        for (int i = 0; i < rows.size(); i++) {
            Map<String, Object> row = rows.get(i);
            Map<String, Object> tokens = VectorReader.object(row.get("tokens"));
            Map<String, Object> costs = VectorReader.object(row.get("costs"));
            String part = parts[i + 1];
            Check.that(what + ": " + part, part.lines().findFirst().orElseThrow()
                    .endsWith(row.get("harness") + "/" + row.get("source_session_id")));
            Check.that(what, part.contains("Area: "
                    + (row.get("area_path") == null ? "unassigned" : row.get("area_path")) + "\n"));
            Check.that(what, part.contains(" with " + count(row.get("message_count")) + " msgs\n"));
            Check.that(what + ": " + part, part.contains("   Token usage: " + tokenLine(tokens) + "\n"));
            Check.that(what + ": " + part, part.contains("   Costs: source=" + money(costs.get("source_cost_usd"))
                    + " actual=" + money(costs.get("actual_cost_usd")) + " virtual="
                    + money(costs.get("virtual_cost_usd")) + " savings=" + money(costs.get("savings_usd"))
                    + " unpriced=" + count(costs.get("unpriced_count")) + "\n"));
            for (Map<String, Object> model : VectorReader.objects(row.get("by_model"))) {
                Check.that(what + ": " + part, part.contains("     " + model.get("provider_id") + "/"
                        + model.get("model_id") + " msgs=" + count(model.get("message_count")) + " total="
                        + count(model.get("total")) + " input=" + count(model.get("input")) + " output="
                        + count((Long) model.get("output") + (Long) model.get("reasoning")) + " reasoning="
                        + count(model.get("reasoning")) + " cache_read=" + count(model.get("cache_read")) + " actual="
                        + money(model.get("actual_cost_usd")) + " virtual=" + money(model.get("virtual_cost_usd"))));
            }
        }
    }

    private static String tokenLine(Map<String, Object> tokens) {
        String cached = (long) tokens.get("cache_read") == 0 ? "" : "+" + count(tokens.get("cache_read")) + " cached";
        String written = (long) tokens.get("cache_write") == 0 ? ""
                : "+" + count(tokens.get("cache_write")) + " cache write";
        String both = cached.isEmpty() || written.isEmpty() ? cached + written : cached + ", " + written;
        return "total=" + count(tokens.get("total")) + " input=" + count(tokens.get("input"))
                + (both.isEmpty() ? "" : " (" + both + ")")
                + " output=" + count((Long) tokens.get("output") + (Long) tokens.get("reasoning"))
                + ((long) tokens.get("cache_output") == 0 ? ""
                        : " (+" + count(tokens.get("cache_output")) + " cached output)")
                + ((long) tokens.get("reasoning") == 0 ? "" : " (reasoning " + count(tokens.get("reasoning")) + ")");
    }

    private static void areas(RandomUsage usage, String filter) {
        String line = "usage areas --no-refresh " + filter;
        Map<String, Object> report = usage.json(line);
        List<Map<String, Object>> rows = VectorReader.objects(report.get("areas"));
        BigDecimal whole = new BigDecimal(VectorReader.object(report.get("totals")).get("total").toString());
        List<Map<String, Object>> leaves = rows.stream()
                .filter(row -> (Long) VectorReader.object(row.get("direct")).get("message_count") > 0).toList();
        for (String form : List.of("", " --rich")) {
            check(usage, "areas --subtree " + filter + form, "areas", "path", "area");
            List<Map<String, String>> direct =
                    TextTables.read(usage.home().run(line + " --direct" + form).done(), "area");
            table(line + " --direct" + form, rows.stream().map(row -> VectorReader.object(row.get("direct"))).toList(),
                    "path", direct, "area");
            selfAndTree(line + form, rows, TextTables.read(usage.home().run(line + form).done(), "area"));
            List<Map<String, String>> shares =
                    TextTables.read(usage.home().run(line + " --leaves --percent" + form).done(), "area");
            selfAndTree(line + " --leaves" + form, leaves, shares);
            for (int i = 0; i < leaves.size(); i++) {
                BigDecimal own = new BigDecimal(VectorReader.object(leaves.get(i).get("tokens")).get("total")
                        .toString());
                Check.equal(line + " share", own.multiply(BigDecimal.valueOf(100)).divide(whole, 1,
                        RoundingMode.HALF_EVEN) + "%", shares.get(i).get("share"));
            }
        }
    }

    private static void selfAndTree(String what, List<Map<String, Object>> rows, List<Map<String, String>> table) {
        Check.equal(what + " rows", rows.size(), table.size());
        for (int i = 0; i < rows.size(); i++) {
            Map<String, String> cells = table.get(i);
            Check.equal(what, rows.get(i).get("path") == null ? "unassigned" : rows.get(i).get("path"),
                    cells.get("area"));
            for (String part : List.of("direct", "subtree")) {
                Map<String, Object> own = VectorReader.object(rows.get(i).get(part));
                Map<String, String> named = new LinkedHashMap<>();
                cells.forEach((column, cell) -> {
                    if (column.endsWith(part.equals("direct") ? " self" : " tree")) {
                        named.put(column.substring(0, column.indexOf(' ')), cell);
                    }
                });
                TableFigures.compare(what + " " + part, own, named);
            }
        }
    }

    private static void statistics(Scratch scratch) throws Exception {
        RandomUsage usage = RandomUsage.of(scratch);
        Random random = scratch.random();
        for (int i = 0; i < FILTERS; i++) {
            String filter = i == 0 ? "" : i % 2 == 0 ? "--since 2026-05-0" + (1 + random.nextInt(9))
                    : "--harness " + RandomUsage.HARNESSES.get(random.nextInt(3)) + " --provider anthropic";
            Map<String, Object> json = usage.json("stats " + filter);
            Map<String, Object> totals = VectorReader.object(json.get("totals"));
            String text = usage.home().run("stats " + filter).done();
            Map<String, String> lines = new LinkedHashMap<>();
            text.lines().filter(line -> line.contains("  ")).forEach(line -> {
                int gap = line.indexOf("  ");
                lines.put(line.substring(0, gap), line.substring(gap).strip());
            });
            Check.that(text, text.contains("\nMessages: " + count(totals.get("messages")) + "\n"));
            Check.that(text, text.contains("\nTokens: " + count(VectorReader.object(totals.get("tokens")).get("total"))
                    + "\n"));
            Check.that(text, text.contains("\nVirtual cost: $" + totals.get("virtual_usd") + "\n"));
            Check.equal("tokens", count(json.get("total_tokens")), lines.get("Total tokens"));
            Check.equal("days", json.get("active_days") + " / " + json.get("total_days"), lines.get("Active days"));
            Check.equal("model", json.get("favorite_model"), lines.get("Favourite model"));
            Check.equal("messages", count(totals.get("messages")), lines.get("Messages"));
            Check.equal("sessions", count(VectorReader.object(json.get("sessions")).get("session_count")),
                    lines.get("Sessions"));
            Check.equal("cost", money(json.get("total_cost")), lines.get("Total cost").replace("*", ""));
            Check.equal("streak", json.get("current_streak") + " days",
                    lines.get("Current streak").replaceFirst(" day$", " days"));
            Check.equal("hour", String.format(Locale.ROOT, "%02d:00", (Long) json.get("peak_hour")),
                    lines.get("Peak hour").substring(0, 5));
            Check.equal("best", VectorReader.object(json.get("best_day")).get("date"),
                    lines.get("Best day (cost)").substring(0, 10));
            Check.equal("peak", ((List<?>) json.get("peak_day")).get(0),
                    lines.get("Peak day (tokens)").substring(0, 10));
        }
    }

    private static void subscriptions(Scratch scratch) throws Exception {
        RandomUsage usage = RandomUsage.of(scratch);
        String line = "subscriptions --forecast --no-refresh";
        for (Map<String, Object> plan : VectorReader.objects(usage.json(line).get("subscriptions"))) {
            for (String form : List.of("", " --rich")) {
                String text = usage.home().run(line + form).done();
                String own = text.substring(text.indexOf("(" + plan.get("subscription_id") + ")\n"));
                int next = own.indexOf("\nPlan: ");
                own = next < 0 ? own : own.substring(0, next);
                if (plan.get("billing") != null) {
                    Map<String, Object> billing = VectorReader.object(plan.get("billing"));
                    Map<String, String> cells = TextTables.read(own, "period").get(0);
                    Check.equal(own, money(billing.get("fixed_cost_usd")), cells.get("fixed"));
                    Check.equal(own, money(billing.get("value_usd")), cells.get("value"));
                    Check.equal(own, money(billing.get("net_savings_usd")), cells.get("net savings"));
                    own = own.substring(own.indexOf("Quota windows"));
                }
                List<Map<String, String>> table = TextTables.read(own, "period").stream()
                        .filter(row -> !row.get("period").isEmpty()).toList();
                List<Map<String, Object>> windows = VectorReader.objects(plan.get("periods"));
                Check.equal(own, windows.size(), table.size());
                for (int i = 0; i < windows.size(); i++) {
                    window(own, windows.get(i), table.get(i));
                }
            }
        }
    }

    private static void window(String what, Map<String, Object> window, Map<String, String> cells) {
        Check.equal(what, window.get("period"), cells.get("period"));
        Check.equal(what, money(window.get("limit_usd")), cells.get("limit"));
        Check.equal(what, money(window.get("used_usd")), cells.get("used"));
        String over = window.get("over_limit_usd").equals("0") ? "" : " over " + money(window.get("over_limit_usd"));
        Check.equal(what, money(window.get("remaining_usd")) + over, cells.get("left"));
        Check.equal(what, new BigDecimal((String) window.get("percent_used")).setScale(1, RoundingMode.HALF_EVEN) + "%",
                cells.get("used%"));
        Check.equal(what, window.get("forecast") == null ? "-"
                : money(VectorReader.object(window.get("forecast")).get("projected_used_usd")),
                cells.get("projected"));
    }

    private static void budgets(Scratch scratch) throws Exception {
        RandomUsage usage = RandomUsage.of(scratch);
        String line = "budget --no-refresh";
        List<Map<String, Object>> budgets = VectorReader.objects(usage.json(line).get("budgets"));
        for (String form : List.of("", " --rich")) {
            List<Map<String, String>> table = TextTables.read(usage.home().run(line + form).done(), "budget");
            Check.equal("rows", budgets.size(), table.size());
            for (int i = 0; i < budgets.size(); i++) {
                Map<String, Object> budget = budgets.get(i);
                Map<String, String> cells = table.get(i);
                Check.equal("name", budget.get("name"), cells.get("budget"));
                Check.equal("limit", amount(budget, budget.get("limit")), cells.get("limit"));
                Check.equal("spent", amount(budget, budget.get("spent")), cells.get("spent"));
                Check.equal("left", amount(budget, budget.get("remaining")) + (budget.get("over").equals("0") ? ""
                        : " over " + amount(budget, budget.get("over"))), cells.get("left"));
                Check.equal("state", budget.get("state"), cells.get("state"));
                Map<String, Object> forecasts = VectorReader.object(budget.get("forecasts"));
                Map<String, Object> period = VectorReader.object(forecasts.get("period"));
                Check.equal("forecast", amount(budget, period.get("projected"))
                        + (period.get("exhausted_on") == null ? "" : " (" + period.get("exhausted_on") + ")"),
                        cells.get("at this rate"));
            }
        }
    }

    private static void known(Scratch scratch) throws Exception {
        RandomUsage usage = RandomUsage.of(scratch);
        for (String view : List.of("daily", "weekly", "monthly")) {
            List<Map<String, Object>> rows = VectorReader.objects(usage.json(
                    view + " --shape ccusage --no-refresh").get(view));
            List<Map<String, Object>> buckets = VectorReader.objects(
                    usage.json("usage " + view + " --order asc --no-refresh").get("buckets"));
            Check.equal(view + " buckets", rows.size(), buckets.size());
            String first = view.equals("daily") ? "Date" : view.equals("weekly") ? "Week" : "Month";
            String text = usage.home().run(view + " --no-refresh").out();
            List<Map<String, String>> table = TextTables.read(text, first).stream()
                    .filter(row -> !row.get(first).isEmpty()).toList();
            Check.equal(text, rows.size() + 1, table.size());
            for (int i = 0; i < rows.size(); i++) {
                Map<String, Object> row = rows.get(i);
                Map<String, String> cells = table.get(i);
                Check.equal(view, row.get("period"), cells.get(first));
                Check.equal(view, count(row.get("inputTokens")), cells.get("Input"));
                Check.equal(view, count(row.get("outputTokens")), cells.get("Output"));
                Check.equal(view, count(row.get("cacheReadTokens")), cells.get("Cache Read"));
                Check.equal(view, count(row.get("cacheCreationTokens")), cells.get("Cache Write"));
                Check.equal(view, count(row.get("totalTokens")), cells.get("Total"));
                Check.equal(view + " " + row, cost(row.get("totalCost"), buckets.get(i)), cells.get("Cost"));
            }
        }
        List<Map<String, Object>> entries =
                VectorReader.objects(usage.json("models --no-refresh").get("entries"));
        String models = usage.home().run("models --no-refresh").out();
        List<Map<String, String>> table =
                TextTables.read(models.substring(0, models.indexOf("\n  Total:")), "Source/Model");
        for (int i = 0; i < entries.size(); i++) {
            Check.equal("messages", count(entries.get(i).get("messageCount")), table.get(i).get("Msgs"));
            Check.equal("input", count(entries.get(i).get("input")), table.get(i).get("Input"));
            Check.equal("output", count((Long) entries.get(i).get("output") + (Long) entries.get(i).get("reasoning")),
                    table.get(i).get("Output"));
        }
    }

    /** The cost as dashboards show it; how many calls have a price stands in the report of usage. */
    private static String cost(Object usd, Map<String, Object> bucket) {
        long unpriced = (Long) VectorReader.object(bucket.get("costs")).get("unpriced_count");
        if (unpriced > 0 && unpriced == (Long) bucket.get("message_count")) {
            return "unpriced";
        }
        String shown = new BigDecimal(usd.toString()).signum() > 0 && money(usd).equals("$0.00") ? "<$0.01"
                : money(usd);
        return shown + (unpriced > 0 ? "*" : "");
    }

    private static String amount(Map<String, Object> budget, Object value) {
        return budget.get("unit").equals("usd") ? money(value) : count(Long.parseLong((String) value));
    }

    private static String count(Object value) {
        return String.format(Locale.ROOT, "%,d", (Long) value);
    }

    private static String money(Object value) {
        BigDecimal rounded = new BigDecimal(value.toString()).setScale(2, RoundingMode.HALF_EVEN);
        return (rounded.signum() < 0 ? "-$" : "$") + String.format(Locale.ROOT, "%,.2f", rounded.abs());
    }
}
