package toktrail.harness.copilot;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalLong;
import toktrail.harness.WrittenNumber;
import toktrail.json.JsonArray;
import toktrail.json.JsonNumber;
import toktrail.json.JsonText;
import toktrail.json.JsonValue;
import toktrail.time.SourceTime;

/**
 * Times of telemetry: {@code [seconds, nanoseconds]}; a number, perhaps as text, of nanoseconds, microseconds,
 * milliseconds or seconds, told apart by its size; or a date.
 */
final class OtelTime {

    private static final double NANOS_FROM = 1e17;
    private static final double MICROS_FROM = 1e14;
    private static final double MILLIS_FROM = 1e11;
    private static final int SECONDS_SHIFT = 3;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private OtelTime() { }

    /** Epoch milliseconds; absent for anything that is no time after 1970 began. */
    static OptionalLong of(JsonValue value) {
        if (value instanceof JsonArray pair) {
            return ofPair(pair);
        }
        Optional<JsonNumber> number = WrittenNumber.of(value);
        if (number.isPresent()) {
            return ofNumber(number.get());
        }
        return value instanceof JsonText text ? SourceTime.ofText(text.value()) : OptionalLong.empty();
    }

    private static OptionalLong ofPair(JsonArray pair) {
        OptionalLong seconds = whole(pair.get(0));
        OptionalLong nanos = whole(pair.get(1));
        boolean usable = seconds.isPresent() && nanos.isPresent() && seconds.getAsLong() > 0
                && seconds.getAsLong() < MILLIS_FROM;
        return usable ? OptionalLong.of(seconds.getAsLong() * 1000 + Math.floorDiv(nanos.getAsLong(), NANOS_PER_MILLI))
                : OptionalLong.empty();
    }

    private static OptionalLong ofNumber(JsonNumber number) {
        double size = number.doubleValue();
        if (!(size > 0)) {
            return OptionalLong.empty();
        }
        int shift = size >= NANOS_FROM ? -6 : size >= MICROS_FROM ? -3 : size >= MILLIS_FROM ? 0 : SECONDS_SHIFT;
        Optional<BigDecimal> ms = number.shortestDecimal().map(decimal -> decimal.movePointRight(shift));
        return ms.isPresent() && ms.get().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0
                ? OptionalLong.of(ms.get().longValue()) : OptionalLong.empty();
    }

    private static OptionalLong whole(JsonValue value) {
        Optional<JsonNumber> number = WrittenNumber.of(value);
        return number.isPresent() ? number.get().truncated() : OptionalLong.empty();
    }
}
