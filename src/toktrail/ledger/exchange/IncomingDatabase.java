package toktrail.ledger.exchange;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.Consumer;
import java.util.function.ObjLongConsumer;
import toktrail.error.UserException;
import toktrail.ledger.area.AreaPaths;
import toktrail.ledger.exchange.ExchangeSchema.Column;
import toktrail.ledger.row.EventUuid;
import toktrail.ledger.run.RunScope;
import toktrail.sqlite.Database;
import toktrail.sqlite.DatabaseException;
import toktrail.sqlite.Row;
import toktrail.sqlite.SqlStatement;
import toktrail.usage.Names;
import toktrail.usage.SessionRef;

/**
 * The database of an archive, of any version that is read. It is never changed or migrated: what an older version does
 * not have is filled in while reading.
 */
public final class IncomingDatabase implements RowSource, AutoCloseable {

    private static final String ASSIGNMENT_KIND = "area_session_assignment";
    private static final String EVENT_KIND = "usage_event";

    private final Database database;
    private final Exporter exporter;
    private final List<String> warnings;
    private final Map<Long, String> areas = new HashMap<>();
    private final Map<Long, String> runs = new HashMap<>();

    private IncomingDatabase(Database database, Exporter exporter, List<String> warnings) {
        this.database = database;
        this.exporter = exporter;
        this.warnings = warnings;
    }

    /**
     * Opens and checks a database.
     *
     * @param name     how the archive calls it
     * @param declared the schema version the archive names
     * @throws UserException with the first thing that is wrong with it
     */
    public static IncomingDatabase open(Path file, String name, long declared, Exporter exporter) {
        IncomingCheck.checkMagic(file, name);
        Database database = null;
        try {
            database = Database.openUnchangeable(file);
            List<String> warnings = new ArrayList<>(new IncomingCheck(database).check(declared));
            IncomingDatabase incoming = new IncomingDatabase(database, exporter, warnings);
            incoming.readIds();
            return incoming;
        } catch (DatabaseException e) {
            close(database, e);
            throw ForeignFailure.inArchive(e);
        } catch (RuntimeException e) {
            close(database, e);
            throw e;
        }
    }

    /** Closes a database after a failure, which is what the user has to know. */
    private static void close(Database database, RuntimeException because) {
        try {
            if (database != null) {
                database.close();
            }
        } catch (DatabaseException e) {
            because.addSuppressed(e);
        }
    }

    private void readIds() {
        select("areas", "id, path", "").forEach(row -> areas.put(row.longValue(1), path(row.text(2))));
        select("runs", "id, sync_id", "").forEach(row -> runs.put(row.longValue(1), row.text(2)));
    }

    private static String path(String stored) {
        try {
            return AreaPaths.parse(stored).text();
        } catch (UserException e) {
            throw UserException.failed("areas.path: " + e.getMessage(), e);
        }
    }

    /** What is odd, but no reason to refuse it; grows while rows are read. */
    public List<String> warnings() {
        return List.copyOf(warnings);
    }

    /** A query of some columns of a table, each read as its stand-in where it is missing; no rows without the table. */
    private Query select(String table, String columns, String order) {
        Set<String> present = database.columns(table);
        return new Query(database, present.isEmpty() ? null
                : "SELECT " + columns(table, "", columns.split(", ")) + " FROM " + table + " " + order);
    }

    /** The columns, behind {@code prefix}, or what stands for them. */
    private String columns(String table, String prefix, String... wanted) {
        Set<String> present = database.columns(table);
        StringJoiner list = new StringJoiner(", ");
        for (String name : wanted) {
            Column column = ExchangeSchema.table(table).columns().stream()
                    .filter(known -> known.name().equals(name)).findFirst().orElseThrow();
            list.add(present.contains(name) ? prefix + name : column.absent().orElseThrow());
        }
        return list.toString();
    }

    /** A statement, null for one without rows. */
    private record Query(Database database, String sql) {
        void forEach(Row.Consumer consumer) {
            if (sql != null) {
                read(database, sql, SqlStatement.Binder.NONE, consumer);
            }
        }
    }

