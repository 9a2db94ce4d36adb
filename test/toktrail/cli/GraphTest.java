package toktrail.cli;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import toktrail.json.Json;
import toktrail.json.JsonArray;
import toktrail.json.JsonObject;
import toktrail.json.JsonValue;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;

/** {@code graph}: the documented example, the complete list of keys, and what its figures must agree in. */
public final class GraphTest {

    private static final List<String> MODELS = List.of("claude-opus-4-5", "claude-haiku-4-5", "gpt-5.3-codex", "free");
    private static final List<String> PROVIDERS = List.of("anthropic", "anthropic", "openai", "zai");
    private static final List<String> HARNESSES = List.of("claude", "codex", "opencode");
    private static final List<String> CLASSES = List.of("input", "output", "cacheRead", "cacheWrite", "reasoning");

    private GraphTest() { }

    public static void tests(Suite s) {
        s.test("the documented example", GraphTest::example);
        s.test("random ledgers: every key, no further one, and figures that agree", GraphTest::invariants);
        s.test("--output replaces a file in one step and tells standard error", GraphTest::output);
    }

    private static JsonObject graph(ExampleLedger example, String options) {
        return Json.parse(example.run("graph" + options).done()).asObject();
    }

    private static JsonObject day(JsonObject graph, String date) {
        for (JsonValue day : graph.array("contributions")) {
            if (day.asObject().text("date").orElseThrow().equals(date)) {
                return day.asObject();
            }
        }
        throw new AssertionError("no " + date);
    }

    private static void example(Scratch scratch) throws IOException {
        ExampleLedger example = ExampleLedger.of(scratch, 8);
        JsonObject expected = Json.parse(Files.readString(Scratch.fixture("cli/known/graph-part.json"))).asObject();
        JsonObject graph = graph(example, "");
        for (String part : List.of("meta", "summary", "years")) {
            Check.equal(part, expected.get(part).toString(), graph.get(part).toString());
        }
        for (JsonValue day : expected.array("contributions")) {
            Check.equal("day", day.toString(), day(graph, day.asObject().text("date").orElseThrow()).toString());
        }
        Check.equal("levels", "11=1 12=1 13=0 17=4 18=1", levels(graph));
        JsonObject utc = graph(example, " --utc");
        Check.equal("UTC", "11=2 12=1 13=0 17=4 18=1", levels(utc));
        Check.equal("UTC, 11th", "{\"tokens\": 47652, \"cost\": 0.0887, \"messages\": 3}",
                day(utc, "2026-05-11").get("totals").toString());
        Check.equal("UTC, 12th", "{\"tokens\": 32600, \"cost\": 0.01715, \"messages\": 1}",
                day(utc, "2026-05-12").get("totals").toString());
    }

    private static String levels(JsonObject graph) {
        List<String> levels = new ArrayList<>();
        graph.array("contributions").forEach(day -> levels.add(day.asObject().text("date").orElseThrow().substring(8)
                + "=" + day.asObject().countOrZero("intensity")));
        return String.join(" ", levels);
    }

