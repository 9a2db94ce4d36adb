package toktrail.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import toktrail.json.Json;
import toktrail.json.JsonArray;
import toktrail.json.JsonObject;
import toktrail.json.JsonStyle;
import toktrail.json.JsonText;
import toktrail.json.JsonValue;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;

/** {@code daily}, {@code weekly}, {@code monthly}, {@code models}: tables, shapes, filters. */
public final class KnownReportsTest {

    private static final String MAY_12 = " --since 2026-05-12 --until 2026-05-12";
    private static final String NO_PRICE = "warning: no price for zai/glm-4.7-free (1 event); cost excludes it.\n";

    private static final Map<String, String> ERRORS = new TreeMap<>(Map.ofEntries(
            Map.entry("daily --shape tokentracker", "Unsupported --shape. Use toktrack or ccusage."),
            Map.entry("monthly --shape x", "Unsupported --shape. Use toktrack, ccusage, or tokentracker."),
            Map.entry("models --shape toktrack", "Unsupported --shape. Use tokentracker."),
            Map.entry("daily --basis list", "Unsupported --basis. Use virtual, actual, source, or auto."),
            Map.entry("daily --order up", "--order must be one of: asc, desc."),
            Map.entry("daily --harness nope", "Unsupported harness: nope"),
            Map.entry("models --last 2 --today", "Use only one of --today, --yesterday, --this-week, --last-week,"
                    + " --this-month, --last-month, --week, --month, or --last."),
            Map.entry("graph --week --year 2026", "Use either a named period or --since/--until, not both."),
            Map.entry("daily --instances --json",
                    "--instances has no place in this shape. Use --shape ccusage."),
            Map.entry("daily --project-aliases x", "--project-aliases must be of the form NAME=ALIAS: x"),
            Map.entry("weekly --timezone Mars/Olympus", "Unknown timezone: Mars/Olympus")));

    private KnownReportsTest() { }

    public static void tests(Suite s) {
        s.test("shapes: the documented examples", KnownReportsTest::examples);
        s.test("daily: a table in a pipe", scratch -> {
            CommandHome.Outcome outcome = ExampleLedger.of(scratch, 8).run("daily --since 2026-05-17");
            Check.equal("table", """
                    Date        Models       Msgs  Input  Output  Cache Write  Cache Read    Total   Cost
                    2026-05-17  - opus-4-5      2     40   4,000       13,000     192,000  209,040  $0.28
                    2026-05-18  - haiku-4-5     1    100   1,000        2,000       8,000   11,100  $0.01
                    Total                       3    140   5,000       15,000     200,000  220,140  $0.29
                    """, outcome.done());
        });
        s.test("daily: a box", scratch -> {
            String table = ExampleLedger.of(scratch, 8).run("daily --since 2026-05-18 --table-style box").done();
            Check.equal("table", Files.readString(Scratch.fixture("cli/known/daily-box.txt")), table);
        });
        s.test("daily: the documented table, whose columns are as wide as they need to be", scratch -> {
            String table = ExampleLedger.of(scratch, 8).run("daily --since 2026-05-17 --rich").done();
            Check.equal("cells", cells(Files.readString(Scratch.fixture("cli/known/daily-text.txt"))), cells(table));
        });
        s.test("weekly: models and tools below each row, unpriced usage is marked", KnownReportsTest::details);
        s.test("a narrow terminal gets few columns and a hint", KnownReportsTest::narrow);
        s.test("models: a table", KnownReportsTest::models);
        s.test("projects: rows by project, aliases, a filter", KnownReportsTest::projects);
        s.test("filters and times choose events", KnownReportsTest::filters);
        s.test("--no-cost removes every cost", KnownReportsTest::withoutCost);
        s.test("an empty ledger has empty shapes and says so in tables", KnownReportsTest::empty);
        s.test("every error is one line", scratch -> {
            ExampleLedger example = ExampleLedger.of(scratch, 1);
            ERRORS.forEach((line, message) -> Check.equal(line, message + "\n", example.run(line).failed()));
            Check.that("N", example.run("daily --last 0").misused().contains("--last"));
        });
    }

