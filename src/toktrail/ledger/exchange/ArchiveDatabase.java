package toktrail.ledger.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import toktrail.error.UserException;
import toktrail.ledger.run.RunScope;
import toktrail.sqlite.BulkInsert;
import toktrail.sqlite.Database;
import toktrail.sqlite.DatabaseException;
import toktrail.sqlite.SqlStatement;
import toktrail.sqlite.TransactionMode;
import toktrail.sqlite.WriteSettings;
import toktrail.usage.Amount;
import toktrail.usage.CallKind;
import toktrail.usage.Names;
import toktrail.usage.SessionRef;
import toktrail.usage.UsageEvent;

/**
 * Writes the database of an archive: a new file in the tables of schema 14, made by inserting rows in their order, so
 * that equal rows give an equal file and nothing is left in it that was not meant to be.
 */
public final class ArchiveDatabase {

    private record RunSession(String run, SessionRef session) { }

    private final Database database;
    private final RowSource rows;
    private final Map<String, Long> areas = new HashMap<>();
    private final Map<String, Long> runs = new HashMap<>();
    private final Map<RunSession, Long> runSessions = new HashMap<>();
    private long assignments;
    private long events;
    private long rawEvents;
    private String exporter = "";
    private long exporterSince;

    private ArchiveDatabase(Database database, RowSource rows) {
        this.database = database;
        this.rows = rows;
    }

    /**
     * Writes a file, which must not exist.
     *
     * @throws UserException if it cannot be written; what {@code rows} throw comes through
     */
    public static ArchiveCounts write(Path file, RowSource rows) {
        try {
            return fill(file, rows);
        } catch (DatabaseException e) {
            throw ForeignFailure.writing(file, e);
        }
    }

    private static ArchiveCounts fill(Path file, RowSource rows) {
        try (Database database = Database.openForWriting(file, WriteSettings.bulk())) {
            database.execute("PRAGMA journal_mode=DELETE; PRAGMA synchronous=OFF; PRAGMA temp_store=FILE;");
            return database.inTransaction(TransactionMode.IMMEDIATE, () -> new ArchiveDatabase(database, rows).write());
        }
    }

    private ArchiveCounts write() {
        database.execute(schema());
        machines();
        areas();
        long active = activeAreas();
        runs();
        runSessions();
        metadata();
        events();
        long links = links();
        database.update("INSERT INTO state_metadata (key, value) VALUES ('created_at_ms', ?), ('machine_id', ?)",
                s -> s.bindText(1, Long.toString(exporterSince)).bindText(2, exporter));
        tombstones();
        return new ArchiveCounts(runs.size(), runSessions.size(), events, links,
                new ArchiveCounts.Areas(areas.size(), assignments, active), rawEvents);
    }

