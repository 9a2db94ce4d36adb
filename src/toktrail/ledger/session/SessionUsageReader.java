package toktrail.ledger.session;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import toktrail.ledger.area.Area;
import toktrail.ledger.area.AreaTree;
import toktrail.ledger.filter.CallFilter;
import toktrail.ledger.filter.Condition;
import toktrail.ledger.filter.UsageFilter;
import toktrail.ledger.machine.Machines;
import toktrail.ledger.query.CallKinds;
import toktrail.ledger.query.GroupReader;
import toktrail.ledger.query.GroupSums;
import toktrail.ledger.query.PartSums;
import toktrail.ledger.query.UsageGroup;
import toktrail.sqlite.Database;
import toktrail.sqlite.Row;
import toktrail.sqlite.SqlStatement;
import toktrail.time.TimeWindow;
import toktrail.usage.CallKind;
import toktrail.usage.EventSums;
import toktrail.usage.Names;
import toktrail.usage.SessionRef;

/**
 * Answers "what was used in each session". Sessions that lie in the window are read from their sums, those that reach
 * out of it from their events. The newest few are found from the end of the index of last events: portions of sessions
 * are read until no older one can be among them, so the number of queries grows with the logarithm of what is read.
 */
public final class SessionUsageReader {

    private static final int FIRST_PORTION = 16;
    private static final int PORTION_GROWTH = 8;

    private static final String HEADER =
            "SELECT s.id, s.machine, s.harness, s.source_session_id, s.area, s.first_ms, s.last_ms FROM session s"
            + " WHERE s.event_count > 0 AND ";

    /** Rows of a session's sums, of which there is one for each call kind and price class. */
    private static final String WHOLE = "SELECT r.session, r.call_kind, r.price_class, "
            + PartSums.ROLLUP_COLUMNS
            + " FROM json_each(?) chosen CROSS JOIN rollup_session r ON r.session = chosen.value";

    private static final String EVENTS = GroupSums.EVENT_COLUMNS + ", min(e.created_ms), max(e.created_ms)"
            + " FROM json_each(?) chosen CROSS JOIN event e ON e.session = chosen.value"
            + " JOIN call_kind k ON k.id = e.call_kind WHERE ";

    private static final String TIMES = "SELECT e.session, min(e.created_ms), max(e.created_ms)"
            + " FROM json_each(?) chosen CROSS JOIN event e ON e.session = chosen.value"
            + " WHERE e.call_kind IN (SELECT value FROM json_each(?)) GROUP BY 1";

    private final Database database;
    private final Machines machines;
    private final Map<Long, Area> areas = new HashMap<>();
    private final CallKinds kinds;

    /** Reads an open ledger, whose machines, areas and call kinds are these. */
    public SessionUsageReader(Database database, Machines machines, AreaTree areas, CallKinds kinds) {
        this.database = database;
        this.machines = machines;
        areas.all().forEach(area -> this.areas.put(area.id(), area));
        this.kinds = kinds;
    }

    /** The first {@code limit} sessions with selected events, in this order. */
    public List<SessionUsage> read(UsageFilter filter, TimeWindow window, SessionOrder order, OptionalLong limit) {
        if (window.isEmpty() || limit.isPresent() && limit.getAsLong() == 0) {
            return List.of();
        }
        Condition candidates = candidates(filter, window);
        List<SessionUsage> found = limit.isPresent() && order == SessionOrder.NEWEST_FIRST
                ? newest(filter, window, candidates, limit.getAsLong())
                : usage(filter, window, headers(HEADER + candidates.sql(), candidates));
        found.sort(order.comparator());
        return limit.isPresent() && limit.getAsLong() < found.size()
                ? found.subList(0, (int) limit.getAsLong()) : found;
    }

    /** The selected events of these sessions, in no particular order. */
    public List<SessionUsage> read(UsageFilter filter, TimeWindow window, Collection<Long> sessions) {
        if (window.isEmpty()) {
            return List.of();
        }
        Condition condition = candidates(filter, window)
                .andRow("s.id", sessions);
        return usage(filter, window, headers(HEADER + condition.sql(), condition));
    }

