package toktrail.ledger.query;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import toktrail.ledger.area.AreaTree;
import toktrail.ledger.filter.CallFilter;
import toktrail.ledger.filter.Condition;
import toktrail.ledger.filter.EventChoice;
import toktrail.ledger.filter.UsageFilter;
import toktrail.ledger.machine.Machines;
import toktrail.ledger.row.EventIdentity;
import toktrail.ledger.row.EventValues;
import toktrail.ledger.run.Run;
import toktrail.sqlite.Database;
import toktrail.sqlite.Row;
import toktrail.sqlite.SqlStatement;
import toktrail.usage.Amount;
import toktrail.usage.EventRules;
import toktrail.usage.Names;
import toktrail.usage.SessionFacts;
import toktrail.usage.SessionRef;
import toktrail.usage.SourcePosition;
import toktrail.usage.UsageEvent;

/**
 * Reads single events of a ledger, for those who ask where a sum comes from: the events that a report adds up, or some
 * by their ids. Valid as long as the transaction.
 */
public final class EventReader {

    /** Tables and conditions of a choice: events {@code e} of sessions {@code s}. */
    private record Chosen(String tables, Condition condition) {

        String from() {
            return tables + " WHERE " + condition.sql();
        }
    }

    private static final String VALUES = EventValues.COLUMNS.of("e");
    private static final int VALUE_COUNT = EventValues.WIDTH;
    /** Where the columns of an identity begin, after the values. */
    private static final int IDENTITY = 15;

    private static final String CALL = "SELECT e.id, s.harness, e.call_kind, e.created_ms, " + VALUES + " FROM ";

    /** Id, values, what else the event and its session say, identity: what {@link #usage} and {@link #owner} read. */
    private static final String EVENT = "SELECT e.id, " + VALUES + ", e.match_key, e.created_ms, e.duration_ms,"
            + " e.call_kind, f.path, e.source_line, e.source_offset, e.imported_at_ms, s.machine, s.harness,"
            + " s.source_session_id, s.title, s.area, e.file, " + EventIdentity.COLUMNS.of("i");

    private static final String DETAILS = EVENT
            + " FROM json_each(?) wanted JOIN event e ON e.id = wanted.value JOIN session s ON s.id = e.session"
            + " LEFT JOIN file f ON f.id = e.file LEFT JOIN event_identity i ON i.event = e.id ORDER BY wanted.key";

    private static final String STREAMED = EVENT + ", i.raw_json, s.cwd, s.git_root, s.git_remote, s.git_branch";

    private final Database database;
    private final Machines machines;
    private final AreaTree areas;
    private final CallKinds kinds;

    /** Reads an open ledger, whose machines, areas and call kinds are these. */
    public EventReader(Database database, Machines machines, AreaTree areas, CallKinds kinds) {
        this.database = database;
        this.machines = machines;
        this.areas = areas;
        this.kinds = kinds;
    }

    private Chosen chosen(EventChoice choice) {
        String events = "event e JOIN session s ON s.id = e.session";
        if (choice instanceof EventChoice.Named named) {
            return new Chosen(events, new Condition()
                    .and("e.id IN (SELECT value FROM json_each(?))", Condition.list(named.ids())));
        }
        EventChoice.Filtered filtered = (EventChoice.Filtered) choice;
        UsageFilter filter = filtered.filter();
        long first = GroupReader.first(filtered.window());
        long last = GroupReader.last(filtered.window());
        Condition condition = Condition.onSession(filter);
        filter.harness().ifPresent(harness -> condition.and(harnesses(harness)));
        if (!filter.calls().equals(CallFilter.ANY)) {
            condition.and("e.call_kind IN (SELECT value FROM json_each(?))",
                    Condition.list(kinds.matching(filter.calls())));
        }
        if (filter.run().isEmpty()) {
            return new Chosen(events, condition.and("e.created_ms BETWEEN ? AND ?", first, last));
        }
        Run run = filter.run().get();
        long end = run.endedAtMs() == null ? Long.MAX_VALUE : run.endedAtMs() - 1;
        return new Chosen("run_link l JOIN event e ON e.id = l.event JOIN session s ON s.id = e.session",
                condition.and("l.run = ?", run.id()).and("e.created_ms BETWEEN ? AND ?",
                        Math.max(first, run.startedAtMs()), Math.min(last, end)));
    }

    /** The session is of a harness with this normal form. */
    private Condition harnesses(String wanted) {
        List<Object> names = new ArrayList<>();
        database.forEach("SELECT DISTINCT harness FROM session", SqlStatement.Binder.NONE, row -> {
            if (Names.same(wanted, row.text(1))) {
                names.add(row.text(1));
            }
        });
        String marks = String.join(", ", Collections.nCopies(names.size(), "?"));
        return new Condition().and("s.harness IN (" + marks + ")", names.toArray());
    }

    /**
     * Hands over the chosen events in their order. Cost: a row for each of them, sorted.
     *
     * @param limit how many at most
     */
    public void forEachCall(EventChoice choice, EventOrder order, long limit, Consumer<SelectedCall> consumer) {
        Chosen chosen = chosen(choice);
        database.forEach(CALL + chosen.from() + " ORDER BY " + order.sql() + " LIMIT " + limit,
                chosen.condition().binder(), row -> consumer.accept(new SelectedCall(row.longValue(1), row.text(2),
                        kinds.kind(row.longValue(3)), row.longValue(4),
                        EventValues.sums(1, EventValues.read(row, 5)))));
    }