    /** The cells of a boxed table without the blanks around them, and its lines without their length. */
    private static String cells(String table) {
        return table.replaceAll("─+", "─").replaceAll(" +", " ");
    }

    /** A document as the commands lay it out, without the time that a clock which stands still cannot measure. */
    static String laidOut(String fixture) throws IOException {
        String text = Files.readString(Scratch.fixture("cli/known/" + fixture))
                .replaceAll("(\"processingTimeMs\": )[0-9]+", "$10");
        return Json.write(Json.parse(text), JsonStyle.PRETTY) + "\n";
    }

    private static void examples(Scratch scratch) throws IOException {
        ExampleLedger example = ExampleLedger.of(scratch, 8);
        Check.equal("weekly", laidOut("weekly-toktrack.json"), example.run("weekly --json").done());
        Check.equal("daily", laidOut("daily-ccusage.json"),
                example.run("daily --json --shape ccusage" + MAY_12).done());
        Check.equal("monthly", laidOut("monthly-tokentracker.json"),
                example.run("monthly --json --shape tokentracker").done());
        Check.equal("models", laidOut("models-tokentracker.json"), example.run("models --json").done());
    }

    private static void details(Scratch scratch) throws IOException {
        CommandHome.Outcome outcome = ExampleLedger.of(scratch, 8).run("weekly --breakdown --by-agent --last 2");
        Check.equal("warnings", NO_PRICE, outcome.err());
        Check.equal("table", """
                Week                Models           Msgs  Input  Output  Cache Write  Cache Read    Total      Cost
                2026-05-11          - glm-4.7-free      7  7,792   7,290       17,000     258,000  290,082    $0.38*
                                    - gpt-5.3-codex
                                    - haiku-4-5
                                    - opus-4-5
                - Claude Code                           4     92   5,100       17,000     218,000  240,192     $0.33
                  └─ opus-4-5                           3     52   4,800       17,000     212,000  233,852     $0.33
                  └─ haiku-4-5                          1     40     300            0       6,000    6,340    <$0.01
                - Codex                                 2  7,000   2,100            0      40,000   49,100     $0.05
                  └─ gpt-5.3-codex                      2  7,000   2,100            0      40,000   49,100     $0.05
                - OpenCode                              1    700      90            0           0      790  unpriced
                  └─ glm-4.7-free                       1    700      90            0           0      790  unpriced
                2026-05-18          - haiku-4-5         1    100   1,000        2,000       8,000   11,100     $0.01
                - Claude Code                           1    100   1,000        2,000       8,000   11,100     $0.01
                  └─ haiku-4-5                          1    100   1,000        2,000       8,000   11,100     $0.01
                Total                                   8  7,892   8,290       19,000     266,000  301,182    $0.39*
                * 1 event has no price
                """, outcome.out());
    }

    private static void narrow(Scratch scratch) throws IOException {
        ExampleLedger example = ExampleLedger.of(scratch, 8);
        example.home().world().terminal().variable("LANG", "C");
        CommandHome.Outcome outcome = example.run("monthly --color never --since 2026-05-17");
        Check.equal("table", """
                +----------+---------------+-----------+-----------+-----------+
                | Month    | Models        |     Input |    Output |      Cost |
                +----------+---------------+-----------+-----------+-----------+
                | 2026-05  | - haiku-4-5   |       140 |     5,000 |     $0.29 |
                |          | - opus-4-5    |           |           |           |
                +----------+---------------+-----------+-----------+-----------+
                | Total    |               |       140 |     5,000 |     $0.29 |
                +----------+---------------+-----------+-----------+-----------+
                """, outcome.out());
        Check.equal("hint", "Compact table: widen the terminal to 100 columns to see cache and total columns.\n",
                outcome.err());
        example.home().world().variable("LANG", "de_DE.UTF-8");
        Check.that("box", example.run("daily").out().contains("┌"));
        Check.that("colour", example.run("daily").out().contains("\u001b[33m"));
    }