    private static void invariants(Scratch scratch) throws IOException {
        Random random = scratch.random();
        ExampleLedger example = ExampleLedger.empty(scratch);
        List<ExampleLedger.Call> calls = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            int model = random.nextInt(MODELS.size());
            Instant time = Instant.parse("2025-12-20T00:00:00Z").plusSeconds(random.nextInt(40 * 86_400));
            boolean nothing = random.nextInt(10) == 0;
            calls.add(new ExampleLedger.Call(time.toString(), HARNESSES.get(random.nextInt(3)), PROVIDERS.get(model),
                    MODELS.get(model), "s" + random.nextInt(9), random.nextInt(nothing ? 1 : 900),
                    random.nextInt(nothing ? 1 : 90), random.nextInt(nothing ? 1 : 9), random.nextInt(nothing ? 1 : 90),
                    random.nextInt(nothing ? 1 : 90), random.nextInt(nothing ? 1 : 9)));
        }
        example.add(calls);
        check(graph(example, ""), calls, ZoneId.of("Europe/Berlin"));
        check(graph(example, " --timezone America/New_York"), calls, ZoneId.of("America/New_York"));
        check(graph(example, " --utc --codex --claude"),
                calls.stream().filter(call -> !call.harness().equals("opencode")).toList(), ZoneOffset.UTC);
    }

    /** The keys of the format with the events behind them added up once more. */
    private static void check(JsonObject graph, List<ExampleLedger.Call> calls, ZoneId zone) {
        Check.equal("keys", List.of("meta", "summary", "years", "contributions"), graph.names());
        Check.equal("meta", List.of("generatedAt", "version", "dateRange"), graph.object("meta").names());
        JsonObject summary = graph.object("summary");
        Check.equal("summary", List.of("totalTokens", "totalCost", "totalDays", "activeDays", "averagePerDay",
                "maxCostInSingleDay", "sources", "models"), summary.names());
        TreeMap<String, long[]> days = new TreeMap<>();
        for (ExampleLedger.Call call : calls) {
            long[] sums = days.computeIfAbsent(LocalDate.ofInstant(Instant.parse(call.time()), zone).toString(),
                    date -> new long[6]);
            long[] n = call.tokens();
            long[] shown = {n[0], n[1] + n[5], n[3], n[4], n[2], 1};
            for (int i = 0; i < shown.length; i++) {
                sums[i] += shown[i];
            }
        }
        JsonArray contributions = graph.array("contributions");
        List<String> dates = new ArrayList<>();
        BigDecimal cost = BigDecimal.ZERO;
        BigDecimal greatest = BigDecimal.ZERO;
        long tokens = 0;
        long active = 0;
        for (JsonValue value : contributions) {
            JsonObject day = value.asObject();
            dates.add(day.text("date").orElseThrow());
            BigDecimal own = checkDay(day, days.getOrDefault(day.text("date").orElseThrow(), new long[6]));
            cost = cost.add(own);
            greatest = greatest.max(own);
            tokens += day.object("totals").countOrZero("tokens");
            active += day.object("totals").countOrZero("tokens") > 0 ? 1 : 0;
        }
        Check.equal("dates", List.copyOf(days.keySet()), dates);
        Check.equal("days", (long) dates.size(), summary.countOrZero("totalDays"));
        Check.equal("active", active, summary.countOrZero("activeDays"));
        Check.equal("tokens", tokens, summary.countOrZero("totalTokens"));
        same("cost", cost, number(summary, "totalCost"));
        same("greatest", greatest, number(summary, "maxCostInSingleDay"));
        Check.equal("sources", calls.stream().map(ExampleLedger.Call::harness).distinct().sorted().toList(),
                List.copyOf(KnownReportsTest.texts(summary.array("sources"))));
        Check.equal("models", new TreeSet<>(calls.stream().map(ExampleLedger.Call::model).toList()),
                KnownReportsTest.texts(summary.array("models")));
        for (JsonValue value : contributions) {
            long level = value.asObject().countOrZero("intensity");
            double share = number(value.asObject().object("totals"), "cost").doubleValue() / greatest.doubleValue();
            Check.equal("level of " + share, share >= 0.75 ? 4L : share >= 0.5 ? 3L : share >= 0.25 ? 2L
                    : share > 0 ? 1L : 0L, level);
        }
        years(graph, dates);
    }

    private static void years(JsonObject graph, List<String> dates) {
        Map<String, Long> tokens = new TreeMap<>();
        graph.array("contributions").forEach(day -> tokens.merge(day.asObject().text("date").orElseThrow()
                .substring(0, 4), day.asObject().object("totals").countOrZero("tokens"), Long::sum));
        List<String> years = new ArrayList<>();
        for (JsonValue value : graph.array("years")) {
            JsonObject year = value.asObject();
            Check.equal("year", List.of("year", "totalTokens", "totalCost", "range"), year.names());
            String name = year.text("year").orElseThrow();
            years.add(name);
            Check.equal(name, tokens.get(name), (Long) year.countOrZero("totalTokens"));
            List<String> own = dates.stream().filter(date -> date.startsWith(name)).toList();
            Check.equal("range", own.get(0) + own.get(own.size() - 1), year.object("range").text("start").orElseThrow()
                    + year.object("range").text("end").orElseThrow());
        }
        Check.equal("years", List.copyOf(tokens.keySet()), years);
    }

    /** The cost of the day. */
    private static BigDecimal checkDay(JsonObject day, long[] sums) {
        Check.equal("keys of a day", List.of("date", "totals", "intensity", "tokenBreakdown", "sources"), day.names());
        Check.equal("totals", List.of("tokens", "cost", "messages"), day.object("totals").names());
        Check.equal("messages", sums[5], day.object("totals").countOrZero("messages"));
        JsonObject breakdown = day.object("tokenBreakdown");
        Check.equal("breakdown", CLASSES, breakdown.names());
        long tokens = 0;
        for (int i = 0; i < CLASSES.size(); i++) {
            Check.equal(CLASSES.get(i), sums[i], breakdown.countOrZero(CLASSES.get(i)));
            tokens += sums[i];
        }
        Check.equal("tokens", tokens, day.object("totals").countOrZero("tokens"));
        BigDecimal cost = BigDecimal.ZERO;
        BigDecimal before = null;
        long messages = 0;
        TreeSet<String> keys = new TreeSet<>();
        for (JsonValue value : day.array("sources")) {
            JsonObject source = value.asObject();
            Check.equal("source", List.of("source", "modelId", "providerId", "tokens", "cost", "messages"),
                    source.names());
            Check.equal("tokens of a source", CLASSES, source.object("tokens").names());
            Check.that("once", keys.add(source.text("source").orElseThrow() + " " + source.text("modelId").orElseThrow()
                    + " " + source.text("providerId").orElseThrow()));
            BigDecimal own = number(source, "cost");
            Check.that("by cost", before == null || before.compareTo(own) >= 0);
            before = own;
            cost = cost.add(own);
            messages += source.countOrZero("messages");
        }
        same("cost", cost, number(day.object("totals"), "cost"));
        Check.equal("messages", sums[5], messages);
        return cost;
    }

    private static BigDecimal number(JsonObject object, String name) {
        return object.number(name).orElseThrow().decimal().orElseThrow();
    }

    private static void same(String what, BigDecimal want, BigDecimal got) {
        Check.that(what + ": want " + want + ", got " + got, want.compareTo(got) == 0);
    }

    private static void output(Scratch scratch) throws IOException {
        ExampleLedger example = ExampleLedger.of(scratch, 8);
        String document = example.run("graph").done();
        Check.equal("-", document, example.run("graph --output -").done());
        Check.equal("JSON it is", document, example.run("graph --json").done());
        Path file = example.home().file("usage.json");
        Files.writeString(file, "old");
        CommandHome.Outcome outcome = example.run("graph --output usage.json");
        Check.equal("told", Files.readString(Scratch.fixture("cli/known/graph-written.txt")), outcome.err());
        Check.equal("nothing", "", outcome.out());
        Check.equal("file", document, Files.readString(file));
        try (var files = Files.list(file.getParent())) {
            Check.that("nothing is left behind",
                    files.noneMatch(left -> left.getFileName().toString().endsWith(".tmp")));
        }
        String error = example.run("graph --output missing/usage.json").failed();
        Check.equal("missing", "Could not write missing/usage.json: there is no directory <HOME>/missing\n", error);
        Check.equal("directory", "Could not write .config: it is a directory\n",
                example.run("graph --output .config").failed());
    }
}
