package toktrail.cli.frame;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import toktrail.args.Invocation;
import toktrail.args.Option;
import toktrail.config.choice.WeekStart;
import toktrail.error.UserException;
import toktrail.spelling.WhiteSpace;
import toktrail.time.Boundary;
import toktrail.time.Period;
import toktrail.time.TimeWindow;
import toktrail.time.Ttl;
import toktrail.time.UntilRule;
import toktrail.time.Zones;

/** What people type about time, in options of many commands, and what is said when it is not understood. */
public final class TimeOptions {

    /** What a report's options may say about its window, as typed. */
    public record Request(Optional<Period> period, Optional<String> since, Optional<String> until) { }

    private static final String DAYS = Arrays.stream(WeekStart.values()).map(WeekStart::word)
            .collect(Collectors.joining(", "));

    /** First day of weeks. */
    public static final Option START_OF_WEEK = Option.choice("--start-of-week", WeekStart.class,
            "First day of weeks.")
            .withDefault("as configured, else monday").withFailure("--start-of-week must be one of: " + DAYS + ".")
            .withGroup("Time");

    private TimeOptions() { }

    /** What {@link #START_OF_WEEK} says, absent if it was not given. */
    public static Optional<WeekStart> startOfWeek(Invocation line) {
        return line.find(START_OF_WEEK, WeekStart.class);
    }

    /**
     * The period of a name or an alias.
     *
     * @throws UserException if there is none
     */
    public static Period period(String name) {
        return Period.find(name).orElseThrow(() -> UserException.failed("Unsupported session period. Use today, "
                + "yesterday, this-week, last-week, this-month, or last-month."));
    }

    /**
     * The zone of a report: the option {@code --timezone} or {@code --utc}, else the configured zone, else the
     * system's.
     *
     * @throws UserException if both options are given or the id is unknown
     */
    public static ZoneId zone(Optional<String> timezone, boolean utc, Optional<ZoneId> configured, ZoneId system) {
        if (timezone.isPresent() && utc) {
            throw UserException.failed("Use either --timezone or --utc, not both.");
        }
        if (utc) {
            return ZoneOffset.UTC;
        }
        return timezone.isPresent() ? zone(timezone.get()) : configured.orElse(system);
    }

    /**
     * The zone of an id.
     *
     * @throws UserException if there is none
     */
    public static ZoneId zone(String id) {
        return Zones.find(id).orElseThrow(() -> UserException.failed("Unknown timezone: " + id));
    }

    /**
     * A moment in {@code --since} or {@code --until}.
     *
     * @throws UserException if it is blank or not of the grammar of {@link Boundary}
     */
    public static Boundary boundary(String text, ZoneId zone) {
        if (WhiteSpace.trim(text).isEmpty()) {
            throw UserException.failed("Time boundary must not be empty.");
        }
        return Boundary.find(text, zone).orElseThrow(() -> UserException.failed("Invalid time boundary: " + text));
    }

    /**
     * The window of a named period or of typed boundaries; all of time for neither.
     *
     * @throws UserException if both are given or a boundary is not understood
     */
    public static TimeWindow window(Request request, UntilRule rule, long nowMs, ZoneId zone) {
        if (request.period().isPresent()) {
            if (request.since().isPresent() || request.until().isPresent()) {
                throw UserException.failed("Use either a named period or --since/--until, not both.");
            }
            return request.period().get().window(nowMs, zone);
        }
        OptionalLong since = OptionalLong.empty();
        if (request.since().isPresent()) {
            since = OptionalLong.of(boundary(request.since().get(), zone).sinceMs());
        }
        OptionalLong until = OptionalLong.empty();
        if (request.until().isPresent()) {
            until = OptionalLong.of(boundary(request.until().get(), zone).untilMs(rule));
        }
        return new TimeWindow(since, until);
    }

    /**
     * A lifetime in milliseconds in {@code --ttl}.
     *
     * @throws UserException if it is not of the grammar of {@link Ttl}
     */
    public static long ttl(String text) {
        if (WhiteSpace.trim(text).isEmpty()) {
            throw UserException.failed("--ttl must not be empty.");
        }
        return Ttl.find(text).orElseThrow(() ->
                UserException.failed("--ttl must look like 30m, 4h, 1d, or 1h30m."));
    }

    /**
     * The end of a lifetime in {@code --until}; a date is the start of its day.
     *
     * @throws UserException if it is not of the grammar of {@link Boundary} or not later than {@code nowMs}
     */
    public static long end(String text, long nowMs, ZoneId zone) {
        long ms = Boundary.find(text, zone).orElseThrow(() ->
                UserException.failed("--until must be an ISO datetime, e.g. 2026-05-16T18:00.")).sinceMs();
        if (ms <= nowMs) {
            throw UserException.failed("--until must be in the future.");
        }
        return ms;
    }
}
