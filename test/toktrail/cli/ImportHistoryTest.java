package toktrail.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import toktrail.error.ExitCode;
import toktrail.json.Json;
import toktrail.json.JsonObject;
import toktrail.json.JsonValue;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;

/**
 * {@code import-history}: formats, files that are something else, what counts in which report. What the sample files
 * come to stands in the golden files.
 */
public final class ImportHistoryTest {

    private static final String ROW = "{\"input_tokens\": 1, \"output_tokens\": 2, \"cache_read_tokens\": 3,"
            + " \"cache_creation_tokens\": 4, \"thinking_tokens\": 5, \"cost_usd\": 0.25, \"count\": 6}";

    private ImportHistoryTest() { }

    public static void tests(Suite s) {
        s.test("files that are something else are refused before anything is stored", ImportHistoryTest::refused);
        s.test("rows that cannot be used are counted and left out", ImportHistoryTest::skipped);
        s.test("a tool that the file does not name must be given", ImportHistoryTest::unnamed);
        s.test("a graph that toktrail wrote gives the same graph in another ledger", ImportHistoryTest::roundTrip);
        s.test("a call that is imported later wins, in the zone of the report", ImportHistoryTest::laterCall);
        s.test("filters choose days as they choose calls, and those of sessions leave them out",
                ImportHistoryTest::filters);
        s.test("windows that follow each other count each day once", ImportHistoryTest::windows);
        s.test("costs: list price, recorded cost for models without one, never as the tool's own",
                ImportHistoryTest::costs);
        s.test("streaks and days of statistics count, sessions and hours do not", ImportHistoryTest::statistics);
        s.test("standard input, a byte order mark, a forced format", ImportHistoryTest::input);
        s.test("files or --forget, not both and not neither", scratch -> {
            CommandHome home = ExampleLedger.empty(scratch).home();
            String message = "Give either files to take over or --forget with an origin.\n";
            Check.equal("neither", message, home.run("import-history").misused());
            Check.equal("both", message, home.run("import-history a --forget ccusage").misused());
            Check.equal("nothing to forget", "Nothing was taken over from ccusage. There is no history of another"
                    + " tracker.\n", home.run("import-history --forget ccusage").failed());
        });
    }

    private static String toktrack(String cli, String... days) {
        List<String> summaries = new ArrayList<>();
        for (String day : days) {
            summaries.add("{\"date\": \"" + day + "\", \"models\": {\"claude-opus-4-5\": " + ROW + "}}");
        }
        return "{\"cli\": \"" + cli + "\", \"summaries\": [" + String.join(", ", summaries) + "]}";
    }

    /** Tokens by day of {@code daily}. */
    private static Map<String, Long> days(ExampleLedger example, String options) {
        Map<String, Long> days = new LinkedHashMap<>();
        JsonObject report = Json.parse(example.run("daily --json --shape ccusage " + options).done()).asObject();
        for (JsonValue day : report.array("daily").values()) {
            days.put(day.asObject().text("period").orElseThrow(), day.asObject().countOrZero("totalTokens"));
        }
        return days;
    }

    private static void refused(Scratch scratch) throws IOException {
        ExampleLedger example = ExampleLedger.empty(scratch);
        CommandHome home = example.home().with("good.json", toktrack("claude-code", "2026-05-01"))
                .with("broken.json", "{\"cli\": \"codex\",\n \"summaries\": [}").with("list.json", "[]")
                .with("other.json", "{\"cli\": \"codex\"}").with("empty.json", "");
        Check.equal("broken", "broken.json:2:16: not valid JSON",
                home.run("import-history good.json broken.json").failed().substring(0, 32));
        Check.that("empty", home.run("import-history empty.json").failed().startsWith("empty.json:1:1: not valid"));
        for (String name : List.of("list.json", "other.json")) {
            Check.equal(name, name + " is neither a cache file of toktrack, nor a graph file of Token Tracker, nor the"
                    + " output of ccusage daily --json.\n", home.run("import-history good.json " + name).failed());
        }
        Check.equal("forced", "good.json is not the output of ccusage daily --json.\n",
                home.run("import-history --format ccusage good.json").failed());
        Check.equal("absent", "Cannot read <HOME>/absent.json: no such file\n",
                home.run("import-history absent.json").failed());
        Check.equal("format", "Unsupported --format. Use auto, toktrack, tokentracker, or ccusage.\n",
                home.run("import-history --format x good.json").failed());
        Check.equal("harness", "Unsupported harness: x\n",
                home.run("import-history --harness x good.json").failed());
        Check.equal("stored", Map.of(), days(example, ""));
    }