    private static void read(Database database, String sql, SqlStatement.Binder binder, Row.Consumer consumer) {
        try {
            database.forEach(sql, binder, consumer);
        } catch (DatabaseException e) {
            throw ForeignFailure.reading(database.path(), e);
        }
    }

    private String origin(String machineId) {
        return machineId == null ? exporter.machineId() : machineId;
    }

    @Override
    public void machines(Consumer<MachineRow> consumer) {
        if (database.columns("machines").isEmpty()) {
            long at = exporter.exportedAtMs();
            consumer.accept(new MachineRow(exporter.machineId(), Names.trimmed(exporter.machineName()), at, at, at,
                    true));
        }
        select("machines", "machine_id, name, first_seen_ms, last_seen_ms, updated_at_ms", "ORDER BY machine_id")
                .forEach(row -> consumer.accept(new MachineRow(row.text(1), Names.trimmed(row.text(2)),
                        row.longValue(3), row.longValue(4), row.longValue(5),
                        row.text(1).equals(exporter.machineId()))));
    }

    @Override
    public void areas(Consumer<AreaRow> consumer) {
        select("areas", "path, name, archived_at_ms, created_at_ms, updated_at_ms", "ORDER BY length(path), path")
                .forEach(row -> consumer.accept(new AreaRow(path(row.text(1)), row.text(2), Columns.boxed(row, 3),
                        new Stamps(row.longValue(4), row.longValue(5)))));
    }

    @Override
    public void assignments(Consumer<AssignmentRow> consumer) {
        select("area_session_assignments", "origin_machine_id, harness, source_session_id, sync_id, area_id, "
                + "assigned_at_ms, updated_at_ms", "ORDER BY sync_id").forEach(row -> consumer.accept(
                        new AssignmentRow(Columns.session(row, 1), row.text(4), areas.get(row.longValue(5)),
                                row.longValue(6), row.longValue(7))));
    }

    @Override
    public void activeAreas(Consumer<ActiveAreaRow> consumer) {
        select("machine_active_areas", "machine_id, area_id, updated_at_ms, expires_at_ms", "ORDER BY machine_id")
                .forEach(row -> consumer.accept(new ActiveAreaRow(row.text(1),
                        row.isNull(2) ? null : areas.get(row.longValue(2)), row.longValue(3),
                        Columns.boxed(row, 4))));
    }

    @Override
    public void runs(Consumer<RunRow> consumer) {
        select("runs", "sync_id, origin_machine_id, name, started_at_ms, ended_at_ms, archived_at_ms, created_at_ms, "
                + "updated_at_ms, scope_harnesses_json, scope_provider_ids_json, scope_model_ids_json, "
                + "scope_source_session_ids_json, scope_thinking_levels_json, scope_agents_json",
                "ORDER BY created_at_ms, sync_id").forEach(row -> consumer.accept(new RunRow(row.text(1),
                        origin(row.text(2)), Names.trimmed(row.text(3)),
                        new RunRow.Time(row.longValue(4), Columns.boxed(row, 5)),
                        new RunScope(Columns.texts(row.text(9)), Columns.texts(row.text(10)),
                                Columns.texts(row.text(11)), Columns.texts(row.text(12)),
                                Columns.texts(row.text(13)), Columns.texts(row.text(14))),
                        Columns.boxed(row, 6), new Stamps(row.longValue(7), row.longValue(8)))));
    }

    @Override
    public void runSessions(Consumer<RunSessionRow> consumer) {
        select("source_sessions", "tracking_session_id, harness, source_session_id, first_seen_ms, last_seen_ms, "
                + "created_at_ms, updated_at_ms", "").forEach(row -> consumer.accept(new RunSessionRow(
                        runs.get(row.longValue(1)), new SessionRef(row.text(2), row.text(3)), Columns.boxed(row, 4),
                        Columns.boxed(row, 5), new Stamps(row.longValue(6), row.longValue(7)))));
    }

    @Override
    public void metadata(Consumer<MetadataRow> consumer) {
        select("source_session_metadata", "origin_machine_id, harness, source_session_id, source_paths_json, cwd, "
                + "source_dir, git_root, git_remote, session_title, started_ms, last_seen_ms, created_at_ms, "
                + "updated_at_ms", "ORDER BY origin_machine_id, harness, source_session_id").forEach(row ->
                        consumer.accept(SessionMetadata.map(Columns.session(row, 1), row, 4)));
    }