    private static void models(Scratch scratch) throws IOException {
        ExampleLedger example = ExampleLedger.of(scratch, 8);
        CommandHome.Outcome outcome = example.run("models");
        Check.equal("warnings", NO_PRICE, outcome.err());
        Check.equal("table", """
                Source/Model           Provider   Msgs  Input  Output  Cache Write  Cache Read    Total      Cost
                Claude Code opus-4-5   anthropic     3     52   4,800       17,000     212,000  233,852     $0.33
                Codex gpt-5.3-codex    openai        2  7,000   2,100            0      40,000   49,100     $0.05
                Claude Code haiku-4-5  anthropic     2    140   1,300        2,000      14,000   17,440     $0.01
                OpenCode glm-4.7-free  zai           1    700      90            0           0      790  unpriced
                Total                                8  7,892   8,290       19,000     266,000  301,182    $0.39*
                  Total: 8 messages, 301,182 tokens, $0.39
                * 1 event has no price
                """, outcome.out());
        example.add(List.of(new ExampleLedger.Call("2026-05-18T07:00:00Z", "opencode", "proxy",
                "claude-haiku-4.5-20251001", "s-x", 1, 2, 0, 0, 0)));
        JsonArray entries = Json.parse(example.run("models --merge --json --order asc").done()).asObject()
                .array("entries");
        JsonObject haiku = entries.get(1).asObject();
        Check.equal("merged", "claude-haiku-4-5 claude, opencode anthropic, proxy 3", haiku.text("model").get() + " "
                + haiku.text("source").get() + " " + haiku.text("provider").get() + " "
                + haiku.countOrZero("messageCount"));
        Check.equal("limit", 1, Json.parse(example.run("models --json --limit 1").done()).asObject()
                .array("entries").count());
    }

    private static void projects(Scratch scratch) throws IOException {
        ExampleLedger example = ExampleLedger.of(scratch, 8);
        example.place("claude", "s-a", "/home/a/api");
        example.place("claude", "s-d", "/home/b/api/");
        example.place("codex", "s-b", "/srv/web");
        String table = example.run("monthly --instances --compact --no-cost --project-aliases web=Shop").done();
        Check.equal("table", """
                Month             Models           Input  Output
                Project: a/api
                2026-05           - haiku-4-5         52   1,100
                                  - opus-4-5
                Project: b/api
                2026-05           - opus-4-5          40   4,000
                Project: unknown
                2026-05           - glm-4.7-free     800   1,090
                                  - haiku-4-5
                Project: Shop
                2026-05           - gpt-5.3-codex  7,000   2,100
                Total                              7,892   8,290
                """, table);
        JsonObject json = Json.parse(example.run("weekly --instances --json --shape ccusage").done()).asObject();
        Check.equal("keys", List.of("/home/a/api", "/home/b/api", "/srv/web", "unknown"),
                json.object("projects").names());
        JsonObject web = json.object("projects").array("/srv/web").get(0).asObject();
        Check.equal("week", "2026-05-11", web.text("week").orElseThrow());
        Check.that("no period", !web.has("period"));
        Check.equal("total", 301182L, json.object("totals").countOrZero("totalTokens"));
        Check.equal("label", List.of("11"), days(example, "--project a/api"));
        Check.equal("path", List.of("17"), days(example, "--project /home/b/api"));
        Check.equal("both", List.of("11", "12"), days(example, "--project a/api --project web"));
    }

    private static List<String> days(ExampleLedger example, String options) {
        List<String> days = new ArrayList<>();
        Json.parse(example.run("daily --json --order asc " + options).done()).asArray().forEach(day ->
                days.add(day.asObject().text("date").get().substring(8)));
        return days;
    }