    /** Of the sessions with selected events, whenever they were made, the row of the one with the latest event. */
    OptionalLong newest(UsageFilter filter) {
        Condition condition = candidates(filter, TimeWindow.ALL);
        if (!filter.calls().equals(CallFilter.ANY)) {
            condition.and("EXISTS (SELECT 1 FROM rollup_session r WHERE r.session = s.id"
                    + " AND r.call_kind IN (SELECT value FROM json_each(?)))",
                    Condition.list(kinds.matching(filter.calls())));
        }
        return database.firstLong("SELECT s.id FROM session s WHERE s.event_count > 0 AND " + condition.sql()
                + " ORDER BY s.last_ms DESC, s.id DESC LIMIT 1", condition.binder());
    }

    private List<SessionUsage> newest(UsageFilter filter, TimeWindow window, Condition candidates, long limit) {
        List<SessionUsage> found = new ArrayList<>();
        long portion = Math.max(FIRST_PORTION, Math.min(limit, Integer.MAX_VALUE) * 2);
        Condition rest = candidates;
        while (true) {
            List<SessionGathering.Header> headers = headers(
                    HEADER + rest.sql() + " ORDER BY s.last_ms DESC, s.id DESC LIMIT " + portion, rest);
            found.addAll(usage(filter, window, headers));
            if (headers.size() < portion) {
                return found;
            }
            SessionGathering.Header oldest = headers.get(headers.size() - 1);
            long newestOfRest = Math.min(oldest.lastMs(), GroupReader.last(window));
            if (found.stream().filter(session -> session.lastMs() > newestOfRest).count() >= limit) {
                return found;
            }
            rest = candidates(filter, window).and("(s.last_ms, s.id) < (?, ?)", oldest.lastMs(), oldest.id());
            portion = Math.min(portion * PORTION_GROWTH, Integer.MAX_VALUE);
        }
    }

    private Condition candidates(UsageFilter filter, TimeWindow window) {
        Condition condition = Condition.onSession(filter).and("s.first_ms <= ? AND s.last_ms >= ?",
                GroupReader.last(window), GroupReader.first(window));
        filter.harness().ifPresent(wanted -> condition.andOneOf("s.harness", database.query(
                "SELECT DISTINCT harness FROM session", SqlStatement.Binder.NONE, row -> row.text(1)).stream()
                .filter(harness -> Names.same(wanted, harness)).toList()));
        filter.run().ifPresent(run -> condition.and("s.id IN (SELECT e.session FROM run_link l JOIN event e"
                + " ON e.id = l.event WHERE l.run = ?)", run.id()));
        return condition;
    }

    private List<SessionGathering.Header> headers(String sql, Condition condition) {
        return database.query(sql, condition.binder(), row -> new SessionGathering.Header(row.longValue(1),
                row.longValue(2), row.text(3), row.text(4), row.longValue(5), row.longValue(6), row.longValue(7)));
    }

    private List<SessionUsage> usage(
            UsageFilter filter, TimeWindow window, List<SessionGathering.Header> headers) {
        Map<Long, SessionGathering> all = new LinkedHashMap<>();
        List<Long> whole = new ArrayList<>();
        List<Long> cut = new ArrayList<>();
        for (SessionGathering.Header header : headers) {
            all.put(header.id(), new SessionGathering(header));
            boolean inside = filter.run().isEmpty() && header.firstMs() >= GroupReader.first(window)
                    && header.lastMs() <= GroupReader.last(window);
            (inside ? whole : cut).add(header.id());
        }
        addWhole(all, filter, whole);
        addCut(all, filter, window, cut);
        kinds.outdated().forEach((bounds, rows) -> addOutdated(all, filter, window, bounds, rows));
        findTimes(all, filter, whole);
        List<SessionUsage> usage = new ArrayList<>();
        for (SessionGathering session : all.values()) {
            if (!session.groups().isEmpty()) {
                usage.add(new SessionUsage(
                        session(session.header()), session.firstMs(), session.lastMs(), session.groups()));
            }
        }
        return usage;
    }

