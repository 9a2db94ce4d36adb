package toktrail.json;

import java.nio.charset.StandardCharsets;
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
