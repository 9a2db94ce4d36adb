package toktrail.json;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import toktrail.spelling.WhiteSpace;
import toktrail.testing.Check;
import toktrail.testing.Suite;

/** Trees and shapes: reading what is there, and what is not. */
public final class JsonTreeTest {

    private JsonTreeTest() { }

    /** Registers the tests. */
    public static void tests(Suite s) {
        readers(s);
        objects(s);
        shapes(s);
    }

    private static void readers(Suite s) {
        s.test("reads members and gives empty answers for absent and wrong ones", scratch -> {
            JsonObject record = Json.parse("{\"message\":{\"usage\":{\"input\":14,\"bad\":\"x\"},\"id\":\" m \","
                    + "\"n\":null},\"list\":[1,\"a\",{}],\"blank\":\" \\u00a0\\u2003\\t\","
                    + "\"yes\":true,\"no\":false}").asObject();
            Check.equal("count", OptionalLong.of(14), record.object("message").object("usage").count("input"));
            Check.equal("wrong type", OptionalLong.empty(), record.object("message").object("usage").count("bad"));
            Check.equal("absent", OptionalLong.empty(), record.object("x").object("y").count("z"));
            Check.equal("through a scalar", OptionalLong.empty(), record.object("yes").object("y").count("z"));
            Check.equal("at", OptionalLong.of(14), record.at("message", "usage", "input").asCount());
            Check.equal("at nothing", JsonNull.NULL, record.at("message", "none", "input"));
            Check.equal("trimmed", Optional.of("m"), record.object("message").text("id"));
            Check.equal("raw", Optional.of(" m "), record.object("message").rawText("id"));
            Check.equal("blank", Optional.empty(), record.text("blank"));
            Check.equal("text of a number", Optional.empty(), record.array("list").get(0).asText());
            Check.equal("element out of range", JsonNull.NULL, record.array("list").get(3));
            Check.equal("element -1", JsonNull.NULL, record.array("list").get(-1));
            Check.equal("array of an object", JsonArray.EMPTY, record.array("message"));
            Check.equal("true", true, record.isTrue("yes"));
            Check.equal("false", false, record.isTrue("no"));
            Check.equal("no bool", false, record.isTrue("list"));
            Check.equal("null is there", true, record.object("message").has("n"));
            Check.equal("absent is not", false, record.object("message").has("m"));
            Check.equal("both read as null", record.object("message").get("n"), record.object("message").get("m"));
        });
        s.test("trims all Unicode white space and nothing else", scratch -> {
            int[] spaces = {9, 10, 11, 12, 13, 0x1c, 0x1d, 0x1e, 0x1f, 0x20, 0x85, 0xa0, 0x1680, 0x2000, 0x2001, 0x2002,
                0x2003, 0x2004, 0x2005, 0x2006, 0x2007, 0x2008, 0x2009, 0x200a, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000};
            for (char c = 0; c < 0xFFFF; c++) {
                boolean space = java.util.Arrays.binarySearch(spaces, c) >= 0;
                Check.equal("U+" + Integer.toHexString(c), space ? "x" : c + "x" + c, WhiteSpace.trim(c + "x" + c));
            }
        });
    }

    private static void objects(Suite s) {
        s.test("keeps the order of keys; of a repeated key the last value wins", scratch -> {
            JsonObject object = Json.parse("{\"b\":1,\"a\":2,\"b\":3,\"c\":4,\"\\u0061\":5}").asObject();
            Check.equal("names", List.of("b", "a", "c"), object.names());
            Check.equal("b", OptionalLong.of(3), object.count("b"));
            Check.equal("a", OptionalLong.of(5), object.count("a"));
        });
        s.test("finds every member of large objects", scratch -> {
            for (int size : new int[] {7, 8, 9, 16, 17, 1000, 20_000}) {
                JsonObject.Builder builder = JsonObject.builder();
                for (int i = 0; i < size; i++) {
                    builder.put("k" + i, i).put("k" + i / 2, i);
                }
                JsonObject object = builder.build();
                Check.equal("count", size, object.count());
                for (int i = 0; i < size; i++) {
                    long want = 2 * i + 1 < size ? 2 * i + 1 : 2 * i < size ? 2 * i : i;
                    Check.equal("k" + i, OptionalLong.of(want), object.count("k" + i));
                }
                Check.equal("absent", JsonNull.NULL, object.get("k" + size));
                Check.equal("first name", "k0", object.names().get(0));
            }
        });
        s.test("compares objects by members in any order", scratch -> {
            JsonValue a = Json.parse("{\"a\":[1,{\"b\":null}],\"c\":\"x\"}");
            JsonValue b = Json.parse("{ \"c\" : \"x\", \"a\" : [ 1, { \"b\" : null } ] }");
            Check.equal("equal", a, b);
            Check.equal("hash", a.hashCode(), b.hashCode());
            Check.that("other value", !a.equals(Json.parse("{\"a\":[1,{\"b\":0}],\"c\":\"x\"}")));
            Check.that("null is not absent", !Json.parse("{\"a\":null}").equals(Json.parse("{\"b\":null}")));
        });
        s.test("leaves a built object alone when its builder goes on", scratch -> {
            JsonObject.Builder builder = JsonObject.builder().put("a", 1);
            JsonObject first = builder.build();
            builder.put("a", 2).put("b", "x");
            Check.equal("first", "{\"a\": 1}", first.toString());
            Check.equal("second", "{\"a\": 2, \"b\": \"x\"}", builder.build().toString());
        });
    }

