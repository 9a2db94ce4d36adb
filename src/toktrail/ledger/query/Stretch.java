package toktrail.ledger.query;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import toktrail.time.Days;
import toktrail.time.TimeWindow;

/**
 * A part of a report's window with the coarsest sums that answer it exactly.
 *
 * <pre>
 *   since                                                            until
 *     | events |  hours  |      days of the rollup zone      |  hours  | events |
 * </pre>
 *
 * @param source where its sums are
 * @param from   its first unit: day or hour since 1970, or millisecond; {@code Long.MIN_VALUE} for no bound
 * @param to     the unit after its last; {@code Long.MAX_VALUE} for no bound
 */
record Stretch(Source source, long from, long to) {

    enum Source { DAYS, HOURS, EVENTS }

    static final long HOUR_MS = 3_600_000;

    private static final long NO_START = Long.MIN_VALUE;
    private static final long NO_END = Long.MAX_VALUE;

    /** The window cut into stretches, in order; days only if there is a zone whose days are summed. */
    static List<Stretch> of(TimeWindow window, Optional<ZoneId> dayZone) {
        List<Stretch> stretches = new ArrayList<>();
        if (window.isEmpty()) {
            return stretches;
        }
        long from = window.sinceMs().orElse(NO_START);
        long to = window.untilMs().orElse(NO_END);
        if (dayZone.isEmpty()) {
            addHours(stretches, from, to);
            return stretches;
        }
        Days days = new Days(dayZone.get());
        long dayFrom = from == NO_START ? NO_START : firstDayFrom(days, from);
        long dayTo = to == NO_END ? NO_END : days.dateOf(to).toEpochDay();
        if (dayFrom >= dayTo) {
            addHours(stretches, from, to);
            return stretches;
        }
        if (dayFrom != NO_START) {
            addHours(stretches, from, days.start(LocalDate.ofEpochDay(dayFrom)));
        }
        stretches.add(new Stretch(Source.DAYS, dayFrom, dayTo));
        if (dayTo != NO_END) {
            addHours(stretches, days.start(LocalDate.ofEpochDay(dayTo)), to);
        }
        return stretches;
    }

    private static long firstDayFrom(Days days, long ms) {
        LocalDate date = days.dateOf(ms);
        return (days.start(date) == ms ? date : date.plusDays(1)).toEpochDay();
    }

    private static void addHours(List<Stretch> stretches, long from, long to) {
        long hourFrom = from == NO_START ? NO_START : -Math.floorDiv(-from, HOUR_MS);
        long hourTo = to == NO_END ? NO_END : Math.floorDiv(to, HOUR_MS);
        if (hourFrom >= hourTo) {
            addEvents(stretches, from, to);
            return;
        }
        if (hourFrom != NO_START) {
            addEvents(stretches, from, hourFrom * HOUR_MS);
        }
        stretches.add(new Stretch(Source.HOURS, hourFrom, hourTo));
        if (hourTo != NO_END) {
            addEvents(stretches, hourTo * HOUR_MS, to);
        }
    }

    private static void addEvents(List<Stretch> stretches, long from, long to) {
        if (from < to) {
            stretches.add(new Stretch(Source.EVENTS, from, to));
        }
    }
}
