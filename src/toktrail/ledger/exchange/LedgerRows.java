package toktrail.ledger.exchange;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.ObjLongConsumer;
import toktrail.ledger.row.EventUuid;
import toktrail.ledger.run.RunScope;
import toktrail.spelling.TextOrder;
import toktrail.sqlite.Database;
import toktrail.sqlite.SqlStatement;

/** The rows of a ledger, in the order of archives. */
public final class LedgerRows implements RowSource {

    private static final Comparator<EventRow> SAME_MOMENT = Comparator
            .comparing((EventRow row) -> row.exchanged().event().session().harness(), TextOrder.CODE_POINT)
            .thenComparing(EventRow::key, TextOrder.CODE_POINT);

    private final ExchangeTransaction tx;
    private final Database database;
    private final IdentityRules rules;

    /** Rows of a ledger, valid within its transaction. */
    public LedgerRows(ExchangeTransaction tx, IdentityRules rules) {
        this.tx = Objects.requireNonNull(tx, "tx");
        this.rules = Objects.requireNonNull(rules, "rules");
        database = tx.database();
    }

    @Override
    public void machines(Consumer<MachineRow> consumer) {
        database.forEach("""
                SELECT m.machine_id, m.name, m.first_seen_ms, max(m.first_seen_ms,
                    coalesce((SELECT max(e.imported_at_ms) FROM session s CROSS JOIN event e ON e.session = s.id
                      WHERE s.machine = m.id), 0),
                    coalesce((SELECT max(r.updated_at_ms) FROM run r WHERE r.machine = m.id), 0),
                    coalesce((SELECT max(s.assignment_updated_at_ms) FROM session s
                      WHERE s.machine = m.id AND s.area IS NOT NULL), 0),
                    coalesce((SELECT max(a.updated_at_ms) FROM active_area a WHERE a.machine = m.id), 0)),
                  m.updated_at_ms, m.is_local
                FROM machine m
                WHERE m.is_local = 1 OR m.name IS NOT NULL
                  OR EXISTS (SELECT 1 FROM session s WHERE s.machine = m.id AND (s.event_count > 0
                    OR s.area IS NOT NULL OR s.metadata_created_at_ms IS NOT NULL))
                  OR EXISTS (SELECT 1 FROM run r WHERE r.machine = m.id)
                  OR EXISTS (SELECT 1 FROM active_area a WHERE a.machine = m.id)
                  OR EXISTS (SELECT 1 FROM assignment_tombstone t WHERE t.machine = m.id)
                ORDER BY m.machine_id""", SqlStatement.Binder.NONE, row -> consumer.accept(new MachineRow(row.text(1),
                        row.text(2), row.longValue(3), row.longValue(4), row.longValue(5), row.longValue(6) != 0)));
    }

    @Override
    public void areas(Consumer<AreaRow> consumer) {
        database.forEach("""
                SELECT path, name, archived_at_ms, created_at_ms, updated_at_ms FROM area
                ORDER BY length(CAST(path AS BLOB)), path""", SqlStatement.Binder.NONE, row -> consumer.accept(
                        new AreaRow(row.text(1), row.text(2), Columns.boxed(row, 3),
                                new Stamps(row.longValue(4), row.longValue(5)))));
    }

    @Override
    public void assignments(Consumer<AssignmentRow> consumer) {
        database.forEach("""
                SELECT m.machine_id, s.harness, s.source_session_id, s.assignment_sync_id, a.path, s.assigned_at_ms,
                  s.assignment_updated_at_ms
                FROM session s JOIN machine m ON m.id = s.machine JOIN area a ON a.id = s.area
                ORDER BY s.assignment_sync_id""", SqlStatement.Binder.NONE, row -> consumer.accept(
                        new AssignmentRow(Columns.session(row, 1), row.text(4), row.text(5), row.longValue(6),
                                row.longValue(7))));
    }

    @Override
    public void activeAreas(Consumer<ActiveAreaRow> consumer) {
        database.forEach("""
                SELECT m.machine_id, a.path, c.updated_at_ms, c.expires_at_ms
                FROM active_area c JOIN machine m ON m.id = c.machine LEFT JOIN area a ON a.id = c.area
                ORDER BY m.machine_id""", SqlStatement.Binder.NONE, row -> consumer.accept(
                        new ActiveAreaRow(row.text(1), row.text(2), row.longValue(3), Columns.boxed(row, 4))));
    }

    @Override
    public void runs(Consumer<RunRow> consumer) {
        database.forEach("""
                SELECT r.sync_id, m.machine_id, r.name, r.started_at_ms, r.ended_at_ms, r.scope_json,
                  r.archived_at_ms, r.created_at_ms, r.updated_at_ms
                FROM run r JOIN machine m ON m.id = r.machine ORDER BY r.created_at_ms, r.sync_id""",
                SqlStatement.Binder.NONE, row -> consumer.accept(new RunRow(row.text(1), row.text(2), row.text(3),
                        new RunRow.Time(row.longValue(4), Columns.boxed(row, 5)), RunScope.ofJson(row.text(6)),
                        Columns.boxed(row, 7), new Stamps(row.longValue(8), row.longValue(9)))));
    }

