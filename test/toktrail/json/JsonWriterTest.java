package toktrail.json;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import toktrail.spelling.Decimals;
import toktrail.testing.Check;
import toktrail.testing.Suite;

/** Writing: the three styles, escapes, amounts, misuse, round trips. */
public final class JsonWriterTest {

    private JsonWriterTest() { }

    /** Registers the tests. */
    public static void tests(Suite s) {
        styles(s);
        pieces(s);
        misuse(s);
        amounts(s);
    }

    private static void styles(Suite s) {
        s.test("writes the three styles", scratch -> {
            JsonValue value = Json.parse("{\"a\":[1,{\"b\":null}],\"c\":[],\"d\":{},\"e\":\"x/y\"}");
            Check.equal("pretty", """
                    {
                      "a": [
                        1,
                        {
                          "b": null
                        }
                      ],
                      "c": [],
                      "d": {},
                      "e": "x/y"
                    }""", Json.write(value, JsonStyle.PRETTY));
            Check.equal("spaced", "{\"a\": [1, {\"b\": null}], \"c\": [], \"d\": {}, \"e\": \"x/y\"}",
                    Json.write(value, JsonStyle.SPACED));
            Check.equal("canonical", "{\"a\":[1,{\"b\":null}],\"c\":[],\"d\":{},\"e\":\"x/y\"}",
                    Json.write(value, JsonStyle.CANONICAL));
            Check.equal("scalar", "true", Json.write(JsonBoolean.TRUE, JsonStyle.PRETTY));
        });
        s.test("escapes every char that is no printable ASCII", scratch -> {
            for (int c = 0; c < 0x10000; c++) {
                int shortForm = "\"\\\b\f\n\r\t".indexOf(c);
                String want = shortForm >= 0 ? "\\" + "\"\\bfnrt".charAt(shortForm)
                        : c >= 0x20 && c < 0x7f ? "" + (char) c : String.format("\\u%04x", c);
                Check.equal("U+" + c, "\"" + want + "\"", new JsonText("" + (char) c).toString());
            }
            Check.equal("pair", "\"\\ud83d\\ude00\"", new JsonText("\ud83d\ude00").toString());
        });
    }

    private static void pieces(Suite s) {
        s.test("writes piece by piece what a tree gives", scratch -> {
            StringBuilder text = new StringBuilder();
            JsonWriter writer = new JsonWriter(text::append, JsonStyle.SPACED);
            writer.beginObject().key("\u00fc").text("a\"b").key("n").text(null).key("l").number(-5)
                    .key("m").money(new BigDecimal("0.500")).key("p").number(new BigDecimal("3"))
                    .key("r").ratio(2.0 / 3).key("q").ratio(Double.NaN).key("z").ratio(new BigDecimal("1"))
                    .key("y").bool(false).key("a").beginArray().nullValue().beginObject().endObject().endArray()
                    .key("x").money(null).key("w").number((BigDecimal) null)
                    .key("o").number(OptionalLong.empty()).key("i").number(OptionalLong.of(7))
                    .key("e").numberOrNull(null).key("v").numberOrNull(8L).endObject().finish();
            Check.equal("text", "{\"\\u00fc\": \"a\\\"b\", \"n\": null, \"l\": -5, \"m\": \"0.5\", \"p\": 3.0, "
                    + "\"r\": 0.666667, \"q\": null, \"z\": 1.0, \"y\": false, \"a\": [null, {}], \"x\": null, "
                    + "\"w\": null, \"o\": null, \"i\": 7, \"e\": null, \"v\": 8}", text.toString());
        });
        s.test("hands over long texts in pieces, and the rest at the end", scratch -> {
            int[] pieces = {0};
            StringBuilder text = new StringBuilder();
            JsonWriter writer = new JsonWriter(piece -> {
                pieces[0]++;
                text.append(piece);
            }, JsonStyle.CANONICAL);
            writer.beginArray();
            for (int i = 0; i < 10_000; i++) {
                writer.number(i);
            }
            writer.endArray().finish();
            Check.that(pieces[0] + " pieces", pieces[0] > 3 && pieces[0] < 20);
            Check.equal("elements", 10_000, Json.parse(text.toString()).asArray().count());
        });
    }

