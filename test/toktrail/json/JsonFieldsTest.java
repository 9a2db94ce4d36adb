package toktrail.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import toktrail.testing.Check;
import toktrail.testing.Suite;

/** Fields read without a tree say what the tree says. */
public final class JsonFieldsTest {

    private static final int DOCUMENTS = 4000;
    private static final int MAX_BUFFER = 17;

    /** Places of which {@link Documents} make some. */
    private static final String[] PATHS = {"a", "type", "k\u00e9y", "message", "message.id", "message.usage",
        "message.usage.a", "list", "list.id", "id"};

    private static final int NEARLY_ALIKE = 20_000;

    private static final String[] ALIKE = {
        "{\"type\":\"assistant\",\"x\":\"0123456789\",\"message\":{\"id\":\"msg_01\",\"usage\":{\"a\":12,"
                + "\"b\":[1,{\"c\":null}]},\"content\":[{\"text\":\"\\n \\\" caf\u00e9\"}]},\"a\":true,\"id\":1.5}",
        "{\"type\":\"assistant\",\"x\":\"0123456780\",\"message\":{\"id\":\"msg_02\",\"usage\":{\"a\":999999999999999,"
                + "\"b\":[]}},\"a\":false,\"id\":null}",
        "{ \"type\" : \"user\" , \"list\":{\"id\":\" x \"} ,\"k\u00e9y\":\"\",\"a\":-1}\n",
        "{\"type\":\"assistant\",\"id\":0}"};

    private JsonFieldsTest() { }

    /** Registers the tests. */
    public static void tests(Suite s) {
        s.test("say what the tree says, of valid and damaged documents, one after the other", scratch -> {
            Random random = scratch.random();
            Documents documents = new Documents(random, true);
            JsonFields fields = new JsonFields(JsonLayout.of(PATHS));
            int read = 0;
            for (int i = 0; i < DOCUMENTS; i++) {
                byte[] document = i % 3 == 0 ? documents.mutated()
                        : ("{\"message\":{\"id\":\" x\",\"usage\":" + documents.valid() + "},\"a\":" + documents.valid()
                                + (i % 2 == 0 ? ",\"list\":" : ",\"type\":") + documents.valid() + "}")
                                .getBytes(StandardCharsets.UTF_8);
                JsonTokenizer tokenizer = new JsonTokenizer(JsonSettings.FOREIGN);
                read += compare(fields, tokenizer.reset(document, 0, document.length), document) ? 1 : 0;
                JsonTokenizer small = new JsonTokenizer(JsonSettings.FOREIGN, 1 + random.nextInt(MAX_BUFFER));
                compare(fields, small.reset(new java.io.ByteArrayInputStream(document)), document);
            }
            Check.that(read + " of " + DOCUMENTS + " read", read > DOCUMENTS / 3);
        });
        s.test("say what the tree says of records that are nearly alike, wherever they stand", scratch -> {
            Random random = scratch.random();
            JsonFields fields = new JsonFields(JsonLayout.of(PATHS));
            int read = 0;
            for (int i = 0; i < NEARLY_ALIKE; i++) {
                byte[] record = nearly(ALIKE[random.nextInt(ALIKE.length)], random);
                byte[] buffer = new byte[record.length + random.nextInt(40)];
                random.nextBytes(buffer);
                int from = random.nextInt(buffer.length - record.length + 1);
                System.arraycopy(record, 0, buffer, from, record.length);
                JsonTokenizer tokenizer = new JsonTokenizer(JsonSettings.FOREIGN);
                read += compare(fields, tokenizer.reset(buffer, from, from + record.length), record) ? 1 : 0;
            }
            Check.that(read + " of " + NEARLY_ALIKE + " read", read > NEARLY_ALIKE / 3);
        });
        s.test("read nothing behind the end of a record, whatever would complete it", scratch -> {
            JsonFields fields = new JsonFields(JsonLayout.of(PATHS));
            for (String record : ALIKE) {
                for (String behind : List.of("", " ", "\n" + record, "}}}}}}", "0000000000", "\"\"\"\"\"\"\"\"\"\"")) {
                    byte[] buffer = (record + behind).getBytes(StandardCharsets.UTF_8);
                    for (int end = record.getBytes(StandardCharsets.UTF_8).length; end > 0; end--) {
                        Check.that(record, read(fields, record));
                        JsonTokenizer tokenizer = new JsonTokenizer(JsonSettings.FOREIGN).reset(buffer, 0, end);
                        compare(fields, tokenizer, Arrays.copyOf(buffer, end));
                    }
                }
            }
        });
        s.test("keep to the depth that is allowed", scratch -> {
            JsonFields fields = new JsonFields(JsonLayout.of("a", "a.b", "c"));
            for (int depth = 1; depth < 8; depth++) {
                for (String record : List.of("{\"a\":{\"b\":[[[]]]}}", "{\"c\":{\"b\":[[[]]]}}",
                        "{\"x\":{\"b\":[[[]]]}}")) {
                    byte[] bytes = record.getBytes(StandardCharsets.UTF_8);
                    JsonSettings settings = new JsonSettings(depth, 1 << 20, JsonSettings.NonFinite.REJECT);
                    JsonTokenizer tokenizer = new JsonTokenizer(settings).reset(bytes, 0, bytes.length);
                    if (depth < 5) {
                        Check.fails(record, JsonException.class, () -> fields.read(tokenizer));
                    } else {
                        Check.that(record, fields.read(tokenizer));
                    }
                }
            }
        });
        s.test("cut texts as the settings say", scratch -> {
            JsonFields fields = new JsonFields(JsonLayout.of("a"));
            for (int limit : new int[] {1, 3, 4, 5, 2000}) {
                for (int i = 0; i < 2; i++) {
                    byte[] bytes = "{\"a\":\"abcd\"}".getBytes(StandardCharsets.UTF_8);
                    JsonTokenizer tokenizer = new JsonTokenizer(JsonSettings.EXACT.withMaxTextBytes(limit));
                    fields.read(tokenizer.reset(bytes, 0, bytes.length));
                    Check.equal("limit " + limit, "abcd".substring(0, Math.min(limit, 4)), fields.text(0));
                }
            }
        });
        s.test("leave repeated keys and what is no object to the tree", scratch -> {
            JsonFields fields = new JsonFields(JsonLayout.of("a", "b", "b.c"));
            Check.equal("array", false, read(fields, "[{\"a\":1}]"));
            Check.equal("repeated", false, read(fields, "{\"a\":1,\"a\":2}"));
            Check.equal("repeated inside", false, read(fields, "{\"b\":{\"c\":1,\"c\":2}}"));
            Check.equal("nothing is left", 0L, fields.countOrZero(0));
            Check.equal("once", true, read(fields, "{\"x\":1,\"x\":2,\"b\":{\"c\":\" t \"}}"));
            Check.equal("text", "t", fields.text(2));
            Check.that("an object", fields.isObject(1) && !fields.isArray(1) && !fields.isNull(1));
        });
        s.test("give the same String for the same text of the next record", scratch -> {
            JsonFields fields = new JsonFields(JsonLayout.of("a"));
            read(fields, "{\"a\":\"caf\\u00e9\"}");
            String first = fields.text(0);
            read(fields, "{\"b\":1}");
            Check.equal("absent", null, fields.text(0));
            read(fields, "{\"a\":\"caf\u00e9\"}");
            Check.that("same object", first == fields.text(0));
            read(fields, "{\"a\":\"cafe\"}");
            Check.equal("another", "cafe", fields.text(0));
        });
        s.test("a layout names what contains others first", scratch -> {
            Check.fails("child first", IllegalArgumentException.class, () -> JsonLayout.of("a.b", "a"));
            Check.fails("twice", IllegalArgumentException.class, () -> JsonLayout.of("a", "a"));
        });
    }