    private static void skipped(Scratch scratch) throws IOException {
        ExampleLedger example = ExampleLedger.empty(scratch);
        String file = "{\"cli\": \"claude-code\", \"summaries\": ["
                + "{\"date\": \"2026-05-01\", \"models\": {\"a\": " + ROW + ", \"b\": {\"input_tokens\": -1},"
                + " \"c\": {\"output_tokens\": \"12\"}, \"d\": {\"input_tokens\": 9e300}, \"e\": {\"cost_usd\": -2},"
                + " \"f\": {\"cost_usd\": 1e300}, \"nothing\": {}, \"g\": 7}},"
                + "{\"date\": \"2026-02-30\", \"models\": {\"a\": " + ROW + "}}, {\"models\": {}}, 12, null]}";
        example.home().with("bad.json", file).with("foreign.json", toktrack("abacus", "2026-05-02", "2026-05-03"));
        CommandHome.Outcome outcome = example.home().run("import-history bad.json foreign.json");
        Check.equal("code", ExitCode.DONE, outcome.code());
        Check.equal("told", """
                warning: bad.json: left out 5 rows with impossible numbers
                warning: bad.json: left out 4 rows without a date
                warning: foreign.json: left out 2 rows of the unsupported tool abacus
                """, outcome.err());
        Check.equal("stored", Map.of("2026-05-01", 15L), days(example, ""));
        JsonObject json = Json.parse(example.home().run("import-history --json bad.json").done()).asObject();
        Check.equal("in JSON too", "[{\"reason\": \"with impossible numbers\", \"rows\": 5},"
                + " {\"reason\": \"without a date\", \"rows\": 4}]",
                json.array("files").values().get(0).asObject().array("skipped").toString());
    }

    private static void unnamed(Scratch scratch) throws IOException {
        ExampleLedger example = ExampleLedger.empty(scratch);
        example.home().with("c.json", HistoryFiles.text("ccusage-old.json"))
                .with("g.json", "{\"contributions\": [{\"date\": \"2026-05-01\", \"totals\": {\"tokens\": 3,"
                        + " \"cost\": 1, \"messages\": 1}, \"tokenBreakdown\": {\"input\": 1, \"output\": 2}},"
                        + " {\"date\": \"2026-05-02\", \"sources\": [{\"source\": \"unknown\", \"tokens\":"
                        + " {\"input\": 4}}]}]}");
        CommandHome.Outcome outcome = example.home().run("import-history c.json g.json");
        Check.equal("told", """
                warning: c.json: left out 1 row of no known tool; name it with --harness
                warning: g.json: left out 2 rows of no known tool; name it with --harness
                """, outcome.err());
        Check.equal("nothing", "Took over 0 rows.\n", outcome.out());
        example.home().run("import-history --harness Codex c.json g.json").done();
        Check.equal("stored", Map.of("2026-04-30", 1000L, "2026-05-01", 3L, "2026-05-02", 4L),
                days(example, "--codex"));
        Check.equal("of no other tool", Map.of(), days(example, "--claude"));
    }

    private static void roundTrip(Scratch scratch) throws IOException {
        ExampleLedger example = ExampleLedger.of(scratch, 8);
        String graph = example.run("graph").done();
        example.home().with("usage.json", graph);
        example.home().run("--db other.db import-history usage.json").done();
        Check.equal("graph", graph, example.run("--db other.db graph").done());
    }

    private static void laterCall(Scratch scratch) throws IOException {
        ExampleLedger example = ExampleLedger.empty(scratch);
        example.home().with("codex.json", toktrack("codex", "2026-05-11", "2026-05-12"))
                .with("claude.json", toktrack("claude-code", "2026-05-11"));
        example.home().run("import-history codex.json claude.json").done();
        Check.equal("before", Map.of("2026-05-11", 29L, "2026-05-12", 14L), days(example, ""));
        // codex counts cached input as input too, so that a row of it has 14 tokens
        // 2026-05-11T22:30:00Z: the 11th in UTC, the 12th in Berlin and, half an hour past midnight, in Kolkata
        example.add(ExampleLedger.CALLS.subList(2, 3));
        Check.equal("Berlin", Map.of("2026-05-11", 29L, "2026-05-12", 16500L), days(example, ""));
        Check.equal("UTC", Map.of("2026-05-11", 16515L, "2026-05-12", 14L), days(example, "--utc"));
        Check.equal("Kolkata", Map.of("2026-05-11", 29L, "2026-05-12", 16500L),
                days(example, "--timezone Asia/Kolkata"));
        Check.equal("St John's", Map.of("2026-05-11", 16515L, "2026-05-12", 14L),
                days(example, "--timezone America/St_Johns"));
        Check.equal("a filter does not uncover a day", Map.of("2026-05-11", 29L),
                days(example, "--model claude-opus-4-5"));
    }

    private static void filters(Scratch scratch) throws IOException {
        ExampleLedger example = ExampleLedger.of(scratch, 8);
        example.home().with("h.json", toktrack("claude-code", "2026-05-01"))
                .with("g.json", HistoryFiles.text("graph.json"));
        example.home().run("import-history h.json g.json").done();
        Map<String, Long> may = Map.of("2026-05-01", 15L, "2026-05-07", 6000L, "2026-05-08", 1000L);
        String time = "--until 2026-05-10 ";
        Check.equal("all", may, days(example, time));
        Check.equal("tool", Map.of("2026-05-07", 600L), days(example, time + "--harness opencode"));
        Check.equal("flags", may, days(example, time + "--opencode --claude"));
        Check.equal("provider", Map.of("2026-05-01", 15L), days(example, time + "--provider unknown"));
        Check.equal("model", Map.of("2026-05-07", 600L), days(example, time + "--model glm-4.7-free"));
        for (String filter : List.of("--machine testhost", "--unassigned-area", "--agent x", "--project unknown")) {
            Check.equal(filter, Map.of(), days(example, time + filter));
        }
    }

