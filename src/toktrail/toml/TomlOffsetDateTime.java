package toktrail.toml;

import java.time.LocalDateTime;
import java.util.Objects;
import toktrail.error.Location;

/**
 * A moment: date, time of day and distance from UTC. The JDK's own type is not used because it ends at 18 hours, TOML
 * at 23:59.
 *
 * @param dateTime      date and time as written; digits after the ninth of the second's fraction are dropped
 * @param offsetMinutes minutes east of UTC, -1439 to 1439
 * @param location      where it begins
 */
public record TomlOffsetDateTime(LocalDateTime dateTime, int offsetMinutes, Location location) implements TomlValue {

    private static final int DAY_MINUTES = 24 * 60;

    /** Checks that nothing is null and the offset is less than a day. */
    public TomlOffsetDateTime {
        Objects.requireNonNull(dateTime, "dateTime");
        Objects.requireNonNull(location, "location");
        if (Math.abs(offsetMinutes) >= DAY_MINUTES) {
            throw new IllegalArgumentException("offset of " + offsetMinutes + " minutes");
        }
    }

    @Override
    public TomlKind kind() {
        return TomlKind.OFFSET_DATE_TIME;
    }

    @Override
    public boolean sameAs(TomlValue other) {
        return other instanceof TomlOffsetDateTime that && dateTime.equals(that.dateTime)
                && offsetMinutes == that.offsetMinutes;
    }
}
