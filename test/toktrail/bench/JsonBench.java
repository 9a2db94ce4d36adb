package toktrail.bench;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Random;
import java.util.function.ToLongFunction;

import toktrail.json.JsonParser;
import toktrail.json.JsonSettings;
import toktrail.json.JsonTokenizer;
import toktrail.json.Shape;

/** Megabytes per second of the tokenizer, one thread: {@code java -cp … toktrail.bench.JsonBench [rounds]}. */
public final class JsonBench {

    private static final int CORPUS_BYTES = 32 << 20;
    private static final Shape USAGE = Shape.of("type", "timestamp", "uuid", "sessionId", "requestId", "cwd")
            .with("message", Shape.of("id", "model", "role").with("usage", Shape.ALL));

    private JsonBench() { }

    /** Prints a line for each case: the median and the best of the rounds. */
    public static void main(String[] args) {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 15;
        byte[] records = corpus(new Random(1), 4000);
        byte[] small = corpus(new Random(2), 40);
        byte[] dense = dense(new Random(3));
        JsonTokenizer tokenizer = new JsonTokenizer(JsonSettings.FOREIGN);
        measure("skip, long strings", records, rounds, bytes -> lines(bytes, tokenizer, null));
        measure("skip, short records", small, rounds, bytes -> lines(bytes, tokenizer, null));
        measure("shape, long strings", records, rounds, bytes -> lines(bytes, tokenizer, USAGE));
        measure("shape, short records", small, rounds, bytes -> lines(bytes, tokenizer, USAGE));
        measure("skip, dense tokens", dense, rounds, bytes -> {
            tokenizer.reset(bytes, 0, bytes.length);
            return skip(tokenizer);
        });
        measure("skip, dense, stream", dense, rounds,
                bytes -> skip(tokenizer.reset(new ByteArrayInputStream(bytes))));
        measure("tree, dense tokens", dense, rounds, bytes ->
                JsonParser.parse(tokenizer.reset(bytes, 0, bytes.length), Shape.ALL).asArray().count());
    }

    private static void measure(String name, byte[] bytes, int rounds, ToLongFunction<byte[]> work) {
        double[] rates = new double[rounds];
        long want = work.applyAsLong(bytes);
        for (int i = 0; i < rounds; i++) {
            long start = System.nanoTime();
            long got = work.applyAsLong(bytes);
            rates[i] = bytes.length * 1e3 / (System.nanoTime() - start);
            if (got != want) {
                throw new AssertionError(name + ": " + got + " is not " + want);
            }
        }
        java.util.Arrays.sort(rates);
        System.out.printf(Locale.ROOT, "%-22s %6.0f MB/s median, %6.0f best%n", name, rates[rounds / 2],
                rates[rounds - 1]);
    }

    private static long skip(JsonTokenizer tokenizer) {
        tokenizer.next();
        tokenizer.skipValue();
        return tokenizer.next();
    }

    private static long lines(byte[] bytes, JsonTokenizer tokenizer, Shape shape) {
        long sum = 0;
        int from = 0;
        while (from < bytes.length) {
            // The corpus has no other line end, and each line is longer than this.
            int to = from + 600;
            while (bytes[to] != '\n') {
                to++;
            }
            tokenizer.reset(bytes, from, to);
            sum += shape == null ? skip(tokenizer)
                    : JsonParser.parse(tokenizer, shape).at("message", "usage", "output_tokens").asCount().orElse(0);
            from = to + 1;
        }
        return sum;
    }

    private static byte[] corpus(Random random, int textBytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(CORPUS_BYTES + (1 << 16));
        for (int i = 0; out.size() < CORPUS_BYTES; i++) {
            String line = """
                    {"parentUuid":"%1$s","isSidechain":false,"userType":"external","cwd":"/home/dev/work",\
                    "sessionId":"%1$s","version":"2.0.14","gitBranch":"main","type":"assistant","uuid":"%1$s",\
                    "timestamp":"2026-03-01T10:00:00.123Z","requestId":"req_%2$d","message":{"id":"msg_%2$d",\
                    "type":"message","role":"assistant","model":"claude-sonnet-4-6","content":[{"type":"text",\
                    "text":"%3$s"}],"stop_reason":null,"stop_sequence":null,"usage":{"input_tokens":%4$d,\
                    "cache_creation_input_tokens":21034,"cache_read_input_tokens":0,"cache_creation":\
                    {"ephemeral_5m_input_tokens":21034,"ephemeral_1h_input_tokens":0},"output_tokens":%2$d,\
                    "service_tier":"standard"}}}
                    """.formatted(new java.util.UUID(random.nextLong(), i), i, prose(random, textBytes),
                    random.nextInt(1000));
            out.writeBytes(line.getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }

    /** Words, with a line end, a quote or a letter beyond ASCII now and then. */
    private static String prose(Random random, int length) {
        StringBuilder text = new StringBuilder();
        while (text.length() < length) {
            int roll = random.nextInt(60);
            text.append(roll == 0 ? "\\n" : roll == 1 ? "\\\"" : roll == 2 ? "ü" : "word")
                    .append(' ').append((char) ('a' + random.nextInt(26)));
        }
        return text.toString();
    }

    private static byte[] dense(Random random) {
        StringBuilder text = new StringBuilder("[0");
        while (text.length() < CORPUS_BYTES / 2) {
            text.append(",{\"a\":").append(random.nextInt(100)).append(",\"bc\":[").append(random.nextInt(10))
                    .append(",true,null],\"d\":\"x\",\"ef\":-1.5e3,\"g\":{}}");
        }
        return text.append(']').toString().getBytes(StandardCharsets.UTF_8);
    }
}
