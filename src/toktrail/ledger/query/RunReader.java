package toktrail.ledger.query;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import toktrail.ledger.filter.Condition;
import toktrail.ledger.filter.UsageFilter;
import toktrail.ledger.machine.Machines;
import toktrail.ledger.run.Run;
import toktrail.sqlite.Database;
import toktrail.time.TimeWindow;

/**
 * Sums of the events that are linked to runs. Most sessions are linked as a whole, and then their sums are taken;
 * events are read of those only of which a part is linked or in the run's time.
 */
public final class RunReader {

    /** How many events of each session are linked to a run and in its time. */
    private record Linked(Run run, long first, long last, Map<Long, Long> counts) { }

    private final Database database;
    private final Machines machines;
    private final CallKinds kinds;

    /** Reads an open ledger, whose machines and call kinds are these. */
    public RunReader(Database database, Machines machines, CallKinds kinds) {
        this.database = database;
        this.machines = machines;
        this.kinds = kinds;
    }

    /** The sums of the selected events of each of the runs that has any, by its number. An event may be in several. */
    public Map<Long, List<UsageGroup>> read(List<Run> runs, UsageFilter filter, TimeWindow window) {
        PartSums<Long> sums = new PartSums<>(filter, machines, kinds);
        Map<Long, Linked> linked = new HashMap<>();
        for (Run run : runs) {
            long last = run.endedAtMs() == null ? Long.MAX_VALUE : run.endedAtMs() - 1;
            linked.put(run.id(), new Linked(run, Math.max(GroupReader.first(window), run.startedAtMs()),
                    Math.min(GroupReader.last(window), last), new HashMap<>()));
        }
        count(linked);
        Map<Long, SessionSpan> spans = new HashMap<>();
        Condition found = Condition.onSession(filter).andRow("s.id", sessions(linked));
        SessionSpan.load(database, found).forEach(span -> spans.put(span.id(), span));
        Map<Long, List<Long>> runsOfWhole = new HashMap<>();
        Map<Long, SessionSpan> whole = new HashMap<>();
        Set<Long> runsWithCut = new TreeSet<>();
        boolean trusted = kinds.outdatedRows().isEmpty();
        linked.forEach((run, of) -> of.counts().forEach((session, count) -> {
            SessionSpan span = spans.get(session);
            if (span != null && trusted && span.eventCount() == count) {
                runsOfWhole.computeIfAbsent(session, s -> new ArrayList<>()).add(run);
                whole.put(session, span);
            } else if (span != null) {
                runsWithCut.add(run);
            }
        }));
        new SessionReader(database, machines, kinds).forEachSum(whole, (span, key, row, column) ->
                runsOfWhole.get(span.id()).forEach(run -> sums.add(run, key, row, column)), sums);
        addCut(sums, linked, runsWithCut, spans, runsOfWhole);
        return sums.groups();
    }

    private void count(Map<Long, Linked> linked) {
        Condition condition = ofRuns(linked.keySet());
        database.forEach("SELECT l.run, e.session, e.created_ms FROM run_link l CROSS JOIN event e ON e.id = l.event"
                + " WHERE " + condition.sql(), condition.binder(), row -> {
                    Linked run = linked.get(row.longValue(1));
                    long created = row.longValue(3);
                    if (run.first() <= created && created <= run.last()) {
                        run.counts().merge(row.longValue(2), 1L, Long::sum);
                    }
                });
    }

    private static Set<Long> sessions(Map<Long, Linked> linked) {
        Set<Long> sessions = new TreeSet<>();
        linked.values().forEach(run -> sessions.addAll(run.counts().keySet()));
        return sessions;
    }

    private void addCut(PartSums<Long> sums, Map<Long, Linked> linked, Set<Long> runs, Map<Long, SessionSpan> spans,
            Map<Long, List<Long>> runsOfWhole) {
        if (runs.isEmpty()) {
            return;
        }
        Condition condition = ofRuns(runs);
        database.forEach("SELECT l.run, e.session, e.call_kind, e.created_ms, " + PartSums.EVENT_COLUMNS
                + " FROM run_link l CROSS JOIN event e ON e.id = l.event WHERE " + condition.sql(),
                condition.binder(), row -> {
                    Linked run = linked.get(row.longValue(1));
                    SessionSpan span = spans.get(row.longValue(2));
                    long kind = row.longValue(3);
                    long created = row.longValue(4);
                    if (span != null && run.first() <= created && created <= run.last()
                            && !runsOfWhole.getOrDefault(span.id(), List.of()).contains(run.run().id())
                            && sums.wants(span.machine(), span.harness(), kind)) {
                        sums.addEvent(run.run().id(), new RollupKeys.Key(span.machine(), span.harness(), kind), row,
                                5);
                    }
                });
    }

    private static Condition ofRuns(Set<Long> runs) {
        return new Condition().andRow("l.run", runs);
    }
}
