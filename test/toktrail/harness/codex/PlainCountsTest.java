package toktrail.harness.codex;

import static toktrail.harness.RandomJson.maybe;
import static toktrail.harness.RandomJson.pick;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import toktrail.harness.TextLine;
import toktrail.json.JsonException;
import toktrail.json.JsonObject;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;

/** Counts that are read without trees are those that are read with them. */
public final class PlainCountsTest {

    private static final int RECORDS = 6000;
    private static final List<String> NUMBERS = List.of("0", "1", "10", "123456", "-5", "1.9", "9223372036854775807",
            "9223372036854775808", "NaN", "\"4\"", "null", "[]", "1e3");
    private static final List<String> TEXTS = List.of("\"m1\"", "\" m1 \"", "\"\"", "null", "7", "{}");
    private static final List<String> TIMES = List.of("\"2026-05-06T12:00:00.123Z\"", "\"2026-05-06T12:00:00.123Z\"",
            "\"yesterday\"", "1778068800", "null", "\" 2026-05-06 \"");

    private PlainCountsTest() { }

    public static void tests(Suite s) {
        s.test("random records give the same count with and without a tree", scratch -> {
            Random random = scratch.random();
            PlainCounts plain = new PlainCounts();
            int read = 0;
            for (int i = 0; i < RECORDS; i++) {
                // Out of patience it reads nothing any more: a new one is no different.
                plain = i % 8 == 0 ? new PlainCounts() : plain;
                read += compare(plain, record(random)) ? 1 : 0;
            }
            Check.that(read + " read", read > RECORDS / 20);
        });
        s.test("records of the fixtures give the same count with and without a tree", scratch -> {
            int read = 0;
            try (Stream<Path> files = Files.walk(Scratch.fixture("harness/codex"))) {
                for (Path file : files.filter(path -> path.toString().endsWith(".jsonl")).sorted().toList()) {
                    read += fixture(file);
                }
            }
            Check.that(read + " read", read > 50);
        });
        s.test("a file of other records is soon left to trees", scratch -> {
            PlainCounts plain = new PlainCounts();
            String count = "{\"type\":\"event_msg\",\"timestamp\":\"2026-05-06T12:00:00Z\",\"payload\":"
                    + "{\"type\":\"token_count\",\"info\":{}}}";
            for (int i = 0; i < 9; i++) {
                Check.that("no event_msg", !plain.read(new TextLine(count.replace("event_msg", "event"))));
            }
            Check.that("left", !plain.read(new TextLine(count)));
            Check.that("read", new PlainCounts().read(new TextLine(count)));
        });
    }

    private static int fixture(Path file) throws IOException {
        PlainCounts plain = new PlainCounts();
        int read = 0;
        for (String line : new String(Files.readAllBytes(file), StandardCharsets.UTF_8).split("\n")) {
            read += compare(plain, line) ? 1 : 0;
        }
        return read;
    }

    /** Whether the record was read without a tree; then both readings must agree. */
    private static boolean compare(PlainCounts plain, String text) {
        TextLine line = new TextLine(text);
        boolean read;
        try {
            read = plain.read(line);
        } catch (JsonException malformed) {
            return false;
        }
        if (read) {
            JsonObject record = line.parse(CodexRecord.SHAPE);
            Check.equal("type", "event_msg", record.text("type").orElse(null));
            Check.equal("message", "token_count", record.object("payload").text("type").orElse(null));
            Check.equal(text, TokenCount.of(record, record.object("payload")), plain.count());
        }
        return read;
    }

    private static String record(Random random) {
        StringBuilder info = new StringBuilder("{\"model_context_window\":272000");
        maybe(random, 2, info, "total_token_usage", usage(random));
        maybe(random, 2, info, "last_token_usage", usage(random));
        for (String name : List.of("model", "model_name", "requested_model", "latest_response_model")) {
            maybe(random, 5, info, name, pick(random, TEXTS));
        }
        StringBuilder message = new StringBuilder("{\"rate_limits\":{\"info\":3}");
        maybe(random, 1, message, "type", random.nextInt(20) == 0 ? "\"other\"" : "\"token_count\"");
        maybe(random, 1, message, "info", random.nextInt(15) == 0 ? pick(random, NUMBERS) : info + "}");
        maybe(random, 5, message, "model", pick(random, TEXTS));
        maybe(random, 5, message, "model_name", pick(random, TEXTS));
        maybe(random, 20, message, "model_info", pick(random, List.of("{\"slug\":\"m3\"}", "null", "3")));
        maybe(random, 20, message, "metadata", pick(random, List.of("{\"model\":\"m4\"}", "null")));
        maybe(random, 20, message, "payload", "{\"info\":{\"model\":\"m5\"}}");
        StringBuilder record = new StringBuilder("{\"type\":\"event_msg\"");
        maybe(random, 1, record, "timestamp", pick(random, TIMES));
        maybe(random, 4, record, "created_at", pick(random, TIMES));
        maybe(random, 9, record, "data", "{\"timestamp\":1778068800}");
        maybe(random, 30, record, "type", "\"event\"");
        return record.append(",\"payload\":").append(message).append("}}").toString();
    }

    private static String usage(Random random) {
        if (random.nextInt(10) == 0) {
            return pick(random, NUMBERS);
        }
        StringBuilder usage = new StringBuilder("{\"other\":1");
        for (String name : List.of("input_tokens", "cached_input_tokens", "cache_write_input_tokens", "output_tokens",
                "reasoning_output_tokens", "total_tokens")) {
            maybe(random, 2, usage, name, pick(random, NUMBERS));
        }
        for (String name : List.of("prompt_tokens", "input", "cache_read_input_tokens", "cached_tokens",
                "cache_creation_input_tokens", "completion_tokens", "output", "reasoning_tokens")) {
            maybe(random, 40, usage, name, pick(random, NUMBERS));
        }
        return usage.append('}').toString();
    }
}