    private static void shapes(Suite s) {
        s.test("keeps what a shape wants", scratch -> {
            String record = "{\"skip\":{\"type\":1},\"type\":\"t\",\"id\":{\"deep\":1},\"tags\":[1,2],\"message\":"
                    + "[{\"id\":1,\"x\":2},\"text\",[{\"id\":3}]],\"models\":{\"m1\":{\"n\":1,\"o\":2},\"m2\":5}}";
            shaped(record, Shape.of("type", "id", "tags"), "{\"type\": \"t\", \"id\": {}, \"tags\": []}");
            shaped(record, Shape.of().with("message", Shape.of("id")),
                    "{\"message\": [{\"id\": 1}, \"text\", [{\"id\": 3}]]}");
            shaped(record, Shape.of().with("models", Shape.each(Shape.of("n"))),
                    "{\"models\": {\"m1\": {\"n\": 1}, \"m2\": 5}}");
            shaped(record, Shape.each(Shape.SCALAR).with("tags", Shape.ALL),
                    "{\"skip\": {}, \"type\": \"t\", \"id\": {}, \"tags\": [1, 2], \"message\": [], \"models\": {}}");
            shaped(record, Shape.of("type").with("type", Shape.ALL), "{\"type\": \"t\"}");
            shaped(record, Shape.of(), "{}");
            shaped(record, Shape.SCALAR, "{}");
            shaped("[1,[2]]", Shape.SCALAR, "[]");
            shaped("[1,[2],{\"a\":1}]", Shape.of(), "[1, [2], {}]");
            shaped("5", Shape.of("a"), "5");
            Check.fails("ALL is all", IllegalStateException.class, () -> Shape.ALL.with("a", Shape.ALL));
        });
        s.test("shares the strings of wanted keys", scratch -> {
            String name = new String("message");
            Shape shape = Shape.of(name);
            byte[] bytes = "{\"message\":1}".getBytes(StandardCharsets.UTF_8);
            JsonTokenizer tokenizer = new JsonTokenizer(JsonSettings.FOREIGN).reset(bytes, 0, bytes.length);
            Check.that("same object", JsonParser.parse(tokenizer, shape).asObject().names().get(0) == name);
        });
        s.test("reads elements one by one for a caller who walks an array", scratch -> {
            byte[] bytes = "{\"a\":[{\"n\":1},{\"n\":2}]}".getBytes(StandardCharsets.UTF_8);
            JsonTokenizer tokenizer = new JsonTokenizer(JsonSettings.FOREIGN).reset(bytes, 0, bytes.length);
            tokenizer.next();
            tokenizer.next();
            tokenizer.next();
            long sum = 0;
            while (tokenizer.next() != JsonTokenizer.END_ARRAY) {
                sum += JsonParser.value(tokenizer, Shape.ALL).at("n").asCount().orElseThrow();
            }
            Check.equal("sum", 3L, sum);
            Check.fails("no value here", IllegalStateException.class, () -> JsonParser.value(tokenizer, Shape.ALL));
        });
    }

    private static void shaped(String record, Shape shape, String want) {
        byte[] bytes = record.getBytes(StandardCharsets.UTF_8);
        JsonTokenizer tokenizer = new JsonTokenizer(JsonSettings.FOREIGN);
        Check.equal(record, want, JsonParser.parse(tokenizer.reset(bytes, 0, bytes.length), shape).toString());
        Check.equal("projection of " + record, want, Twins.project(Json.parse(record), shape).toString());
    }
}
