package toktrail.json;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.Set;

import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;

/** The table of documents to accept and to refuse, and what cannot stand in a table: size and depth. */
public final class JsonVerdictTest {

    private static final int ABSURD_DEPTH = 100_000;
    private static final int SMALL_STACK = 512 << 10;

    private JsonVerdictTest() { }

    /** Registers the tests. */
    public static void tests(Suite s) {
        table(s);
        depths(s);
        sizes(s);
    }

    private static void table(Suite s) {
        s.test("accepts, refuses and survives the documents of the table", scratch -> {
            Set<String> names = new HashSet<>();
            for (String row : Files.readAllLines(Scratch.fixture("json/verdicts.txt"))) {
                if (row.startsWith("#")) {
                    continue;
                }
                String name = row.substring(0, row.indexOf(' '));
                byte[] document = bytes(row.substring(row.indexOf(' ') + 1));
                Check.that(name + " stands there twice", names.add(name));
                boolean accepted = Twins.accepts(document);
                if (!name.startsWith("i_")) {
                    Check.equal(name, name.startsWith("y_"), accepted);
                }
                Twins.check(document);
            }
            Check.that("enough rows: " + names.size(), names.size() > 200);
        });
    }

    private static void depths(Suite s) {
        s.test("refuses a hundred thousand open containers", scratch -> {
            for (String open : new String[] {"[", "{\"a\":", "[{\"\":"}) {
                byte[] document = open.repeat(ABSURD_DEPTH).getBytes(StandardCharsets.US_ASCII);
                JsonException e = Check.fails(open, JsonException.class, () -> Json.parse(document));
                Check.equal("message", "nested deeper than 1000 containers", e.getMessage());
                JsonTokenizer tokenizer = new JsonTokenizer(JsonSettings.EXACT, 5);
                tokenizer.reset(new ByteArrayInputStream(document)).next();
                JsonException skipped = Check.fails(open, JsonException.class, tokenizer::skipValue);
                Check.equal("column", e.column(), skipped.column());
            }
        });
        s.test("accepts the depth limit exactly, for objects and arrays, read and skipped", scratch -> {
            for (int limit : new int[] {1, 2, 63, 64, 65, 128, JsonSettings.MAX_DEPTH}) {
                JsonSettings settings = new JsonSettings(limit, Integer.MAX_VALUE, JsonSettings.NonFinite.REJECT);
                for (int depth = limit; depth <= limit + 1; depth++) {
                    boolean fits = depth == limit;
                    byte[] arrays = ("[".repeat(depth) + "]".repeat(depth)).getBytes(StandardCharsets.US_ASCII);
                    byte[] objects = ("{\"a\":".repeat(depth - 1) + "{}" + "}".repeat(depth - 1) + " ".repeat(20))
                            .getBytes(StandardCharsets.US_ASCII);
                    Check.equal("arrays " + depth, fits, accepts(settings, arrays, true));
                    Check.equal("objects " + depth, fits, accepts(settings, objects, true));
                    Check.equal("skipped arrays " + depth, fits, accepts(settings, arrays, false));
                    Check.equal("skipped objects " + depth, fits, accepts(settings, objects, false));
                }
            }
        });
        s.test("reads and writes trees of the full depth on a small stack", scratch -> {
            String deep = "[{\"a\":".repeat(JsonSettings.MAX_DEPTH / 2) + "1" + "}]".repeat(JsonSettings.MAX_DEPTH / 2);
            Object[] result = new Object[1];
            Thread thread = new Thread(null, () -> {
                try {
                    result[0] = Json.write(Json.parse(deep), JsonStyle.CANONICAL);
                } catch (Throwable e) {
                    result[0] = e;
                }
            }, "small stack", SMALL_STACK);
            thread.start();
            thread.join();
            Check.equal("round trip", deep, result[0]);
        });
    }

    private static void sizes(Suite s) {
        s.test("jumps over a string of any length in constant memory", scratch -> {
            long length = 200L << 20;
            long[] left = {length};
            ByteSource quotesAround = (into, from, count) -> {
                if (left[0] == 0) {
                    return -1;
                }
                int given = (int) Math.min(count, left[0]);
                java.util.Arrays.fill(into, from, from + given, (byte) 'x');
                if (left[0] == length) {
                    into[from] = '"';
                }
                left[0] -= given;
                if (left[0] == 0) {
                    into[from + given - 1] = '"';
                }
                return given;
            };
            JsonTokenizer tokenizer = new JsonTokenizer(JsonSettings.FOREIGN);
            JsonValue value = JsonParser.parse(tokenizer.reset(quotesAround), Shape.ALL);
            Check.equal("kept", JsonSettings.FOREIGN_TEXT_BYTES, value.asRawText().orElseThrow().length());
            Check.equal("read to the end", length, tokenizer.offset());
        });
    }

    private static boolean accepts(JsonSettings settings, byte[] document, boolean tree) {
        JsonTokenizer tokenizer = new JsonTokenizer(settings).reset(document, 0, document.length);
        try {
            JsonParser.parse(tokenizer, tree ? Shape.ALL : Shape.SCALAR);
            return true;
        } catch (JsonException e) {
            return false;
        }
    }

    private static byte[] bytes(String escaped) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] source = escaped.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < source.length; i++) {
            if (source[i] == '%') {
                out.write(Integer.parseInt(escaped(source, i), 16));
                i += 2;
            } else {
                out.write(source[i]);
            }
        }
        return out.toByteArray();
    }

    private static String escaped(byte[] source, int at) {
        return new String(source, at + 1, 2, StandardCharsets.US_ASCII);
    }
}
