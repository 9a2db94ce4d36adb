package toktrail.testing;

import java.util.Arrays;
import java.util.List;

/** The reader of vectors gives every kind of JSON value. */
public final class VectorReaderTest {

    private VectorReaderTest() { }

    static void tests(Suite s) {
        s.test("every kind of value is read", scratch -> {
            Object value = VectorReader.parse(
                    " {\"a\": [1, -2.5e1, true, false, null], \"b\\n\\u00e9\\\"\": {}, \"c\":[]} ");
            Check.equal("a", Arrays.asList(1L, -25.0, true, false, null), VectorReader.object(value).get("a"));
            Check.equal("keys", List.of("a", "b\né\"", "c"), List.copyOf(VectorReader.object(value).keySet()));
        });
        s.test("text behind the value is refused", scratch ->
                Check.fails("twice", IllegalArgumentException.class, () -> VectorReader.parse("1 2")));
        s.test("a missing comma is refused", scratch ->
                Check.fails("list", IllegalArgumentException.class, () -> VectorReader.parse("[1 2]")));
    }
}
