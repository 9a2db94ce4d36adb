package toktrail.ledger;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import toktrail.sqlite.Database;
import toktrail.sqlite.Row;
import toktrail.sqlite.SqlStatement;
import toktrail.time.TimeWindow;

/**
 * Answers "what was used" with sums, reading as few rows as the filter allows:
 *
 * <ul>
 * <li>of no particular session: days and hours that were summed up in advance, single events only at the window's
 *     edges;
 * <li>of sessions: their sums if they lie in the window, their events if they reach out of it;
 * <li>of a run: the events linked to it.
 * </ul>
 *
 * <p>Of call kinds whose tiers the sums do not tell apart: their events, always.
 */
final class GroupReader {

    /** The price class of an event {@code e} of call kind {@code k}, by the rule of the rollups. */
    private static final String PRICE_CLASS = """
            (2 * CASE k.price_tier_bounds WHEN '' THEN 0 ELSE
                (SELECT count(*) FROM json_each('[' || k.price_tier_bounds || ']') bound
                  WHERE bound.value < e.input_tokens + e.cache_read_tokens + e.cache_write_tokens) END
              + (e.source_cost_pico_usd > 0))
            """;

    /** The same for bounds that are given. */
    private static final String GIVEN_PRICE_CLASS = """
            (2 * (SELECT count(*) FROM json_each(?) bound
                  WHERE bound.value < e.input_tokens + e.cache_read_tokens + e.cache_write_tokens)
              + (e.source_cost_pico_usd > 0))
            """;

    private static final String EVENT_GROUPS = "SELECT s.machine, s.harness, e.call_kind, " + PRICE_CLASS + ", "
            + GroupSums.EVENT_COLUMNS;

    private record RollupKey(long machine, String harness, long callKind) { }

    private final Database database;
    private final Machines machines;
    private final CallKinds kinds;

    GroupReader(Database database, Machines machines, CallKinds kinds) {
        this.database = database;
        this.machines = machines;
        this.kinds = kinds;
    }

    /** The sums of the selected events. */
    List<UsageGroup> read(UsageFilter filter, TimeWindow window, Optional<ZoneId> dayZone) {
        GroupSums sums = new GroupSums(filter, machines, kinds);
        if (filter.run().isPresent()) {
            addRun(sums, filter, window, filter.run().get());
        } else if (filter.selectsSessions()) {
            addWholeSessions(sums, filter, window);
            addCutSessions(sums, filter, window);
        } else {
            addStretches(sums, filter, Stretch.of(window, dayZone));
        }
        if (!window.isEmpty()) {
            kinds.outdated().forEach((bounds, rows) -> addOutdated(sums, filter, window, bounds, rows));
        }
        return sums.groups();
    }

    private void addStretches(GroupSums sums, UsageFilter filter, List<Stretch> stretches) {
        Map<Long, RollupKey> keys = rollupKeys(filter);
        for (Stretch stretch : stretches) {
            if (stretch.source() == Stretch.Source.EVENTS) {
                addEvents(sums, "event e JOIN session s ON s.id = e.session", Condition.onSession(filter)
                        .and("e.created_ms >= ? AND e.created_ms < ?", stretch.from(), stretch.to()));
            } else {
                addRollup(sums, keys, stretch);
            }
        }
    }

    private Map<Long, RollupKey> rollupKeys(UsageFilter filter) {
        Map<Long, RollupKey> keys = new HashMap<>();
        database.forEach("SELECT id, machine, harness, call_kind FROM rollup_key", SqlStatement.Binder.NONE, row -> {
            RollupKey key = new RollupKey(row.longValue(2), row.text(3), row.longValue(4));
            if (filter.matches(key.machine(), key.harness(), kinds.kind(key.callKind()))) {
                keys.put(row.longValue(1), key);
            }
        });
        return keys;
    }

