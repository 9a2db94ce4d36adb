package toktrail.ledger.query;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import toktrail.ledger.filter.Condition;
import toktrail.ledger.filter.UsageFilter;
import toktrail.ledger.machine.Machines;
import toktrail.sqlite.Database;
import toktrail.sqlite.Row;
import toktrail.time.TimeWindow;

/**
 * Sums of sessions, divided by what the sessions are or when their events happened: the sums of a session that lies in
 * one part, the events of one that does not.
 */
public final class SessionReader {

    /** Sessions whose rows lie this close together are read in a row, leaving out those between. */
    private static final int SPARSE = 3;

    /**
     * Says to which part an event belongs. Events of one session that belong to the same part must follow each other
     * in time.
     */
    public interface Parts<P> {
        /** The part of an event of {@code session} at this time. */
        P of(SessionSpan session, long createdMs);
    }

    private final Database database;
    private final Machines machines;
    private final CallKinds kinds;

    /** Reads an open ledger, whose machines and call kinds are these. */
    public SessionReader(Database database, Machines machines, CallKinds kinds) {
        this.database = database;
        this.machines = machines;
        this.kinds = kinds;
    }

    /** The sums of the selected events, whatever the run, part by part. */
    public <P> Map<P, List<UsageGroup>> read(UsageFilter filter, TimeWindow window, Parts<P> parts) {
        PartSums<P> sums = new PartSums<>(filter, machines, kinds);
        long first = GroupReader.first(window);
        long last = GroupReader.last(window);
        Map<Long, SessionSpan> whole = new HashMap<>();
        Map<Long, SessionSpan> cut = new HashMap<>();
        for (SessionSpan span : SessionSpan.load(database, Condition.onSession(filter)
                .and("s.first_ms <= ? AND s.last_ms >= ?", last, first))) {
            boolean undivided = span.firstMs() >= first && span.lastMs() <= last
                    && parts.of(span, span.firstMs()).equals(parts.of(span, span.lastMs()));
            (undivided ? whole : cut).put(span.id(), span);
        }
        addWhole(sums, whole, parts);
        if (!whole.isEmpty() && !kinds.outdatedRows().isEmpty()) {
            addEvents(sums, whole, parts, inSessions("e", whole.keySet())
                    .andRow("e.call_kind", kinds.outdatedRows()));
        }
        addEvents(sums, cut, parts, inSessions("e", cut.keySet()).and("e.created_ms BETWEEN ? AND ?", first, last));
        return sums.groups();
    }

    private <P> void addWhole(PartSums<P> sums, Map<Long, SessionSpan> spans, Parts<P> parts) {
        forEachSum(spans, (span, key, row, column) -> sums.add(parts.of(span, span.firstMs()), key, row, column),
                sums);
    }

    /** Takes a row with sums of a session. */
    interface SumConsumer {
        /** The sums begin at {@code column}. */
        void accept(SessionSpan span, GroupSums.Key key, Row row, int column);
    }

    /** The sums of whole sessions that are wanted, but for outdated call kinds. */
    void forEachSum(Map<Long, SessionSpan> spans, SumConsumer consumer, PartSums<?> sums) {
        if (spans.isEmpty()) {
            return;
        }
        Condition condition = inSessions("r", spans.keySet());
        database.forEach("SELECT r.session, r.call_kind, r.price_class, " + PartSums.ROLLUP_COLUMNS
                + " FROM rollup_session r WHERE " + condition.sql(), condition.binder(), row -> {
                    SessionSpan span = spans.get(row.longValue(1));
                    long kind = row.longValue(2);
                    if (span != null && !kinds.isOutdated(kind) && sums.wants(span.machine(), span.harness(), kind)) {
                        consumer.accept(span, new GroupSums.Key(
                                span.machine(), span.harness(), kind, (int) row.longValue(3)), row, 4);
                    }
                });
    }

    private <P> void addEvents(PartSums<P> sums, Map<Long, SessionSpan> spans, Parts<P> parts, Condition condition) {
        if (spans.isEmpty()) {
            return;
        }
        database.forEach("SELECT e.session, e.call_kind, e.created_ms, " + PartSums.EVENT_COLUMNS
                + " FROM event e WHERE " + condition.sql(), condition.binder(), row -> {
                    SessionSpan span = spans.get(row.longValue(1));
                    long kind = row.longValue(2);
                    if (span != null && sums.wants(span.machine(), span.harness(), kind)) {
                        sums.addEvent(parts.of(span, row.longValue(3)), new RollupKeys.Key(
                                span.machine(), span.harness(), kind), row, 4);
                    }
                });
    }

    /** Rows of these sessions, perhaps with some of others. */
    private static Condition inSessions(String table, Collection<Long> sessions) {
        if (sessions.isEmpty()) {
            return new Condition();
        }
        long min = Collections.min(sessions);
        long max = Collections.max(sessions);
        return max - min < (long) SPARSE * sessions.size()
                ? new Condition().and(table + ".session BETWEEN ? AND ?", min, max)
                : new Condition().and(table + ".session IN (SELECT value FROM json_each(?))",
                        Condition.list(sessions));
    }
}