    private static void misuse(Suite s) {
        s.test("throws IllegalStateException where no JSON would come out", scratch -> {
            misuse("value without key", w -> w.beginObject().number(1));
            misuse("container without key", w -> w.beginObject().beginArray());
            misuse("key at the top", w -> w.key("a"));
            misuse("key in an array", w -> w.beginArray().key("a"));
            misuse("two keys", w -> w.beginObject().key("a").key("b"));
            misuse("key without value", w -> w.beginObject().key("a").endObject());
            misuse("wrong end", w -> w.beginArray().endObject());
            misuse("wrong end of object", w -> w.beginObject().endArray());
            misuse("end at the top", JsonWriter::endArray);
            misuse("second value", w -> w.number(1).number(2));
            misuse("second container", w -> w.beginArray().endArray().beginArray());
            misuse("unfinished", w -> w.beginArray().finish());
            misuse("nothing", JsonWriter::finish);
        });
    }

    private static void amounts(Suite s) {
        s.test("formats money, decimals and ratios plainly", scratch -> {
            String[][] money = {{"0", "0"}, {"0E-8", "0"}, {"0.500000", "0.5"}, {"1E+3", "1000"}, {"-2.50", "-2.5"},
                {"1E-7", "0.0000001"}, {"5", "5"}, {"-0.00", "0"}, {"120", "120"}};
            for (String[] row : money) {
                Check.equal(row[0], row[1], Decimals.plain(new BigDecimal(row[0])));
            }
            String[][] decimals = {{"0", "0.0"}, {"3", "3.0"}, {"3.00", "3.0"}, {"0.0750", "0.075"}, {"1E+2", "100.0"}};
            for (String[] row : decimals) {
                Check.equal(row[0], row[1], Decimals.withFraction(new BigDecimal(row[0])));
            }
            String[][] ratios = {{"0.7432285", "0.743228"}, {"0.7432295", "0.74323"}, {"1", "1.0"}, {"0", "0.0"},
                {"-0.0000001", "0.0"}, {"12345678.9", "12345678.9"}, {"0.9999999", "1.0"}, {"1E-6", "0.000001"}};
            for (String[] row : ratios) {
                Check.equal(row[0], row[1], Decimals.ratio(new BigDecimal(row[0])));
            }
            Check.equal("double", Optional.of("0.333333"), Decimals.ratio(1.0 / 3));
            Check.equal("the double is above the half", Optional.of("0.000003"), Decimals.ratio(0.0000025));
            Check.equal("huge", Optional.of("1" + "0".repeat(22) + ".0"), Decimals.ratio(1e22));
            Check.equal("infinite", Optional.empty(), Decimals.ratio(Double.POSITIVE_INFINITY));
        });
        s.test("writes numbers as they were read, and words that are no JSON as null", scratch -> {
            byte[] bytes = "[1e5,-0,1.50,NaN,-Infinity,12345678901234567890]"
                    .getBytes(java.nio.charset.StandardCharsets.US_ASCII);
            JsonTokenizer tokenizer = new JsonTokenizer(JsonSettings.FOREIGN).reset(bytes, 0, bytes.length);
            Check.equal("text", "[1e5,-0,1.50,null,null,12345678901234567890]",
                    Json.write(JsonParser.parse(tokenizer, Shape.ALL), JsonStyle.CANONICAL));
        });
        s.test("writes trees that read back equal, in every style", scratch -> {
            Random random = scratch.random();
            Documents documents = new Documents(random, false);
            for (int i = 0; i < 500; i++) {
                JsonValue value = Json.parse(documents.valid());
                for (JsonStyle style : JsonStyle.values()) {
                    Check.equal("round trip", value, Json.parse(Json.write(value, style)));
                }
            }
        });
    }

    private static void misuse(String what, java.util.function.Consumer<JsonWriter> use) {
        JsonWriter writer = new JsonWriter(text -> { }, JsonStyle.PRETTY);
        Check.fails(what, IllegalStateException.class, () -> use.accept(writer));
    }
}
