package toktrail.cli;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import toktrail.json.Json;
import toktrail.json.JsonObject;
import toktrail.json.JsonValue;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;

/** The documented table of calls against what the commands make of them. */
public final class ExampleLedgerTest {

    private static final List<String> CLASSES = List.of("input", "output", "reasoning", "cache_read", "cache_write");

    private ExampleLedgerTest() { }

    public static void tests(Suite s) {
        s.test("the documented calls, their days and their costs", ExampleLedgerTest::calls);
    }

    /** Cells of the table: number, time, day, harness, provider/model, session, five classes, cost. */
    private static List<List<String>> table() throws IOException {
        List<List<String>> rows = new ArrayList<>();
        for (String line : Files.readAllLines(Scratch.fixture("cli/known/calls.txt"))) {
            List<String> cells = Arrays.stream(line.substring(1).split("\\|")).map(String::strip).toList();
            if (Character.isDigit(cells.get(0).charAt(0))) {
                rows.add(cells);
            }
        }
        return rows;
    }

    private static void calls(Scratch scratch) throws IOException {
        ExampleLedger example = ExampleLedger.of(scratch, 8);
        List<String> wanted = new ArrayList<>();
        Map<String, Long> days = new TreeMap<>();
        for (List<String> row : table()) {
            long at = Instant.parse(row.get(1).replace(' ', 'T') + ":00Z").toEpochMilli();
            wanted.add(at + " " + String.join(" ", row.subList(3, 12)));
            long tokens = row.subList(6, 11).stream().mapToLong(Long::parseLong).sum();
            days.merge("2026-" + row.get(2).replace("*", ""), tokens, Long::sum);
        }
        List<String> found = new ArrayList<>();
        BigDecimal cost = BigDecimal.ZERO;
        for (String line : example.run("export --format jsonl --include-ids").done().lines().toList()) {
            JsonObject event = Json.parse(line).asObject();
            Optional<BigDecimal> own = event.text("virtual_cost_usd").map(BigDecimal::new);
            cost = cost.add(own.orElse(BigDecimal.ZERO));
            StringBuilder text = new StringBuilder();
            text.append(event.get("created_ms")).append(' ').append(event.text("harness").orElseThrow()).append(' ')
                    .append(event.text("provider_id").orElseThrow()).append('/')
                    .append(event.text("model_id").orElseThrow()).append(' ')
                    .append(event.text("source_session_id").orElseThrow());
            CLASSES.forEach(name -> text.append(' ').append(event.get(name + "_tokens")));
            found.add(text + " " + own.map(BigDecimal::toPlainString).orElse("unpriced"));
        }
        found.sort(null);
        Check.equal("calls", wanted, found);
        Check.equal("cost", "0.3917", cost.stripTrailingZeros().toPlainString());
        Map<String, Long> reported = new LinkedHashMap<>();
        for (JsonValue day : Json.parse(example.run("daily --json --shape ccusage").done()).asObject()
                .array("daily")) {
            reported.put(day.asObject().text("period").orElseThrow(), day.asObject().countOrZero("totalTokens"));
        }
        Check.equal("days", days.toString(), reported.toString());
        Check.equal("tokens", 301_182L, reported.values().stream().mapToLong(Long::longValue).sum());
    }
}