    /** Seeks each key and price class, then reads their days or hours in a row: a short window costs no scan. */
    private void addRollup(GroupSums sums, Map<Long, RollupKey> keys, Stretch stretch) {
        boolean days = stretch.source() == Stretch.Source.DAYS;
        String table = days ? "rollup_day" : "rollup_hour";
        String unit = days ? "day" : "hour";
        List<Long> classes = LongStream.range(0, kinds.priceClassCount()).boxed().toList();
        Condition condition = new Condition()
                .and("r.rollup_key IN (SELECT value FROM json_each(?))", Condition.list(keys.keySet()))
                .and("r.price_class IN (SELECT value FROM json_each(?))", Condition.list(classes))
                .and("r." + unit + " >= ? AND r." + unit + " < ?", stretch.from(), stretch.to());
        database.forEach("SELECT r.rollup_key, r.price_class, " + GroupSums.ROLLUP_COLUMNS + " FROM " + table + " r"
                + " WHERE " + condition.sql() + " GROUP BY 1, 2", condition.binder(), row -> {
                    RollupKey key = keys.get(row.longValue(1));
                    sums.add(new GroupSums.Key(
                            key.machine(), key.harness(), key.callKind(), (int) row.longValue(2)), row, 3);
                });
    }

    private void addWholeSessions(GroupSums sums, UsageFilter filter, TimeWindow window) {
        Condition condition = Condition.onSession(filter)
                .and("s.first_ms >= ? AND s.last_ms <= ?", first(window), last(window));
        database.forEach("SELECT s.machine, s.harness, r.call_kind, r.price_class, " + GroupSums.ROLLUP_COLUMNS
                + " FROM session s JOIN rollup_session r ON r.session = s.id WHERE " + condition.sql()
                + " GROUP BY 1, 2, 3, 4", condition.binder(), row -> sums.add(key(row), row, 5));
    }

    private void addCutSessions(GroupSums sums, UsageFilter filter, TimeWindow window) {
        if (window.equals(TimeWindow.ALL)) {
            return;
        }
        long first = first(window);
        long last = last(window);
        addEvents(sums, "session s CROSS JOIN event e ON e.session = s.id", Condition.onSession(filter)
                .and("s.first_ms <= ? AND s.last_ms >= ?", last, first)
                .and("NOT (s.first_ms >= ? AND s.last_ms <= ?)", first, last)
                .and("e.created_ms BETWEEN ? AND ?", first, last));
    }

    private void addRun(GroupSums sums, UsageFilter filter, TimeWindow window, Run run) {
        long first = Math.max(first(window), run.startedAtMs());
        long last = run.endedAtMs() == null ? last(window) : Math.min(last(window), run.endedAtMs() - 1);
        addEvents(sums, "run_link l CROSS JOIN event e ON e.id = l.event JOIN session s ON s.id = e.session",
                Condition.onSession(filter).and("l.run = ?", run.id())
                        .and("e.created_ms BETWEEN ? AND ?", first, last));
    }

    private void addOutdated(
            GroupSums sums, UsageFilter filter, TimeWindow window, List<Long> bounds, List<Long> kindRows) {
        Condition condition = new Condition().with(Condition.list(bounds)).and(Condition.onSession(filter))
                .and("e.call_kind IN (SELECT value FROM json_each(?))", Condition.list(kindRows))
                .and("e.created_ms BETWEEN ? AND ?", first(window), last(window));
        filter.run().ifPresent(run -> condition
                .and("e.id IN (SELECT event FROM run_link WHERE run = ?)", run.id())
                .and("e.created_ms BETWEEN ? AND ?", run.startedAtMs(),
                        run.endedAtMs() == null ? Long.MAX_VALUE : run.endedAtMs() - 1));
        database.forEach("SELECT s.machine, s.harness, e.call_kind, " + GIVEN_PRICE_CLASS + ", "
                + GroupSums.EVENT_COLUMNS + " FROM event e JOIN session s ON s.id = e.session WHERE "
                + condition.sql() + " GROUP BY 1, 2, 3, 4", condition.binder(),
                row -> sums.addOutdated(key(row), row, 5));
    }

    private void addEvents(GroupSums sums, String tables, Condition condition) {
        database.forEach(EVENT_GROUPS + " FROM " + tables + " JOIN call_kind k ON k.id = e.call_kind WHERE "
                + condition.sql() + " GROUP BY 1, 2, 3, 4", condition.binder(), row -> sums.add(key(row), row, 5));
    }

    private static GroupSums.Key key(Row row) {
        return new GroupSums.Key(row.longValue(1), row.text(2), row.longValue(3), (int) row.longValue(4));
    }

    private static long first(TimeWindow window) {
        return window.sinceMs().orElse(Long.MIN_VALUE);
    }

    /** The last millisecond of the window; what comes before all of time is an empty window all the same. */
    private static long last(TimeWindow window) {
        return window.untilMs().isPresent() ? window.untilMs().getAsLong() - 1 : Long.MAX_VALUE;
    }
}