    private LedgerSession session(SessionGathering.Header header) {
        return new LedgerSession(header.id(), machines.get(header.machine()),
                new SessionRef(header.harness(), header.sourceId()),
                Optional.ofNullable(areas.get(header.area())));
    }

    private void addWhole(Map<Long, SessionGathering> all, UsageFilter filter, List<Long> sessions) {
        if (sessions.isEmpty()) {
            return;
        }
        database.forEach(WHOLE, new Condition().with(Condition.list(sessions)).binder(), row -> {
            SessionGathering session = all.get(row.longValue(1));
            if (!filter.calls().matches(kinds.kind(row.longValue(2)))) {
                session.leaveOutSome();
            } else if (!kinds.isOutdated(row.longValue(2))) {
                session.add(group(session.header(), row, GroupSums.sums(row, 4)));
            }
        });
    }

    private void addCut(
            Map<Long, SessionGathering> all, UsageFilter filter, TimeWindow window, List<Long> sessions) {
        if (sessions.isEmpty()) {
            return;
        }
        Condition condition = new Condition().with(Condition.list(sessions)).and(inTime(filter, window));
        database.forEach("SELECT e.session, e.call_kind, " + GroupReader.PRICE_CLASS + ", " + EVENTS
                + condition.sql() + " GROUP BY 1, 2, 3", condition.binder(), row -> {
                    if (!kinds.isOutdated(row.longValue(2))) {
                        addEvents(all.get(row.longValue(1)), filter, row);
                    }
                });
    }

    private void addOutdated(Map<Long, SessionGathering> all, UsageFilter filter, TimeWindow window,
            List<Long> bounds, List<Long> kindRows) {
        Condition condition = new Condition().with(Condition.list(bounds)).with(Condition.list(all.keySet()))
                .andRow("e.call_kind", kindRows)
                .and(inTime(filter, window));
        database.forEach("SELECT e.session, e.call_kind, " + GroupReader.GIVEN_PRICE_CLASS + ", " + EVENTS
                + condition.sql() + " GROUP BY 1, 2, 3", condition.binder(),
                row -> addEvents(all.get(row.longValue(1)), filter, row));
    }

    private static Condition inTime(UsageFilter filter, TimeWindow window) {
        Condition condition = new Condition().and("e.created_ms BETWEEN ? AND ?",
                GroupReader.first(window), GroupReader.last(window));
        filter.run().ifPresent(run -> condition
                .and("e.id IN (SELECT event FROM run_link WHERE run = ?)", run.id())
                .and("e.created_ms BETWEEN ? AND ?", run.startedAtMs(),
                        run.endedAtMs() == null ? Long.MAX_VALUE : run.endedAtMs() - 1));
        return condition;
    }

    private void addEvents(SessionGathering session, UsageFilter filter, Row row) {
        if (filter.calls().matches(kinds.kind(row.longValue(2)))) {
            session.add(group(session.header(), row, GroupSums.sums(row, 4)));
            session.between(row.longValue(14), row.longValue(15));
        }
    }

    /** Of whole sessions the times stand in their rows, unless the filter leaves out some of their calls. */
    private void findTimes(Map<Long, SessionGathering> all, UsageFilter filter, List<Long> whole) {
        List<Long> partial = new ArrayList<>();
        for (long id : whole) {
            SessionGathering session = all.get(id);
            if (!session.partial()) {
                session.between(session.header().firstMs(), session.header().lastMs());
            } else if (!session.groups().isEmpty()) {
                partial.add(id);
            }
        }
        if (!partial.isEmpty()) {
            Condition condition = new Condition().with(Condition.list(partial))
                    .with(Condition.list(kinds.matching(filter.calls())));
            database.forEach(TIMES, condition.binder(),
                    row -> all.get(row.longValue(1)).between(row.longValue(2), row.longValue(3)));
        }
    }

    private UsageGroup group(SessionGathering.Header header, Row row, EventSums sums) {
        CallKind kind = kinds.kind(row.longValue(2));
        int priceClass = (int) row.longValue(3);
        return new UsageGroup(machines.get(header.machine()), header.harness(), kind,
                kinds.contextTokens(row.longValue(2), priceClass), priceClass % 2 != 0, sums);
    }
}