    private static void windows(Scratch scratch) throws IOException {
        ExampleLedger example = ExampleLedger.empty(scratch);
        example.home().with("h.json", toktrack("claude-code", "2026-03-28", "2026-03-29", "2026-03-30"));
        example.home().run("import-history h.json").done();
        for (String zone : List.of("Europe/Berlin", "UTC", "Asia/Kathmandu", "Pacific/Apia")) {
            Map<String, Long> parts = new LinkedHashMap<>();
            for (int hour = 0; hour <= 110; hour += 5) {
                Map<String, Long> part = days(example, "--timezone " + zone + " --since " + instant(hour) + " --until "
                        + instant(hour + 5));
                part.forEach((day, tokens) -> parts.merge(day, tokens, Long::sum));
            }
            Check.equal(zone, days(example, "--timezone " + zone), parts);
        }
    }

    private static String instant(int hour) {
        return String.format(Locale.ROOT, "2026-03-%02dT%02d:00:00Z", 27 + hour / 24, hour % 24);
    }

    private static void costs(Scratch scratch) throws IOException {
        ExampleLedger example = ExampleLedger.empty(scratch);
        example.home().with("h.json", "{\"cli\": \"opencode\", \"summaries\": [{\"date\": \"2026-05-01\", \"models\": {"
                + "\"claude-opus-4-5\": " + ROW + ", \"mystery\": " + ROW + ", \"free\": "
                + ROW.replace("0.25", "0") + "}}]}");
        example.home().run("import-history h.json").done();
        // 1 × 5 + 2 × 25 + 5 × 25 + 3 × 0.5 + 4 × 6.25, by a million
        Check.equal("virtual", "0.0002065 0.25 0 | 6", costs(example, "virtual"));
        Check.equal("auto", "0.0002065 0.25 0 | 6", costs(example, "auto"));
        Check.equal("source", "0 0 0 | 18", costs(example, "source"));
        CommandHome.Outcome table = example.run("models");
        Check.equal("warning", "warning: no price for unknown/free (6 events); cost excludes them.\n", table.err());
        Check.that("remark", table.out().contains("* 6 events have no price"));
    }

    private static String costs(ExampleLedger example, String basis) {
        JsonObject report = Json.parse(example.run("models --json --basis " + basis).done()).asObject();
        Map<String, String> costs = new LinkedHashMap<>();
        report.array("entries").values().forEach(row -> costs.put(row.asObject().text("model").orElseThrow(),
                row.asObject().number("cost").orElseThrow().text()));
        return costs.get("claude-opus-4-5") + " " + costs.get("mystery") + " " + costs.get("free") + " | "
                + report.countOrZero("unpricedCount");
    }

    private static void statistics(Scratch scratch) throws IOException {
        ExampleLedger example = ExampleLedger.of(scratch, 8);
        JsonObject before = Json.parse(example.home().run("stats --json").done()).asObject();
        example.home().with("h.json", toktrack("claude-code", "2026-05-14", "2026-05-15", "2026-05-16", "2026-05-18"));
        example.home().run("import-history h.json").done();
        JsonObject after = Json.parse(example.home().run("stats --json").done()).asObject();
        Check.equal("tokens", before.countOrZero("total_tokens") + 45, after.countOrZero("total_tokens"));
        Check.equal("messages", 8L + 18, after.at("totals", "messages").asCount().orElseThrow());
        Check.equal("streak", 8L, after.countOrZero("current_streak"));
        Check.equal("streak of another range", 8L, Json.parse(example.home()
                .run("stats --json --until 2026-05-12").done()).asObject().countOrZero("current_streak"));
        Check.equal("active days", 8L, after.countOrZero("active_days"));
        for (String key : List.of("sessions", "distributions", "area_mix", "peak_hour", "longest_session_ms")) {
            Check.equal(key, before.get(key), after.get(key));
        }
        Check.that("marked", !before.has("archived") && after.isTrue("archived"));
    }

    private static void input(Scratch scratch) throws IOException {
        ExampleLedger example = ExampleLedger.empty(scratch);
        example.home().world().in(toktrack("claude-code", "2026-05-01"));
        Check.that("named", example.home().run("import-history -").done().contains("stdin"));
        example.home().with("mark.json", "\ufeff" + toktrack("claude-code", "2026-05-02"));
        example.home().run("import-history --format toktrack mark.json").done();
        Check.equal("stored", Map.of("2026-05-01", 15L, "2026-05-02", 15L), days(example, ""));
    }
}
