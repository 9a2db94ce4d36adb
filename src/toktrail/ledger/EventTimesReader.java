package toktrail.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.stream.LongStream;
import toktrail.sqlite.Database;
import toktrail.sqlite.SqlStatement;
import toktrail.time.TimeWindow;
import toktrail.usage.CallKind;

/** Finds the hours in which something happened, so that {@link EventTimes} looks nowhere else. */
final class EventTimesReader {

    private final Database database;
    private final CallKinds kinds;

    EventTimesReader(Database database, CallKinds kinds) {
        this.database = database;
        this.kinds = kinds;
    }

    EventTimes read(UsageFilter filter, BiPredicate<String, CallKind> calls, TimeWindow window) {
        if (filter.run().isPresent()) {
            throw new IllegalArgumentException("times of a run");
        }
        List<Long> keys = rollupKeys(filter, calls);
        long[] hours = hours(keys, window);
        if (filter.selectsSessions()) {
            hours = coveredBySessions(hours, filter);
        }
        return EventTimes.open(database, window, hours, new Condition().and(Condition.onSession(filter))
                .and("g.id IN (SELECT value FROM json_each(?))", Condition.list(keys)));
    }

    private List<Long> rollupKeys(UsageFilter filter, BiPredicate<String, CallKind> calls) {
        List<Long> keys = new ArrayList<>();
        database.forEach("SELECT id, machine, harness, call_kind FROM rollup_key", SqlStatement.Binder.NONE, row -> {
            CallKind kind = kinds.kind(row.longValue(4));
            if (filter.matches(row.longValue(2), row.text(3), kind) && calls.test(row.text(3), kind)) {
                keys.add(row.longValue(1));
            }
        });
        return keys;
    }

    /** The hours since 1970 with events of these keys, ascending; the first and last may lie partly outside. */
    private long[] hours(List<Long> keys, TimeWindow window) {
        List<Long> classes = LongStream.range(0, kinds.priceClassCount()).boxed().toList();
        Condition condition = new Condition()
                .and("r.rollup_key IN (SELECT value FROM json_each(?))", Condition.list(keys))
                .and("r.price_class IN (SELECT value FROM json_each(?))", Condition.list(classes))
                .and("r.hour BETWEEN ? AND ?",
                        Math.floorDiv(window.sinceMs().orElse(Long.MIN_VALUE), Stretch.HOUR_MS),
                        Math.floorDiv(window.untilMs().orElse(Long.MAX_VALUE), Stretch.HOUR_MS));
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