    private static void filters(Scratch scratch) throws IOException {
        ExampleLedger example = ExampleLedger.of(scratch, 8);
        Map<String, List<String>> expected = new TreeMap<>(Map.ofEntries(
                Map.entry("", List.of("11", "12", "13", "17", "18")),
                Map.entry("--claude", List.of("11", "17", "18")),
                Map.entry("--codex --opencode", List.of("12", "13")),
                Map.entry("--codex --utc", List.of("11", "12")),
                Map.entry("--harness codex,claude", List.of("11", "12", "17", "18")),
                Map.entry("--harness codex --harness opencode", List.of("12", "13")),
                Map.entry("--claude --model claude-haiku-4-5", List.of("11", "18")),
                Map.entry("--provider zai", List.of("13")),
                Map.entry("--until 2026-05-12", List.of("11", "12")),
                Map.entry("--since 2026-05-12 --until 2026-05-17T11:00", List.of("12", "13", "17")),
                Map.entry("--year 2025", List.of()),
                Map.entry("--year 2026 --since 2026-05-17", List.of("17", "18")),
                Map.entry("--week", List.of("12", "13", "17", "18")),
                Map.entry("--month", List.of("11", "12", "13", "17", "18")),
                Map.entry("--last 2", List.of("17", "18")),
                Map.entry("--today", List.of("18")),
                Map.entry("--yesterday", List.of("17")),
                Map.entry("--now-ms 1778500000000 --today", List.of("11")),
                Map.entry("--last-week", List.of("11", "12", "13", "17")),
                Map.entry("--project unknown --claude", List.of("11", "17", "18")),
                Map.entry("--project elsewhere", List.of()),
                Map.entry("--limit 2 --order desc", List.of("18", "17"))));
        expected.forEach((options, days) -> Check.equal(options, days, days(example, options)));
        Check.equal("weeks", 1, Json.parse(example.run("weekly --json --last 1").done()).asArray().count());
        Check.equal("sunday", "2026-05-17", Json.parse(example.run("weekly --json --start-of-week sunday").done())
                .asArray().get(0).asObject().text("date").get());
    }

    private static void withoutCost(Scratch scratch) throws IOException {
        ExampleLedger example = ExampleLedger.of(scratch, 8);
        for (String line : List.of("daily --json", "daily --json --shape ccusage --by-agent", "models --json",
                "monthly --json --shape tokentracker", "graph", "weekly --json", "blocks --json",
                "models --merge --json", "daily --json --shape ccusage --instances")) {
            Check.that(line, !example.run(line + " --no-cost").done().toLowerCase(Locale.ROOT)
                    .contains("cost"));
        }
        for (String line : List.of("daily", "weekly --breakdown", "monthly --by-agent", "models", "blocks")) {
            Check.that(line, !example.run(line + " --no-cost").out().contains("$"));
        }
    }

    private static void empty(Scratch scratch) throws IOException {
        CommandHome home = ExampleLedger.empty(scratch).home();
        Map<String, String> shapes = new TreeMap<>(Map.of(
                "daily --json", "[]",
                "weekly --json --shape ccusage", """
                        {"weekly": [], "totals": {"cacheCreationTokens": 0, "cacheReadTokens": 0, "inputTokens": 0,
                         "outputTokens": 0, "totalCost": 0, "totalTokens": 0}}""",
                "monthly --json --shape tokentracker", """
                        {"entries": [], "totalCost": 0, "processingTimeMs": 0}""",
                "graph", """
                        {"meta": {"generatedAt": "2026-05-18T12:00:00.000Z", "version": "1.0.0",
                                  "dateRange": {"start": "", "end": ""}},
                         "summary": {"totalTokens": 0, "totalCost": 0, "totalDays": 0, "activeDays": 0,
                                     "averagePerDay": 0, "maxCostInSingleDay": 0, "sources": [], "models": []},
                         "years": [], "contributions": []}"""));
        shapes.forEach((line, json) -> Check.equal(line, Json.parse(json), Json.parse(home.run(line).done())));
        for (String line : List.of("daily", "weekly", "monthly", "models")) {
            CommandHome.Outcome outcome = home.run(line);
            Check.equal(line, "|No usage data found.\n|0", outcome.out() + "|" + outcome.err() + "|"
                    + outcome.code().status());
        }
    }

    /** The texts of an array. */
    static TreeSet<String> texts(JsonArray array) {
        TreeSet<String> texts = new TreeSet<>();
        for (JsonValue value : array) {
            texts.add(((JsonText) value).value());
        }
        return texts;
    }
}
