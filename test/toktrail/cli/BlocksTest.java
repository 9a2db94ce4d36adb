package toktrail.cli;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import toktrail.json.Json;
import toktrail.json.JsonArray;
import toktrail.json.JsonObject;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;

/** {@code blocks}: the documented example, pauses, the active block, limits, random ledgers against a plain walk. */
public final class BlocksTest {

    /** 2026-05-17T11:00:00Z. */
    private static final String NOW = " --now-ms 1779015600000";
    private static final long HOUR = 3_600_000;

    private BlocksTest() { }

    public static void tests(Suite s) {
        s.test("the documented example", scratch -> Check.equal("JSON",
                KnownReportsTest.laidOut("blocks-ccusage.json"),
                ExampleLedger.of(scratch, 7).run("blocks --json --token-limit 500000" + NOW).done()));
        s.test("a table: pause, active block, limit of the greatest block that is over", scratch -> {
            String table = ExampleLedger.of(scratch, 7).run("blocks" + NOW).done();
            List<String> lines = table.lines().map(String::strip).toList();
            Check.that(table, lines.get(0).startsWith("Block Start"));
            Check.equal("cells", List.of("2026-05-11 11:00 (20m)", "- opus-4-5", "31,152", "100.0%", "$0.06"),
                    cells(lines.get(1)));
            Check.equal("second model", "- haiku-4-5", lines.get(2));
            Check.equal("pause", List.of("2026-05-11 16:20 - 2026-05-17 10:05 (138h gap)", "(inactive)", "-", "-", "-",
                    "-"), cells(lines.get(3)));
            Check.equal("active", List.of("2026-05-17 10:00 (3h 0m elapsed, 2h 0m remaining)", "ACTIVE", "- opus-4-5",
                    "209,040", "671.0%", "$0.28"), cells(lines.get(4)));
            Check.equal("limit", List.of("(assuming 31,152 token limit)", "REMAINING", "0", "0.0%"),
                    cells(lines.get(5)));
            Check.equal("rate", List.of("(assuming current burn rate)", "PROJECTED", "376,272", "1207.9%", "$0.50"),
                    cells(lines.get(6)));
        });
        s.test("spans beside the start, or below it where there is little room", BlocksTest::spans);
        s.test("the active block as a list", scratch -> Check.equal("list", """
                Started           2026-05-17 10:00
                Elapsed           3h 0m
                Remaining         2h 0m
                Input             40
                Output            4,000
                Total             209,040
                Cost              $0.28
                Tokens/minute     1,394 (normal)
                Cost/hour         $0.11
                Projected tokens  376,272
                Projected cost    $0.50
                Limit             400,000
                Used              52.3%
                Remaining tokens  190,960
                Projected         94.1% WARNING
                """, ExampleLedger.of(scratch, 7).run("blocks --active --token-limit 400000" + NOW).done()));
        s.test("options choose blocks", BlocksTest::options);
        s.test("random ledgers: blocks are those of a walk over all calls", BlocksTest::walk);
    }

    /** The documented ones: an hour of use, a pause, the block of the example five minutes and a half earlier. */
    private static void spans(Scratch scratch) throws IOException {
        ExampleLedger example = ExampleLedger.empty(scratch);
        for (String time : List.of("2026-05-15T08:00:00Z", "2026-05-15T09:02:00Z", "2026-05-17T08:05:00Z")) {
            example.add(List.of(new ExampleLedger.Call(time, "claude", "anthropic", "claude-opus-4-5", "s", 1, 0, 0, 0,
                    0)));
        }
        List<String> starts = new ArrayList<>();
        example.run("blocks --now-ms 1779015270000").done().lines().forEach(line -> starts.add(cells(line).get(0)));
        Check.equal("wide", List.of("2026-05-15 10:00 (1h 2m)", "2026-05-15 16:02 - 2026-05-17 10:05 (42h gap)",
                "2026-05-17 10:00 (2h 54m elapsed, 2h 5m remaining)"), starts.subList(1, 4));
        List<String> narrow = example.run("blocks --compact --now-ms 1779015270000").done().lines().toList();
        int active = 0;
        while (!narrow.get(active).startsWith("05/17, 10:00 ")) {
            active++;
        }
        Check.equal("narrow", "(2h54m/2h5m)", narrow.get(active + 1).strip());
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        for (String cell : line.split("  +")) {
            cells.add(cell.strip());
        }
        return cells;
    }

    private static List<String> ids(ExampleLedger example, String options) {
        List<String> ids = new ArrayList<>();
        Json.parse(example.run("blocks --json" + options).done()).asObject().array("blocks").forEach(block ->
                ids.add(block.asObject().text("id").orElseThrow()));
        return ids;
    }

