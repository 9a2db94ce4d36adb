package toktrail.harness;

import java.util.OptionalLong;
import toktrail.json.Json;
import toktrail.testing.Check;
import toktrail.testing.Suite;

/** Times in records. */
public final class RecordTimeTest {

    private RecordTimeTest() { }

    public static void tests(Suite s) {
        s.test("a time is a text or a number of seconds or milliseconds", scratch -> {
            check("\"2026-03-01T10:00:00.123Z\"", 1772359200123L);
            check("1772359200", 1772359200000L);
            check("1772359200123", 1772359200123L);
            check("1772359200.5", 1772359200500L);
            check("1.7723592e9", 1772359200000L);
            check("\"1772359200\"", null);
            check("1e400", null);
            check("true", null);
            check("null", null);
            check("{}", null);
        });
        s.test("the first usable time of several members counts", scratch ->
                Check.equal("time", OptionalLong.of(7000),
                        RecordTime.first(Json.parse("{\"a\":\"x\",\"c\":7,\"b\":null}").asObject(), "a", "b", "c")));
    }

    private static void check(String json, Long wanted) {
        Check.equal(json, wanted == null ? OptionalLong.empty() : OptionalLong.of(wanted),
                RecordTime.of(Json.parse(json)));
    }
}
