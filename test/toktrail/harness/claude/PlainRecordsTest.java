package toktrail.harness.claude;

import static toktrail.harness.RandomJson.maybe;
import static toktrail.harness.RandomJson.pick;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import toktrail.harness.FileAttributes;
import toktrail.harness.SourceFile;
import toktrail.harness.TextLine;
import toktrail.json.JsonException;
import toktrail.json.JsonObject;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;

/** Calls that are read without trees are those that are read with them. */
public final class PlainRecordsTest {

    private static final int RECORDS = 6000;
    private static final long FALLBACK_MS = 1234;
    private static final List<String> TEXTS = List.of("\"m1\"", "\"m1\"", "\"m2\"", "\" m1 \"", "\"\"", "null", "7",
            "\"\\u006d1\"", "{}", "true");
    private static final List<String> COUNTS = List.of("0", "1", "10", "123456", "-5", "1.9", "9223372036854775807",
            "9223372036854775808", "NaN", "\"4\"", "null", "[]", "1e3");
    private static final List<String> TIMES = List.of("\"2026-05-06T12:00:00.123Z\"", "\"2026-05-06T12:00:00.123Z\"",
            "\"2026-05-06T12:00:01.5+02:00\"", "\"yesterday\"", "1778068800", "null", "\" 2026-05-06 \"");

    private PlainRecordsTest() { }

    public static void tests(Suite s) {
        s.test("random records give the same call with and without a tree", scratch -> {
            Random random = scratch.random();
            for (String path : List.of("p/s1.jsonl", "p/s1/subagents/agent-x-0f9e.jsonl")) {
                Place place = place(scratch.directory().resolve(path));
                PlainRecords plain = new PlainRecords(place);
                int read = 0;
                for (int i = 0; i < RECORDS; i++) {
                    // Out of patience it reads nothing any more: a new one is no different.
                    plain = i % 50 == 0 ? new PlainRecords(place) : plain;
                    read += compare(plain, place, record(random)) ? 1 : 0;
                }
                Check.that(read + " read", read > RECORDS / 20);
            }
        });
        s.test("records of the fixtures give the same call with and without a tree", scratch -> {
            int read = 0;
            try (Stream<Path> files = Files.walk(Scratch.fixture("harness/claude"))) {
                for (Path file : files.filter(path -> path.toString().endsWith(".jsonl")).sorted().toList()) {
                    read += fixture(file);
                }
            }
            Check.that(read + " read", read > 50);
        });
    }

    private static int fixture(Path file) throws IOException {
        Place place = place(file);
        PlainRecords plain = new PlainRecords(place);
        int read = 0;
        for (String line : new String(Files.readAllBytes(file), StandardCharsets.UTF_8).split("\n")) {
            read += compare(plain, place, line) ? 1 : 0;
        }
        return read;
    }

    private static Place place(Path path) {
        return Place.of(new SourceFile(path, path.getParent(), new FileAttributes(0, 0, "")));
    }

    /** Whether the record was read without a tree; then both readings must agree. */
    private static boolean compare(PlainRecords plain, Place place, String text) {
        TextLine line = new TextLine(text);
        boolean read;
        try {
            read = plain.read(line);
        } catch (JsonException malformed) {
            return false;
        }
        if (read) {
            JsonObject entry = line.parse(Records.PLAIN);
            Candidate.Spot spot = new Candidate.Spot(3, 77, false, 3);
            Candidate want = new Records(place, FALLBACK_MS).transcript(entry, spot);
            Check.equal(text, want, plain.candidate(spot, FALLBACK_MS));
            Check.equal("type", "assistant", entry.text("type").orElse(null));
            Check.equal("session", Records.session(entry), plain.session());
            Check.equal("cwd", entry.text("cwd").orElse(null), plain.cwd());
            Check.equal("branch", entry.text("gitBranch").orElse(null), plain.branch());
            Check.equal("origin", entry.object("forkedFrom").text("sessionId").orElse(null), plain.forkedFrom());
        }
        return read;
    }

    private static String record(Random random) {
        StringBuilder usage = new StringBuilder("{\"input_tokens\":3");
        for (String name : List.of("output_tokens", "cache_creation_input_tokens", "cache_read_input_tokens",
                "cache_read_output_tokens")) {
            maybe(random, 2, usage, name, pick(random, COUNTS));
        }
        maybe(random, 3, usage, "cache_creation", "{\"ephemeral_5m_input_tokens\":" + pick(random, COUNTS)
                + ",\"ephemeral_1h_input_tokens\":" + pick(random, COUNTS) + "}");
        maybe(random, 3, usage, "server_tool_use", "{\"web_search_requests\":" + pick(random, COUNTS) + "}");
        maybe(random, 4, usage, "service_tier", pick(random, List.of("\"standard\"", "\"batch\"", "\"a=b\"", "3")));
        maybe(random, 4, usage, "speed", pick(random, List.of("\"standard\"", "\"fast\"", "null")));
        maybe(random, 4, usage, "inference_geo", pick(random, List.of("\"global\"", "\"us\"", "\"not_available\"")));
        maybe(random, 8, usage, "iterations", "[{\"type\":\"message\",\"output_tokens\":9}]");
        StringBuilder message = new StringBuilder("{\"content\":[{\"type\":\"text\",\"text\":\"\\\"usage\\\": 3\"}]");
        maybe(random, 1, message, "id", pick(random, TEXTS));
        maybe(random, 1, message, "model", random.nextInt(9) == 0 ? "\"<synthetic>\"" : "\"claude-x\"");
        maybe(random, 2, message, "stop_reason", pick(random, List.of("null", "\"end_turn\"", "\"\"")));
        maybe(random, 1, message, "usage", random.nextInt(20) == 0 ? "[]" : usage + "}");
        StringBuilder entry = new StringBuilder("{\"type\":\"assistant\"");
        for (String name : List.of("sessionId", "session_id", "requestId", "agentId", "attributionAgent", "cwd",
                "gitBranch", "uuid")) {
            maybe(random, 2, entry, name, pick(random, TEXTS));
        }
        maybe(random, 2, entry, "isSidechain", pick(random, List.of("true", "false", "\"true\"")));
        maybe(random, 1, entry, "timestamp", pick(random, TIMES));
        maybe(random, 9, entry, "costUSD", pick(random, List.of("0.25", "0", "null")));
        maybe(random, 5, entry, "forkedFrom", pick(random, List.of("{\"sessionId\":\"s0\"}", "{}", "null", "\"s0\"")));
        maybe(random, 30, entry, "type", "\"user\"");
        return entry.append(",\"message\":").append(message).append("}}").toString();
    }
}