    /** The record, or the record with one byte changed, left out, doubled, or cut off behind it. */
    private static byte[] nearly(String record, Random random) {
        byte[] bytes = record.getBytes(StandardCharsets.UTF_8);
        int at = random.nextInt(bytes.length);
        byte[] end = Arrays.copyOfRange(bytes, at, bytes.length);
        switch (random.nextInt(8)) {
            case 0 -> bytes[at] = (byte) "\"\\{}[],:0.-e tn\u0001".charAt(random.nextInt(16));
            case 1 -> {
                System.arraycopy(bytes, at, bytes, Math.max(0, at - 1), bytes.length - at);
                bytes[bytes.length - 1] = ' ';
            }
            case 2 -> {
                byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
                System.arraycopy(end, 0, longer, at + 1, end.length);
                return longer;
            }
            case 3 -> {
                return Arrays.copyOf(bytes, at);
            }
            default -> { }
        }
        return bytes;
    }

    private static boolean read(JsonFields fields, String document) {
        byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
        return fields.read(new JsonTokenizer(JsonSettings.FOREIGN).reset(bytes, 0, bytes.length));
    }

    /** Whether the fields were read; fails if they differ from the tree's. */
    private static boolean compare(JsonFields fields, JsonTokenizer tokenizer, byte[] document) {
        JsonValue tree = null;
        try {
            JsonTokenizer whole = new JsonTokenizer(JsonSettings.FOREIGN);
            tree = JsonParser.parse(whole.reset(document, 0, document.length), Shape.ALL);
        } catch (JsonException malformed) {
            tree = null;
        }
        boolean read;
        try {
            read = fields.read(tokenizer);
        } catch (JsonException malformed) {
            Check.that("refused only what is malformed: " + Twins.show(document), tree == null);
            return false;
        }
        Check.that("malformed is not read: " + Twins.show(document), !read || tree instanceof JsonObject);
        for (int i = 0; read && i < PATHS.length; i++) {
            JsonValue want = ((JsonObject) tree).at(PATHS[i].split("\\."));
            String what = PATHS[i] + " of " + Twins.show(document);
            Check.equal("text " + what, want.asText().orElse(null), fields.text(i));
            Check.equal("count " + what, want.asCount().orElse(0), fields.countOrZero(i));
            Check.equal("true " + what, want.isTrue(), fields.isTrue(i));
            Check.equal("null " + what, want.isNull(), fields.isNull(i));
            Check.equal("object " + what, want instanceof JsonObject, fields.isObject(i));
            Check.equal("array " + what, want instanceof JsonArray, fields.isArray(i));
            Check.equal("number " + what, want instanceof JsonNumber, fields.isNumber(i));
        }
        return read;
    }
}