    /** What stands behind the chosen events. Cost: as {@link #forEachCall}, three times. */
    public EventSources sources(EventChoice choice) {
        Chosen chosen = chosen(choice);
        SqlStatement.Binder binder = chosen.condition().binder();
        long[] counts = database.first("SELECT count(DISTINCT e.session), count(DISTINCT e.file) FROM "
                + chosen.from(), binder, row -> new long[] {row.longValue(1), row.longValue(2)}).orElseThrow();
        long[] rows = database.first("WITH behind AS (SELECT DISTINCT e.file FROM " + chosen.from() + ")"
                + " SELECT coalesce(sum(rows_seen), 0), coalesce(sum(rows_skipped), 0),"
                + " coalesce(sum(rows_duplicate), 0) FROM import_file WHERE file IN (SELECT file FROM behind)", binder,
                row -> new long[] {row.longValue(1), row.longValue(2), row.longValue(3)}).orElseThrow();
        long skipped = database.first("WITH behind AS (SELECT DISTINCT s.harness FROM " + chosen.from() + ")"
                + " SELECT count(*) FROM skipped_source WHERE harness IN (SELECT harness FROM behind)", binder,
                row -> row.longValue(1)).orElseThrow();
        return new EventSources(counts[0], counts[1], rows[0], rows[1], rows[2], skipped);
    }

    /**
     * All about the events with these ids, in this order; those that are not there are left out.
     *
     * @param rules gives the rules of identity of the harness of a session
     */
    public List<LedgerEvent> events(List<Long> ids, Function<String, EventRules> rules) {
        Map<Long, List<Long>> runs = runs(ids);
        Map<Long, TreeSet<String>> importers = new HashMap<>();
        database.forEach("SELECT file, harness FROM import_file", SqlStatement.Binder.NONE, row -> importers
                .computeIfAbsent(row.longValue(1), file -> new TreeSet<>()).add(row.text(2)));
        List<LedgerEvent> events = new ArrayList<>();
        database.forEach(DETAILS, statement -> statement.bindText(1, ids.toString()), row ->
                events.add(event(row, rules, importers, runs)));
        return events;
    }

    /**
     * Hands over the chosen events with what belongs to them, the oldest first, ties by id. Cost: a row for each of
     * them; memory for one.
     *
     * @param rules gives the rules of identity of the harness of a session
     */
    public void forEachEvent(EventChoice choice, Function<String, EventRules> rules, Consumer<StreamedEvent> consumer) {
        Chosen chosen = chosen(choice);
        int raw = 1 + VALUE_COUNT + IDENTITY + EventIdentity.COLUMNS.size();
        database.forEach(STREAMED + " FROM " + chosen.tables() + " LEFT JOIN file f ON f.id = e.file"
                + " LEFT JOIN event_identity i ON i.event = e.id WHERE " + chosen.condition().sql()
                + " ORDER BY " + EventOrder.OLDEST.sql(), chosen.condition().binder(), row -> consumer.accept(
                        new StreamedEvent(row.longValue(1), usage(row, rules, row.text(raw)), owner(row),
                                new SessionFacts.Workspace(row.text(raw + 1), row.text(raw + 2), row.text(raw + 3),
                                        row.text(raw + 4)), row.longValue(VALUE_COUNT + 1))));
    }

    private LedgerEvent event(Row row, Function<String, EventRules> rules, Map<Long, TreeSet<String>> importers,
            Map<Long, List<Long>> runs) {
        int at = 1 + VALUE_COUNT;
        UsageEvent event = usage(row, rules, null);
        String harness = event.session().harness();
        TreeSet<String> readers = row.isNull(at + 14) ? new TreeSet<>()
                : importers.getOrDefault(row.longValue(at + 14), new TreeSet<>());
        String importer = readers.contains(harness) ? harness : readers.isEmpty() ? null : readers.first();
        long id = row.longValue(1);
        return new LedgerEvent(id, event, owner(row),
                new LedgerEvent.Origin(importer, row.longValue(at + IDENTITY) != 0, row.longValue(at + 8)),
                row.boxedLong(at + 1), runs.getOrDefault(id, List.of()));
    }

    private UsageEvent usage(Row row, Function<String, EventRules> rules, String rawJson) {
        int at = 1 + VALUE_COUNT;
        SessionRef session = new SessionRef(row.text(at + 10), row.text(at + 11));
        SourcePosition position = new SourcePosition(row.text(at + 5), place(row, at + 6), place(row, at + 7));
        EventIdentity identity = EventIdentity.read(row, at + IDENTITY);
        long created = row.longValue(at + 2);
        Long duration = row.boxedLong(at + 3);
        long[] values = EventValues.read(row, 2);
        Amount amount = EventValues.amount(values, identity.cost(EventValues.pico(values)));
        return new UsageEvent(session, kinds.kind(row.longValue(at + 4)), created,
                duration == null ? null : Long.valueOf(created + duration), amount, position,
                identity.keys(session, position, rules.apply(session.harness())), identity.fingerprintText(), rawJson);
    }

    private LedgerEvent.Owner owner(Row row) {
        int at = 1 + VALUE_COUNT;
        return new LedgerEvent.Owner(machines.get(row.longValue(at + 9)), row.text(at + 12),
                row.nullableLong(at + 13).isEmpty() ? Optional.empty() : areas.ofRow(row.longValue(at + 13)));
    }

    private static long place(Row row, int column) {
        return row.nullableLong(column).orElse(SourcePosition.NONE);
    }

    private Map<Long, List<Long>> runs(List<Long> ids) {
        Map<Long, List<Long>> runs = new HashMap<>();
        database.forEach("SELECT l.event, l.run FROM run r CROSS JOIN json_each(?) wanted CROSS JOIN run_link l"
                + " ON l.run = r.id AND l.event = wanted.value ORDER BY l.run",
                statement -> statement.bindText(1, ids.toString()),
                row -> runs.computeIfAbsent(row.longValue(1), id -> new ArrayList<>()).add(row.longValue(2)));
        return runs;
    }
}
