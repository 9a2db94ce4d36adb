package toktrail.ledger.query;

import java.util.Arrays;
import java.util.OptionalLong;
import toktrail.ledger.filter.Condition;
import toktrail.sqlite.Database;
import toktrail.sqlite.SqlStatement;
import toktrail.time.TimeWindow;

/**
 * When the selected events of a window happened. Questions go by moments, so that a million events between them are
 * never read: an hour in which nothing happened is passed over in memory, in any other the index is asked for one
 * event. For one thread; valid as long as the transaction it comes from.
 */
public final class EventTimes implements AutoCloseable {

    private static final String EVENTS = """
            SELECT e.created_ms FROM event e CROSS JOIN session s ON s.id = e.session
            CROSS JOIN rollup_key g ON g.machine = s.machine AND g.harness = s.harness AND g.call_kind = e.call_kind
            WHERE\s""";

    private final TimeWindow window;
    private final long[] hours;
    private final SqlStatement first;
    private final SqlStatement last;

    private EventTimes(TimeWindow window, long[] hours, SqlStatement first, SqlStatement last) {
        this.window = window;
        this.hours = hours;
        this.first = first;
        this.last = last;
    }

    /**
     * Times of the events in these hours.
     *
     * @param hours  hours since 1970 that may have such events, ascending
     * @param events which events {@code e} of sessions {@code s} and rollup keys {@code g}
     */
    static EventTimes open(Database database, TimeWindow window, long[] hours, Condition events) {
        Condition condition = new Condition().and("e.created_ms >= ? AND e.created_ms < ?", 0L, 0L)
                .and(events);
        SqlStatement first = database.prepare(EVENTS + condition.sql() + " ORDER BY e.created_ms LIMIT 1");
        SqlStatement last = database.prepare(EVENTS + condition.sql() + " ORDER BY e.created_ms DESC LIMIT 1");
        condition.binder().bind(first);
        condition.binder().bind(last);
        return new EventTimes(window, hours, first, last);
    }

    /** The first event from {@code sinceMs} on and before {@code untilMs} that lies in the window; absent without. */
    public OptionalLong first(long sinceMs, long untilMs) {
        long since = Math.max(sinceMs, window.sinceMs().orElse(Long.MIN_VALUE));
        long until = Math.min(untilMs, window.untilMs().orElse(Long.MAX_VALUE));
        long lastHour = Math.floorDiv(until - 1, Stretch.HOUR_MS);
        int from = Arrays.binarySearch(hours, Math.floorDiv(since, Stretch.HOUR_MS));
        for (int i = from < 0 ? -from - 1 : from; since < until && i < hours.length && hours[i] <= lastHour; i++) {
            OptionalLong found = ask(first, hours[i], since, until);
            if (found.isPresent()) {
                return found;
            }
        }
        return OptionalLong.empty();
    }

    /** The last such event. */
    public OptionalLong last(long sinceMs, long untilMs) {
        long since = Math.max(sinceMs, window.sinceMs().orElse(Long.MIN_VALUE));
        long until = Math.min(untilMs, window.untilMs().orElse(Long.MAX_VALUE));
        long firstHour = Math.floorDiv(since, Stretch.HOUR_MS);
        int from = Arrays.binarySearch(hours, Math.floorDiv(until - 1, Stretch.HOUR_MS));
        for (int i = from < 0 ? -from - 2 : from; since < until && i >= 0 && hours[i] >= firstHour; i--) {
            OptionalLong found = ask(last, hours[i], since, until);
            if (found.isPresent()) {
                return found;
            }
        }
        return OptionalLong.empty();
    }

    private static OptionalLong ask(SqlStatement statement, long hour, long since, long until) {
        long hourFrom = hour * Stretch.HOUR_MS;
        return statement.bindLong(1, Math.max(since, hourFrom))
                .bindLong(2, Math.min(until, hourFrom + Stretch.HOUR_MS)).firstLong();
    }

    @Override
    public void close() {
        first.close();
        last.close();
    }
}