    private static String schema() {
        try (InputStream stream = ArchiveDatabase.class.getResourceAsStream("archive-" + ExchangeSchema.WRITTEN
                + ".sql")) {
            if (stream == null) {
                throw new IllegalStateException("the schema of archives is missing from the program");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private BulkInsert into(String table, String columns) {
        return database.bulkInsert(table, List.of(columns.split(", ")), "");
    }

    private static String keyOf(String name) {
        String key = name == null ? "" : Names.normalise(name);
        return key.isEmpty() ? null : key;
    }

    private void machines() {
        try (BulkInsert insert = into("machines", "machine_id, name, name_key, first_seen_ms, last_seen_ms, is_local, "
                + "created_at_ms, updated_at_ms")) {
            rows.machines(row -> {
                insert.putText(row.machineId()).putNullableText(row.name()).putNullableText(keyOf(row.name()))
                        .putLong(row.firstSeenMs()).putLong(row.lastSeenMs()).putLong(row.local() ? 1 : 0)
                        .putLong(row.firstSeenMs()).putLong(row.updatedAtMs()).endRow();
                if (row.local()) {
                    exporter = row.machineId();
                    exporterSince = row.firstSeenMs();
                }
            });
            insert.flush();
        }
    }

    private void areas() {
        try (BulkInsert insert = into("areas", "id, sync_id, parent_id, slug, name, path, archived_at_ms, "
                + "created_at_ms, updated_at_ms")) {
            rows.areas(row -> {
                long id = areas.size() + 1L;
                areas.put(row.path(), id);
                insert.putLong(id).putText(row.syncId())
                        .putNullableLong(row.parentPath() == null ? null : areas.get(row.parentPath()))
                        .putText(row.slug()).putText(row.name()).putText(row.path())
                        .putNullableLong(row.archivedAtMs()).putLong(row.stamps().createdAtMs())
                        .putLong(row.stamps().updatedAtMs()).endRow();
            });
            insert.flush();
        }
        try (BulkInsert insert = into("area_session_assignments", "id, sync_id, area_id, origin_machine_id, harness, "
                + "source_session_id, assigned_at_ms, updated_at_ms")) {
            rows.assignments(row -> {
                insert.putLong(++assignments).putText(row.syncId()).putLong(areas.get(row.areaPath()));
                session(insert, row.session()).putLong(row.assignedAtMs()).putLong(row.updatedAtMs()).endRow();
            });
            insert.flush();
        }
    }

    private static BulkInsert session(BulkInsert insert, SessionId session) {
        return insert.putText(session.machineId()).putText(session.ref().harness())
                .putText(session.ref().sourceSessionId());
    }

    private long activeAreas() {
        long[] count = new long[1];
        try (BulkInsert insert = into("machine_active_areas", "machine_id, area_id, updated_at_ms, expires_at_ms")) {
            rows.activeAreas(row -> {
                insert.putText(row.machineId())
                        .putNullableLong(row.areaPath() == null ? null : areas.get(row.areaPath()))
                        .putLong(row.updatedAtMs()).putNullableLong(row.expiresAtMs()).endRow();
                count[0]++;
            });
            insert.flush();
        }
        return count[0];
    }

    private void runs() {
        try (BulkInsert insert = into("runs", "id, sync_id, origin_machine_id, name, started_at_ms, ended_at_ms, "
                + "scope_harnesses_json, scope_provider_ids_json, scope_model_ids_json, "
                + "scope_source_session_ids_json, scope_thinking_levels_json, scope_agents_json, archived_at_ms, "
                + "created_at_ms, updated_at_ms")) {
            rows.runs(row -> {
                long id = runs.size() + 1L;
                runs.put(row.syncId(), id);
                RunScope scope = row.scope();
                insert.putLong(id).putText(row.syncId()).putText(row.machineId()).putNullableText(row.name())
                        .putLong(row.time().startedAtMs()).putNullableLong(row.time().endedAtMs());
                for (List<String> values : List.of(scope.harnesses(), scope.providerIds(), scope.modelIds(),
                        scope.sourceSessionIds(), scope.thinkingLevels(), scope.agents())) {
                    insert.putText(Columns.json(values));
                }
                insert.putNullableLong(row.archivedAtMs()).putLong(row.stamps().createdAtMs())
                        .putLong(row.stamps().updatedAtMs()).endRow();
            });
            insert.flush();
        }
    }

    private void runSessions() {
        try (BulkInsert insert = into("source_sessions", "id, sync_id, tracking_session_id, harness, "
                + "source_session_id, first_seen_ms, last_seen_ms, created_at_ms, updated_at_ms")) {
            rows.runSessions(row -> {
                long id = runSessions.size() + 1L;
                runSessions.put(new RunSession(row.runSyncId(), row.session()), id);
                insert.putLong(id).putText(row.syncId()).putLong(runs.get(row.runSyncId()))
                        .putText(row.session().harness()).putText(row.session().sourceSessionId())
                        .putNullableLong(row.firstSeenMs()).putNullableLong(row.lastSeenMs())
                        .putLong(row.stamps().createdAtMs()).putLong(row.stamps().updatedAtMs()).endRow();
            });
            insert.flush();
        }
    }

    private void metadata() {
        try (BulkInsert insert = into("source_session_metadata", "origin_machine_id, harness, source_session_id, "
                + "source_paths_json, cwd, source_dir, git_root, git_remote, session_title, started_ms, last_seen_ms, "
                + "created_at_ms, updated_at_ms")) {
            rows.metadata(row -> {
                MetadataRow.Texts texts = row.texts();
                session(insert, row.session()).putText(Columns.json(row.paths())).putNullableText(texts.cwd())
                        .putNullableText(texts.sourceDir()).putNullableText(texts.gitRoot())
                        .putNullableText(texts.gitRemote()).putNullableText(texts.title())
                        .putNullableLong(row.startedMs()).putNullableLong(row.lastSeenMs())
                        .putLong(row.stamps().createdAtMs()).putLong(row.stamps().updatedAtMs()).endRow();
            });
            insert.flush();
        }
    }

    private void events() {
        database.execute("""
                CREATE TEMP TABLE number (event INTEGER PRIMARY KEY, id INTEGER NOT NULL);
                CREATE TEMP TABLE attribute (usage_event_id INTEGER PRIMARY KEY, cache_write_1h INTEGER,
                  web_search_requests INTEGER, speed TEXT, service_tier TEXT, inference_geo TEXT,
                  reasoning_in_output INTEGER);""");
        try (BulkInsert insert = into("usage_events", "id, tracking_session_id, harness_session_id, harness, "
                + "source_session_id, source_row_id, source_message_id, source_dedup_key, global_dedup_key, "
                + "fingerprint_hash, origin_machine_id, area_id, role, provider_id, provider_key, model_id, model_key, "
                + "thinking_level, agent, agent_key, created_ms, completed_ms, input_tokens, output_tokens, "
                + "reasoning_tokens, cache_read_tokens, cache_write_tokens, cache_output_tokens, source_cost_usd, "
                + "raw_json, imported_at_ms");
                SqlStatement number = database.prepare("INSERT INTO temp.number (event, id) VALUES (?, ?)");
                SqlStatement attribute = database.prepare("INSERT INTO temp.attribute VALUES (?, ?, ?, ?, ?, ?, ?)")) {
            rows.events(row -> {
                events++;
                if (row.runSyncId() != null) {
                    number.bindLong(1, row.exchanged().id()).bindLong(2, events).update();
                }
                event(insert, row);
                attributes(attribute, row);
            });
            insert.flush();
        }
        copyIfAny("temp.attribute", "usage_event_attributes", """
                CREATE TABLE usage_event_attributes (usage_event_id INTEGER PRIMARY KEY, \
                cache_write_1h INTEGER NOT NULL, web_search_requests INTEGER NOT NULL, speed TEXT, \
                service_tier TEXT, inference_geo TEXT, reasoning_in_output INTEGER)""", "usage_event_id");
    }

    private void copyIfAny(String from, String to, String definition, String order) {
        if (database.firstLong("SELECT 1 FROM " + from + " LIMIT 1", SqlStatement.Binder.NONE).isPresent()) {
            database.execute(definition + "; INSERT INTO " + to + " SELECT * FROM " + from + " ORDER BY " + order);
        }
    }

    private void event(BulkInsert insert, EventRow row) {
        ExchangedEvent exchanged = row.exchanged();
        UsageEvent event = exchanged.event();
        CallKind kind = event.kind();
        String run = row.runSyncId();
        insert.putLong(events).putNullableLong(run == null ? null : runs.get(run))
                .putNullableLong(run == null ? null : runSessions.get(new RunSession(run, event.session())))
                .putText(event.session().harness()).putText(event.session().sourceSessionId())
                .putNullableText(event.keys().rowId()).putNullableText(event.keys().messageId())
                .putNullableText(event.keys().dedupKey().isEmpty() ? null : event.keys().dedupKey())
                .putNullableText(event.keys().globalKey()).putText(event.fingerprint())
                .putText(exchanged.machineId())
                .putNullableLong(row.areaPath() == null ? null : areas.get(row.areaPath())).putText("assistant")
                .putText(kind.providerId())
                .putText(keyOf(kind.providerId()) == null ? CallKind.UNKNOWN : keyOf(kind.providerId()))
                .putText(kind.modelId()).putText(Names.normalise(kind.modelId()))
                .putNullableText(kind.thinkingLevel()).putNullableText(kind.agent())
                .putNullableText(keyOf(kind.agent())).putLong(event.createdMs())
                .putNullableLong(event.completedMs()).putLong(event.tokens().input())
                .putLong(event.tokens().output()).putLong(event.tokens().reasoning())
                .putLong(event.tokens().cacheRead()).putLong(event.tokens().cacheWrite())
                .putLong(event.tokens().cacheOutput()).putText(exchanged.costText())
                .putNullableText(event.rawJson()).putLong(exchanged.importedAtMs()).endRow();
        rawEvents += event.rawJson() == null ? 0 : 1;
    }

    private void attributes(SqlStatement insert, EventRow row) {
        Amount amount = row.exchanged().event().amount();
        CallKind kind = row.exchanged().event().kind();
        boolean plain = amount.cacheWrite1h() == 0 && amount.webSearchRequests() == 0
                && kind.variant().text().isEmpty() && !row.saysDisjoint();
        if (!plain) {
            insert.bindLong(1, events).bindLong(2, amount.cacheWrite1h()).bindLong(3, amount.webSearchRequests())
                    .bindNullableText(4, kind.variant().speed()).bindNullableText(5, kind.variant().serviceTier())
                    .bindNullableText(6, kind.variant().inferenceGeo())
                    .bindNullableLong(7, row.saysDisjoint() ? Long.valueOf(0) : null).update();
        }
    }

    private long links() {
        database.execute("CREATE TEMP TABLE link (run INTEGER, event INTEGER, created_at_ms INTEGER)");
        long[] count = new long[1];
        try (SqlStatement insert = database.prepare("INSERT INTO temp.link VALUES (?, ?, ?)")) {
            rows.links(row -> {
                insert.bindLong(1, runs.get(row.runSyncId())).bindLong(2, row.event())
                        .bindLong(3, row.createdAtMs()).update();
                count[0]++;
            });
        }
        database.execute("""
                INSERT INTO run_events (tracking_session_id, usage_event_id, created_at_ms)
                SELECT l.run, n.id, l.created_at_ms FROM temp.link l JOIN temp.number n ON n.event = l.event
                ORDER BY 1, 2""");
        return count[0];
    }

    private void tombstones() {
        database.execute("""
                CREATE TEMP TABLE tombstone (kind TEXT, origin_machine_id TEXT, harness TEXT, source_session_id TEXT,
                  event_uuid TEXT, winner_uuid TEXT, deleted_at_ms INTEGER)""");
        try (SqlStatement insert = database.prepare("INSERT INTO temp.tombstone VALUES (?, ?, ?, ?, ?, ?, ?)")) {
            rows.unassignments(row -> insert.bindText(1, "area_session_assignment")
                    .bindText(2, row.session().machineId()).bindText(3, row.session().ref().harness())
                    .bindText(4, row.session().ref().sourceSessionId()).bindText(5, "").bindNull(6)
                    .bindLong(7, row.deletedAtMs()).update());
            rows.retirements(row -> insert.bindText(1, "usage_event").bindText(2, "").bindText(3, row.harness())
                    .bindText(4, "").bindText(5, row.event().text())
                    .bindNullableText(6, row.winner() == null ? null : row.winner().text())
                    .bindLong(7, row.retiredAtMs()).update());
        }
        copyIfAny("temp.tombstone", "sync_tombstones", """
                CREATE TABLE sync_tombstones (kind TEXT NOT NULL, origin_machine_id TEXT NOT NULL, \
                harness TEXT NOT NULL, source_session_id TEXT NOT NULL, event_uuid TEXT NOT NULL, winner_uuid TEXT, \
                deleted_at_ms INTEGER NOT NULL, \
                PRIMARY KEY (kind, origin_machine_id, harness, source_session_id, event_uuid))""",
                "kind, origin_machine_id, harness, source_session_id, event_uuid");
    }
}
