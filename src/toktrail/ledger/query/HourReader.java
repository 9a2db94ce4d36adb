package toktrail.ledger.query;

import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import toktrail.sqlite.Database;
import toktrail.sqlite.SqlStatement;
import toktrail.time.TimeWindow;

/**
 * Counts events by the hour that a clock of a zone showed. Between two changes of the clock that is arithmetic on the
 * hours that were summed up in advance; where the clock is not whole hours off UTC, on the events.
 */
public final class HourReader {

    private static final int HOURS = 24;
    private static final long DAY_MS = HOURS * Stretch.HOUR_MS;

    /** Makes times before 1970 positive, so that division cuts them in the same way as later ones. */
    private static final long CENTURIES_MS = 100_000 * DAY_MS;

    private final Database database;

    /** Reads an open ledger. */
    public HourReader(Database database) {
        this.database = database;
    }

    /** How many events happened in each of the 24 hours that a clock of the zone shows. */
    public long[] read(TimeWindow window, ZoneId zone) {
        long[] counts = new long[HOURS];
        OptionalLong first = database.firstLong("SELECT min(first_ms) FROM session", SqlStatement.Binder.NONE);
        if (first.isEmpty()) {
            return counts;
        }
        for (TimeWindow part : window.cut(changes(first.getAsLong(), zone))) {
            // the clock of the first event that may lie in the part; before it there may be changes that do not count
            long moment = Math.max(first.getAsLong(), part.sinceMs().orElse(Long.MIN_VALUE));
            long offsetMs = zone.getRules().getOffset(Instant.ofEpochMilli(moment)).getTotalSeconds() * 1000L;
            boolean wholeHours = offsetMs % Stretch.HOUR_MS == 0;
            for (Stretch stretch : Stretch.of(part, Optional.empty())) {
                if (stretch.source() == Stretch.Source.EVENTS) {
                    addEvents(counts, stretch.from(), stretch.to(), offsetMs);
                } else if (wholeHours) {
                    addHours(counts, stretch, offsetMs);
                } else {
                    addEvents(counts, milliseconds(stretch.from()), milliseconds(stretch.to()), offsetMs);
                }
            }
        }
        return counts;
    }

    /** When the clock changed between the first event and the last. */
    private List<Long> changes(long firstMs, ZoneId zone) {
        List<Long> changes = new ArrayList<>();
        long last = database.firstLong("SELECT max(last_ms) FROM session", SqlStatement.Binder.NONE).orElse(firstMs);
        ZoneOffsetTransition change = zone.getRules().nextTransition(Instant.ofEpochMilli(firstMs));
        while (change != null && change.toEpochSecond() * 1000 <= last) {
            changes.add(change.toEpochSecond() * 1000);
            change = zone.getRules().nextTransition(change.getInstant());
        }
        return changes;
    }

    private static long milliseconds(long hour) {
        return hour == Long.MIN_VALUE || hour == Long.MAX_VALUE ? hour : hour * Stretch.HOUR_MS;
    }

    private void addHours(long[] counts, Stretch stretch, long offsetMs) {
        long shift = (CENTURIES_MS + offsetMs) / Stretch.HOUR_MS;
        database.forEach("SELECT (hour + ?) % 24, sum(event_count) FROM rollup_hour"
                + " WHERE hour >= ? AND hour < ? GROUP BY 1",
                s -> s.bindLong(1, shift).bindLong(2, stretch.from()).bindLong(3, stretch.to()),
                row -> counts[(int) row.longValue(1)] += row.longValue(2));
    }

    private void addEvents(long[] counts, long fromMs, long toMs, long offsetMs) {
        database.forEach("SELECT (created_ms + ?) / 3600000 % 24, count(*) FROM event"
                + " WHERE created_ms >= ? AND created_ms < ? GROUP BY 1",
                s -> s.bindLong(1, CENTURIES_MS + offsetMs).bindLong(2, fromMs).bindLong(3, toMs),
                row -> counts[(int) row.longValue(1)] += row.longValue(2));
    }
}
