package toktrail.ledger.query;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import toktrail.ledger.filter.Condition;
import toktrail.ledger.filter.UsageFilter;
import toktrail.ledger.machine.Machines;
import toktrail.ledger.run.Run;
import toktrail.sqlite.Database;
import toktrail.sqlite.Row;
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
public final class GroupReader {

    /** The price class of an event {@code e} of call kind {@code k}, by the rule of the rollups. */
    public static final String PRICE_CLASS = """
            (2 * CASE k.price_tier_bounds WHEN '' THEN 0 ELSE
                (SELECT count(*) FROM json_each('[' || k.price_tier_bounds || ']') bound
                  WHERE bound.value < e.input_tokens + e.cache_read_tokens + e.cache_write_tokens) END
              + (e.source_cost_pico_usd > 0))
            """;

    /** The same for bounds that are given. */
    public static final String GIVEN_PRICE_CLASS = """
            (2 * (SELECT count(*) FROM json_each(?) bound
                  WHERE bound.value < e.input_tokens + e.cache_read_tokens + e.cache_write_tokens)
              + (e.source_cost_pico_usd > 0))
            """;

    private static final String EVENT_GROUPS = "SELECT s.machine, s.harness, e.call_kind, " + PRICE_CLASS + ", "
            + GroupSums.EVENT_COLUMNS;

    private final Database database;
    private final Machines machines;
    private final CallKinds kinds;

    /** Reads an open ledger, whose machines and call kinds are these. */
    public GroupReader(Database database, Machines machines, CallKinds kinds) {
        this.database = database;
        this.machines = machines;
        this.kinds = kinds;
    }

    /** The sums of the selected events. */
    public List<UsageGroup> read(UsageFilter filter, TimeWindow window, Optional<ZoneId> dayZone) {
        if (filter.run().isPresent()) {
            Run run = filter.run().get();
            return new RunReader(database, machines, kinds).read(List.of(run), filter, window)
                    .getOrDefault(run.id(), List.of());
        }
        GroupSums sums = new GroupSums(filter, machines, kinds);
        if (filter.selectsSessions()) {
            addWholeSessions(sums, filter, window);
            addCutSessions(sums, filter, window);
        } else {
            addStretches(sums, filter, Stretch.of(window, dayZone));
        }
        if (!window.isEmpty()) {
            for (Map.Entry<List<Long>, List<Long>> outdated : kinds.outdated().entrySet()) {
                addOutdated(sums, filter, window, outdated.getKey(), outdated.getValue());
            }
        }
        return sums.groups();
    }

    private void addStretches(GroupSums sums, UsageFilter filter, List<Stretch> stretches) {
        RollupKeys keys = RollupKeys.load(database, filter, kinds);
        for (Stretch stretch : stretches) {
            if (stretch.source() == Stretch.Source.EVENTS) {
                addEvents(sums, "event e JOIN session s ON s.id = e.session", Condition.onSession(filter)
                        .and("e.created_ms >= ? AND e.created_ms < ?", stretch.from(), stretch.to()));
            } else {
                addRollup(sums, keys, stretch);
            }
        }
    }

    private void addRollup(GroupSums sums, RollupKeys keys, Stretch stretch) {
        String table = stretch.source() == Stretch.Source.DAYS ? "rollup_day" : "rollup_hour";
        Condition condition = keys.within(stretch);
        database.forEach("SELECT r.rollup_key, r.price_class, " + GroupSums.ROLLUP_COLUMNS + " FROM " + table + " r"
                + " WHERE " + condition.sql() + " GROUP BY 1, 2", condition.binder(), row -> sums.add(
                        keys.get(row.longValue(1)).withClass((int) row.longValue(2)), row, 3));
    }

    private void addWholeSessions(GroupSums sums, UsageFilter filter, TimeWindow window) {
        Condition condition = Condition.onSession(filter)
                .and("s.first_ms >= ? AND s.last_ms <= ?", first(window), last(window));
        database.forEach("SELECT s.machine, s.harness, r.call_kind, r.price_class, " + GroupSums.ROLLUP_COLUMNS
                + " FROM session s JOIN rollup_session r ON r.session = s.id WHERE " + condition.sql()
                + " GROUP BY 1, 2, 3, 4", condition.binder(), row -> sums.add(key(row), row, 5));
    }

    private void addCutSessions(GroupSums sums, UsageFilter filter, TimeWindow window) {
        if (window.isUnbounded()) {
            return;
        }
        long first = first(window);
        long last = last(window);
        addEvents(sums, "session s CROSS JOIN event e ON e.session = s.id", Condition.onSession(filter)
                .and("s.first_ms <= ? AND s.last_ms >= ?", last, first)
                .and("NOT (s.first_ms >= ? AND s.last_ms <= ?)", first, last)
                .and("e.created_ms BETWEEN ? AND ?", first, last));
    }

    private void addOutdated(
            GroupSums sums, UsageFilter filter, TimeWindow window, List<Long> bounds, List<Long> kindRows) {
        Condition condition = new Condition().with(Condition.list(bounds)).and(Condition.onSession(filter))
                .andRow("e.call_kind", kindRows)
                .and("e.created_ms BETWEEN ? AND ?", first(window), last(window));
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

    /** The first millisecond of the window, {@code Long.MIN_VALUE} if it has no beginning. */
    public static long first(TimeWindow window) {
        return window.sinceMs().orElse(Long.MIN_VALUE);
    }

    /** The last millisecond of the window; what comes before all of time is an empty window all the same. */
    public static long last(TimeWindow window) {
        return window.untilMs().isPresent() ? window.untilMs().getAsLong() - 1 : Long.MAX_VALUE;
    }
}
