package toktrail.ledger.query;

import java.util.List;
import java.util.function.BiPredicate;
import java.util.stream.LongStream;
import toktrail.ledger.filter.Condition;
import toktrail.ledger.filter.UsageFilter;
import toktrail.sqlite.Database;
import toktrail.time.TimeWindow;
import toktrail.usage.CallKind;

/** Finds the hours in which something happened, so that {@link EventTimes} looks nowhere else. */
public final class EventTimesReader {

    private final Database database;
    private final CallKinds kinds;

    /** Reads an open ledger, whose call kinds are these. */
    public EventTimesReader(Database database, CallKinds kinds) {
        this.database = database;
        this.kinds = kinds;
    }

    /**
     * The times of the selected events, to be closed; those of a run cannot be asked for.
     *
     * @param calls which calls, by harness and kind
     * @throws IllegalArgumentException if the filter names a run
     */
    public EventTimes read(UsageFilter filter, BiPredicate<String, CallKind> calls, TimeWindow window) {
        if (filter.run().isPresent()) {
            throw new IllegalArgumentException("times of a run");
        }
        RollupKeys keys = RollupKeys.load(database, filter, kinds).of(calls, kinds);
        long[] hours = hours(keys, window);
        if (filter.selectsSessions()) {
            hours = coveredBySessions(hours, filter);
        }
        return EventTimes.open(database, window, hours,
                new Condition().and(Condition.onSession(filter)).andRow("g.id", keys.rows()));
    }

    /** The hours since 1970 with events of these keys, ascending; the first and last may lie partly outside. */
    private long[] hours(RollupKeys keys, TimeWindow window) {
        Condition condition = keys.within(new Stretch(Stretch.Source.HOURS,
                Math.floorDiv(window.sinceMs().orElse(Long.MIN_VALUE), Stretch.HOUR_MS),
                Math.floorDiv(window.untilMs().orElse(Long.MAX_VALUE), Stretch.HOUR_MS) + 1));
        LongStream.Builder hours = LongStream.builder();
        database.forEach("SELECT DISTINCT r.hour FROM rollup_hour r WHERE " + condition.sql() + " ORDER BY 1",
                condition.binder(), row -> hours.add(row.longValue(1)));
        return hours.build().toArray();
    }

    /** The hours during which one of the selected sessions had begun and was not over. */
    private long[] coveredBySessions(long[] hours, UsageFilter filter) {
        Condition condition = Condition.onSession(filter);
        List<long[]> spans = database.query("SELECT s.first_ms, s.last_ms FROM session s WHERE " + condition.sql()
                + " AND s.first_ms IS NOT NULL ORDER BY 1", condition.binder(),
                row -> new long[] {row.longValue(1), row.longValue(2)});
        LongStream.Builder covered = LongStream.builder();
        int next = 0;
        long lastMs = Long.MIN_VALUE;
        for (long hour : hours) {
            while (next < spans.size() && Math.floorDiv(spans.get(next)[0], Stretch.HOUR_MS) <= hour) {
                lastMs = Math.max(lastMs, spans.get(next)[1]);
                next++;
            }
            if (lastMs >= hour * Stretch.HOUR_MS) {
                covered.add(hour);
            }
        }
        return covered.build().toArray();
    }
}
