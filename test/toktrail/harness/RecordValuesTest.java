package toktrail.harness;

import java.math.BigDecimal;
import java.util.Arrays;
import toktrail.json.Json;
import toktrail.json.JsonNumber;
import toktrail.testing.Check;
import toktrail.testing.Suite;
import toktrail.usage.Tokens;

/** Counts, numbers and costs of records; states of readers. */
public final class RecordValuesTest {

    private RecordValuesTest() { }

    public static void tests(Suite s) {
        s.test("a number may be written as text", scratch -> {
            number("7", "7");
            number("\" -7.50 \"", "-7.50");
            number("\"1e3\"", "1e3");
            for (String none : new String[] {"\"\"", "\"7 8\"", "\"seven\"", "\"{}\"", "true", "null", "[1]",
                "\"" + "7".repeat(65) + "\"", "\"+7\"", "\"07\"", "\"-\""}) {
                number(none, "none");
            }
        });
        s.test("a cost is positive and finite or zero", scratch -> {
            cost("0.10", "0.1");
            cost("\"0.25\"", "0.25");
            cost("1e-7", "1E-7");
            for (String none : new String[] {"0", "-4", "\"x\"", "1e999", "null", "1e-999999999"}) {
                cost(none, "0");
            }
        });
        s.test("counts are summed without overflow", scratch -> {
            Check.equal("sum", 6L, Tokens.sum(1, 2, 3));
            Check.equal("too much", Long.MAX_VALUE, Tokens.sum(Long.MAX_VALUE, 5, Long.MAX_VALUE));
            Check.equal("up to the limit", Long.MAX_VALUE, Tokens.sum(Long.MAX_VALUE - 3, 1, 2));
            Check.equal("of two", 3L, Tokens.sum(1, 2));
            Check.equal("of two, too much", Long.MAX_VALUE, Tokens.sum(Long.MAX_VALUE, Long.MAX_VALUE));
            Check.equal("each class", 111_111L, new Tokens(1, 10, 100, 1_000, 10_000, 100_000).accountingTotal());
            Tokens absurd = new Tokens(Long.MAX_VALUE, 1, 2, 3, 4, Long.MAX_VALUE);
            Check.equal("all classes", Long.MAX_VALUE, absurd.plus(absurd).accountingTotal());
            Check.equal("first above zero", 3L, TokenCounts.firstAboveZero(
                    Json.parse("{\"a\":0,\"b\":-1,\"c\":\"9\",\"d\":3.9,\"e\":5}").asObject(), "x", "a", "b", "c", "d",
                    "e"));
        });
        s.test("a state is read as it was written, or refused", scratch -> {
            long[] counts = {0, 1, 127, 128, 16_383, 16_384, Long.MAX_VALUE};
            StateWriter writer = new StateWriter(3);
            for (long count : counts) {
                writer.count(count);
            }
            byte[] state = writer.text(null).text("").text("ü\0x").number(null).number(-5L).bytes();
            StateReader reader = new StateReader(state, 3);
            for (long count : counts) {
                Check.equal("count", count, reader.count());
            }
            Check.equal("no text", null, reader.text());
            Check.equal("empty text", "", reader.text());
            Check.equal("text", "ü\0x", reader.text());
            Check.equal("no number", null, reader.number());
            Check.equal("number", -5L, reader.number());
            reader.end();
            Check.fails("other version", SourceProblem.class, () -> new StateReader(state, 4));
            for (int length = 0; length < state.length; length++) {
                byte[] cut = Arrays.copyOf(state, length);
                Check.fails("cut at " + length, SourceProblem.class, () -> readAll(cut, counts.length));
            }
            Check.fails("longer", SourceProblem.class, () -> readAll(Arrays.copyOf(state, state.length + 1),
                    counts.length));
        });
    }

    private static void readAll(byte[] state, int counts) throws SourceProblem {
        StateReader reader = new StateReader(state, 3);
        for (int i = 0; i < counts; i++) {
            reader.count();
        }
        for (int i = 0; i < 3; i++) {
            reader.text();
        }
        reader.number();
        reader.number();
        reader.end();
    }

    private static void number(String json, String want) {
        Check.equal(json, want, WrittenNumber.of(Json.parse(json)).map(JsonNumber::text).orElse("none"));
    }

    private static void cost(String json, String want) {
        Check.equal(json, new BigDecimal(want), RecordCost.of(WrittenNumber.of(Json.parse(json))));
    }
}