    @Override
    public void events(Consumer<EventRow> consumer) {
        boolean attributes = !database.columns("usage_event_attributes").isEmpty();
        IncomingEvents mapper = new IncomingEvents(exporter, areas, runs, warnings);
        read(database, "SELECT " + columns("usage_events", "e.", IncomingEvents.COLUMNS.split(", ")) + ", "
                + eventOrigin() + ", " + (attributes
                ? columns("usage_event_attributes", "a.", IncomingEvents.ATTRIBUTES.split(", "))
                : "0, 0, NULL, NULL, NULL, NULL")
                + " FROM usage_events e"
                + (attributes ? " LEFT JOIN usage_event_attributes a ON a.usage_event_id = e.id" : "")
                + " ORDER BY e.created_ms, e.harness, " + eventKey(), SqlStatement.Binder.NONE,
                row -> consumer.accept(mapper.map(row)));
    }

    private String eventKey() {
        return database.columns("usage_events").contains("global_dedup_key")
                ? "coalesce(e.global_dedup_key, 'fp:' || e.fingerprint_hash)" : "'fp:' || e.fingerprint_hash";
    }

    /** The machine of an event; before events named theirs, that of the last run they belong to. */
    private String eventOrigin() {
        if (database.columns("usage_events").contains("origin_machine_id")) {
            return "e.origin_machine_id";
        }
        return database.columns("runs").contains("origin_machine_id")
                ? "(SELECT r.origin_machine_id FROM run_events l JOIN runs r ON r.id = l.tracking_session_id"
                        + " WHERE l.usage_event_id = e.id ORDER BY r.started_at_ms DESC LIMIT 1)" : "NULL";
    }

    @Override
    public void eventNames(ObjLongConsumer<EventUuid> consumer) {
        read(database, "SELECT e.harness, " + eventKey() + ", e.id FROM usage_events e", SqlStatement.Binder.NONE,
                row -> consumer.accept(EventUuid.of(row.text(1), row.text(2)), row.longValue(3)));
    }

    @Override
    public void links(Consumer<LinkRow> consumer) {
        select("run_events", "tracking_session_id, usage_event_id, created_at_ms",
                "ORDER BY tracking_session_id, usage_event_id").forEach(row -> consumer.accept(
                        new LinkRow(runs.get(row.longValue(1)), row.longValue(2), row.longValue(3))));
        if (database.columns("usage_events").contains("tracking_session_id")) {
            read(database, """
                    SELECT e.tracking_session_id, e.id, e.imported_at_ms FROM usage_events e
                    WHERE e.tracking_session_id IS NOT NULL
                      AND e.id NOT IN (SELECT usage_event_id FROM run_events)""", SqlStatement.Binder.NONE,
                    row -> consumer.accept(new LinkRow(runs.get(row.longValue(1)), row.longValue(2),
                            row.longValue(3))));
        }
    }

    @Override
    public void unassignments(Consumer<UnassignmentRow> consumer) {
        tombstones(ASSIGNMENT_KIND, "origin_machine_id, harness, source_session_id, deleted_at_ms", row ->
                consumer.accept(new UnassignmentRow(Columns.session(row, 1), row.longValue(4))));
    }

    @Override
    public void retirements(Consumer<RetirementRow> consumer) {
        tombstones(EVENT_KIND, "harness, event_uuid, winner_uuid, deleted_at_ms", row -> consumer.accept(
                new RetirementRow(row.text(1), uuid(row.text(2)), row.text(3) == null ? null : uuid(row.text(3)),
                        row.longValue(4))));
    }

    private void tombstones(String kind, String columns, Row.Consumer consumer) {
        if (!database.columns("sync_tombstones").isEmpty()) {
            read(database, "SELECT " + columns + " FROM sync_tombstones WHERE kind = ?", s -> s.bindText(1, kind),
                    consumer);
        }
    }

    private static EventUuid uuid(String text) {
        try {
            return EventUuid.parse(text);
        } catch (IllegalArgumentException e) {
            throw UserException.failed("sync_tombstones: no UUID: " + text, e);
        }
    }

    @Override
    public void close() {
        database.close();
    }
}