    @Override
    public void runSessions(Consumer<RunSessionRow> consumer) {
        List<RunSessionRow> rows = new ArrayList<>(new RunSessions(tx).all());
        rows.sort(Comparator.comparing(RunSessionRow::syncId));
        rows.forEach(consumer);
    }

    @Override
    public void metadata(Consumer<MetadataRow> consumer) {
        database.forEach("SELECT m.machine_id, s.harness, s.source_session_id, " + SessionMetadata.COLUMNS
                + " FROM session s JOIN machine m ON m.id = s.machine WHERE s.metadata_created_at_ms IS NOT NULL"
                + " ORDER BY m.machine_id, s.harness, s.source_session_id", SqlStatement.Binder.NONE,
                row -> consumer.accept(SessionMetadata.map(Columns.session(row, 1), row, 4)));
    }

    @Override
    public void events(Consumer<EventRow> consumer) {
        Map<SessionId, String> areas = new HashMap<>();
        assignments(row -> areas.put(row.session(), row.areaPath()));
        Map<Long, String> runs = firstRuns();
        try (SqlStatement firstRun = runs.isEmpty() ? null
                : database.prepare("SELECT run FROM temp.exchange_first_run WHERE event = ?")) {
            List<EventRow> moment = new ArrayList<>();
            tx.events().forEach(event -> {
                if (!moment.isEmpty() && moment.get(0).exchanged().event().createdMs() != event.event().createdMs()) {
                    handOver(moment, consumer);
                }
                Long run = firstRun == null ? null : firstRun.bindLong(1, event.id()).firstLong().stream().boxed()
                        .findFirst().orElse(null);
                moment.add(row(event, run == null ? null : runs.get(run), areas));
            });
            handOver(moment, consumer);
        }
        database.execute("DROP TABLE IF EXISTS temp.exchange_first_run");
    }

    private EventRow row(ExchangedEvent stored, String run, Map<SessionId, String> areas) {
        ExchangedEvent full = stored.with(stored.event().withFingerprint(rules.fingerprint(stored.event())));
        String area = areas.get(new SessionId(full.machineId(), full.event().session()));
        return new EventRow(full, run, area, rules.looksOld(full.event()));
    }

    private static void handOver(List<EventRow> moment, Consumer<EventRow> consumer) {
        if (moment.size() > 1) {
            moment.sort(SAME_MOMENT);
        }
        moment.forEach(consumer);
        moment.clear();
    }

    /** Makes a table of the first run of each event that has any; the runs by their rows. */
    private Map<Long, String> firstRuns() {
        Map<Long, String> runs = new HashMap<>();
        database.forEach("SELECT id, sync_id FROM run", SqlStatement.Binder.NONE,
                row -> runs.put(row.longValue(1), row.text(2)));
        if (!runs.isEmpty()) {
            database.execute("""
                    DROP TABLE IF EXISTS temp.exchange_first_run;
                    CREATE TEMP TABLE exchange_first_run (event INTEGER PRIMARY KEY, run INTEGER NOT NULL);
                    INSERT OR IGNORE INTO exchange_first_run (event, run)
                      SELECT l.event, l.run FROM run r CROSS JOIN run_link l ON l.run = r.id
                      ORDER BY r.created_at_ms, r.sync_id;""");
        }
        return runs;
    }

    @Override
    public void eventNames(ObjLongConsumer<EventUuid> consumer) {
        tx.events().forEach(event -> consumer.accept(name(event), event.id()));
    }

    /** The name of a stored event. */
    private EventUuid name(ExchangedEvent stored) {
        String global = stored.event().keys().globalKey();
        return EventUuid.of(stored.event().session().harness(), EventUuid.key(global,
                global != null ? "" : rules.fingerprint(stored.event())));
    }

    @Override
    public void links(Consumer<LinkRow> consumer) {
        database.forEach("""
                SELECT r.sync_id, l.event, l.linked_at_ms FROM run r CROSS JOIN run_link l ON l.run = r.id
                ORDER BY r.created_at_ms, r.sync_id""", SqlStatement.Binder.NONE,
                row -> consumer.accept(new LinkRow(row.text(1), row.longValue(2), row.longValue(3))));
    }

    @Override
    public void unassignments(Consumer<UnassignmentRow> consumer) {
        database.forEach("""
                SELECT m.machine_id, t.harness, t.source_session_id, t.deleted_at_ms
                FROM assignment_tombstone t JOIN machine m ON m.id = t.machine
                ORDER BY m.machine_id, t.harness, t.source_session_id""", SqlStatement.Binder.NONE,
                row -> consumer.accept(new UnassignmentRow(Columns.session(row, 1), row.longValue(4))));
    }

    @Override
    public void retirements(Consumer<RetirementRow> consumer) {
        database.forEach("""
                SELECT harness, event_uuid, winner_uuid, retired_at_ms FROM retired_event
                ORDER BY harness, event_uuid""", SqlStatement.Binder.NONE, row -> consumer.accept(
                        new RetirementRow(row.text(1), EventUuid.ofBytes(row.bytes(2)),
                                row.bytes(3) == null ? null : EventUuid.ofBytes(row.bytes(3)), row.longValue(4))));
    }
}