    private static void options(Scratch scratch) throws IOException {
        ExampleLedger example = ExampleLedger.of(scratch, 8);
        String first = "2026-05-11T09:00:00.000Z";
        String gap = "gap-2026-05-11T14:20:00.000Z";
        String second = "2026-05-17T08:00:00.000Z";
        String between = "gap-2026-05-17T15:35:00.000Z";
        String last = "2026-05-18T06:00:00.000Z";
        Map<String, List<String>> expected = new TreeMap<>(Map.of(
                "", List.of(first, gap, second, between, last),
                " --no-gaps", List.of(first, second, last),
                " --recent --no-gaps", List.of(second, last),
                " --active", List.of(),
                " --active --now-ms 1779090000000", List.of(last),
                " --since 2026-05-17 --until 2026-05-17", List.of(second, between),
                " --model claude-haiku-4-5 --no-gaps", List.of(first, last),
                " --order desc --limit 1", List.of(last),
                " --opencode", List.of("2026-05-13T10:00:00.000Z")));
        expected.forEach((options, ids) -> Check.equal(options, ids, ids(example, options)));
        Check.equal("sequences", 8, ids(example, " --claude --codex").size());
        Check.that("harness", example.run("blocks --json --claude --codex").done().contains("\"harness\": \"codex\""));
        Check.equal("merged", 11, ids(example, " --all").size());
        Check.equal("none", "No active session block found.\n", example.run("blocks --active").done());
        // its limit is met by a projection only where there is a rate
        Check.that("one call", !example.run("blocks --json --active --token-limit max --now-ms 1779090000000").done()
                .contains("tokenLimitStatus"));
        Check.that("max", ExampleLedger.of(scratch, 7).run("blocks --json --active -t max" + NOW).done()
                .contains("\"limit\": 31152,"));
        Check.equal("length", "--session-length must be above 0 and at most 8784 hours\n",
                firstLine(example.run("blocks --session-length 0").misused()));
        Check.equal("limit", "--token-limit must be a number of tokens above 0, or max: many\n",
                example.run("blocks --token-limit many").failed());
        Check.equal("both", "Use either --harness or --all, not both.\n", example.run("blocks --all --codex").failed());
        Check.equal("empty", "{\"blocks\": []}", Json.parse(example.run("blocks --json --codex --year 2020").done())
                .toString());
    }

    private static String firstLine(String text) {
        return text.substring(0, text.indexOf('\n') + 1);
    }

    /** Blocks found by the rules as they are written down, call by call. */
    private static void walk(Scratch scratch) throws IOException {
        Random random = scratch.random();
        ExampleLedger example = ExampleLedger.empty(scratch);
        TreeMap<Long, Long> tokens = new TreeMap<>();
        List<ExampleLedger.Call> calls = new ArrayList<>();
        long time = Instant.parse("2026-03-01T00:00:00Z").toEpochMilli();
        for (int i = 0; i < 150; i++) {
            time += 1 + (long) (random.nextDouble() * HOUR * (random.nextInt(5) == 0 ? 12 : 1));
            long count = 1 + random.nextInt(500);
            tokens.put(time, count);
            calls.add(new ExampleLedger.Call(Instant.ofEpochMilli(time).toString(), "claude", "anthropic",
                    "claude-opus-4-5", "s" + i % 7, count, 0, 0, 0, 0));
        }
        example.add(calls);
        for (String hours : List.of("5", "2.5", "1", "0.25", "24")) {
            long length = (long) (Double.parseDouble(hours) * HOUR);
            Check.equal(hours, expected(tokens, length), found(example.run("blocks --json --session-length " + hours)));
        }
    }

    private static List<String> expected(TreeMap<Long, Long> tokens, long length) {
        List<String> rows = new ArrayList<>();
        long start = Long.MIN_VALUE;
        long last = 0;
        long sum = 0;
        long count = 0;
        for (Map.Entry<Long, Long> call : tokens.entrySet()) {
            long at = call.getKey();
            if (start == Long.MIN_VALUE || at >= start + length || at - last > length) {
                if (start != Long.MIN_VALUE) {
                    rows.add(Instant.ofEpochMilli(start) + " " + count + " " + sum);
                    if (at - last > length) {
                        rows.add("gap " + Instant.ofEpochMilli(last + length) + " " + Instant.ofEpochMilli(at));
                    }
                }
                start = at - Math.floorMod(at, HOUR);
                sum = 0;
                count = 0;
            }
            sum += call.getValue();
            count++;
            last = at;
        }
        rows.add(Instant.ofEpochMilli(start) + " " + count + " " + sum);
        return rows;
    }

    private static List<String> found(CommandHome.Outcome outcome) {
        List<String> rows = new ArrayList<>();
        JsonArray blocks = Json.parse(outcome.done()).asObject().array("blocks");
        blocks.forEach(value -> {
            JsonObject block = value.asObject();
            Instant start = Instant.parse(block.text("startTime").orElseThrow());
            rows.add(block.isTrue("isGap") ? "gap " + start + " " + Instant.parse(block.text("endTime").orElseThrow())
                    : start + " " + block.countOrZero("entries") + " " + block.countOrZero("totalTokens"));
        });
        return rows;
    }
}
