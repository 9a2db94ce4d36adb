package toktrail.ledger.row;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import toktrail.json.Json;
import toktrail.json.JsonArray;
import toktrail.json.JsonStyle;
import toktrail.json.JsonText;
import toktrail.json.JsonValue;
import toktrail.sqlite.BulkInsert;
import toktrail.sqlite.Database;
import toktrail.sqlite.Row;
import toktrail.sqlite.SqlStatement;
import toktrail.usage.SessionRef;

/** The sessions an import meets. New and changed ones are written with {@link #flush}. */
public final class Sessions implements AutoCloseable {

    private static final List<String> COLUMNS = List.of("first_ms", "last_ms", "event_count", "unclaimed_count",
            "title", "cwd", "source_dir", "git_root", "git_remote", "git_branch", "parent_session_id",
            "source_paths_json", "started_ms", "last_seen_ms", "metadata_created_at_ms", "metadata_updated_at_ms");

    private static final String SELECT = "SELECT id, machine, harness, source_session_id, area, "
            + String.join(", ", COLUMNS) + " FROM session ";

    private static final String NO_PATHS = "[]";

    private final Database database;
    private final long localMachine;
    private final Map<SessionRef, SessionEntry> local = new HashMap<>();
    private final Map<Long, SessionEntry> byId = new HashMap<>();
    private final SqlStatement find;
    private final SqlStatement findById;
    private final SqlStatement update;
    private final SqlStatement times;
    private final BulkInsert insert;
    private long lastId = -1;
    private boolean noneStored;
    private SessionEntry last;

    /**
     * Those of a ledger that is open for writing.
     *
     * @param localMachine the row of this machine
     */
    public Sessions(Database database, long localMachine) {
        this.database = database;
        this.localMachine = localMachine;
        find = database.prepare(SELECT + "WHERE harness = ? AND source_session_id = ? AND machine = ?");
        findById = database.prepare(SELECT + "WHERE id = ?");
        update = database.prepare("UPDATE session SET " + String.join(" = ?, ", COLUMNS) + " = ? WHERE id = ?");
        times = database.prepare("SELECT min(created_ms), max(created_ms) FROM event WHERE session = ?");
        List<String> all = new ArrayList<>(List.of("id", "machine", "harness", "source_session_id"));
        all.addAll(COLUMNS);
        insert = database.bulkInsert("session", all, "");
    }

    /** Forgets everything, because another connection may have written. */
    public void reset() {
        local.clear();
        byId.clear();
        last = null;
        lastId = -1;
    }

    /** The session of this machine, made if it is new. */
    public SessionEntry local(SessionRef ref) {
        if (last != null && last.ref.equals(ref)) {
            return last;
        }
        SessionEntry entry = local.get(ref);
        if (entry == null) {
            entry = findOrMake(ref);
            local.put(ref, entry);
            byId.put(entry.id, entry);
        }
        last = entry;
        return entry;
    }

    private SessionEntry findOrMake(SessionRef ref) {
        if (lastId < 0) {
            lastId = database.firstLong("SELECT max(id) FROM session", SqlStatement.Binder.NONE).orElse(0);
            noneStored = lastId == 0;
        }
        if (!noneStored) {
            SessionEntry[] stored = new SessionEntry[1];
            find.bindText(1, ref.harness()).bindText(2, ref.sourceSessionId()).bindLong(3, localMachine)
                    .forEach(row -> stored[0] = entry(row));
            if (stored[0] != null) {
                return stored[0];
            }
        }
        SessionEntry entry = new SessionEntry(++lastId, localMachine, ref);
        entry.isNew = true;
        return entry;
    }

    /** A session of any machine by its id. */
    public SessionEntry get(long id) {
        SessionEntry known = byId.get(id);
        if (known != null) {
            return known;
        }
        SessionEntry entry = findById.bindLong(1, id).first(this::entry).orElseThrow(
                () -> new IllegalStateException("no session " + id));
        byId.put(id, entry);
        if (entry.machine == localMachine) {
            local.put(entry.ref, entry);
        }
        return entry;
    }

    private SessionEntry entry(Row row) {
        SessionEntry entry = new SessionEntry(row.longValue(1), row.longValue(2),
                new SessionRef(row.text(3), row.text(4)));
        entry.area = row.boxedLong(5);
        entry.firstMs = row.boxedLong(6);
        entry.lastMs = row.boxedLong(7);
        entry.eventCount = row.longValue(8);
        entry.unclaimedCount = row.longValue(9);
        entry.title = row.text(10);
        entry.cwd = row.text(11);
        entry.sourceDir = row.text(12);
        entry.gitRoot = row.text(13);
        entry.gitRemote = row.text(14);
        entry.gitBranch = row.text(15);
        entry.parentSessionId = row.text(16);
        for (JsonValue path : Json.parse(row.text(17)).asArray()) {
            path.asRawText().ifPresent(entry.sourcePaths::add);
        }
        entry.startedMs = row.boxedLong(18);
        entry.lastSeenMs = row.boxedLong(19);
        entry.metadataCreatedMs = row.boxedLong(20);
        entry.metadataUpdatedMs = row.boxedLong(21);
        return entry;
    }

    /** Writes new and changed sessions; all events must have reached SQLite. */
    public void flush() {
        for (SessionEntry entry : byId.values()) {
            if (entry.timesUnknown) {
                findTimes(entry);
            }
            if (entry.isNew) {
                insert(entry);
            } else if (entry.dirty) {
                update(entry);
            }
            entry.isNew = false;
            entry.dirty = false;
        }
        insert.flush();
        noneStored = false;
    }

    private void findTimes(SessionEntry entry) {
        times.bindLong(1, entry.id).forEach(row -> {
            entry.firstMs = row.boxedLong(1);
            entry.lastMs = row.boxedLong(2);
        });
        entry.timesUnknown = false;
    }

    private void insert(SessionEntry entry) {
        insert.putLong(entry.id).putLong(entry.machine).putText(entry.ref.harness())
                .putText(entry.ref.sourceSessionId()).putNullableLong(entry.firstMs).putNullableLong(entry.lastMs)
                .putLong(entry.eventCount).putLong(entry.unclaimedCount).putNullableText(entry.title)
                .putNullableText(entry.cwd).putNullableText(entry.sourceDir).putNullableText(entry.gitRoot)
                .putNullableText(entry.gitRemote).putNullableText(entry.gitBranch)
                .putNullableText(entry.parentSessionId).putText(paths(entry)).putNullableLong(entry.startedMs)
                .putNullableLong(entry.lastSeenMs).putNullableLong(entry.metadataCreatedMs)
                .putNullableLong(entry.metadataUpdatedMs).endRow();
    }

    private void update(SessionEntry entry) {
        update.bindNullableLong(1, entry.firstMs).bindNullableLong(2, entry.lastMs).bindLong(3, entry.eventCount)
                .bindLong(4, entry.unclaimedCount).bindNullableText(5, entry.title).bindNullableText(6, entry.cwd)
                .bindNullableText(7, entry.sourceDir).bindNullableText(8, entry.gitRoot)
                .bindNullableText(9, entry.gitRemote).bindNullableText(10, entry.gitBranch)
                .bindNullableText(11, entry.parentSessionId).bindText(12, paths(entry))
                .bindNullableLong(13, entry.startedMs).bindNullableLong(14, entry.lastSeenMs)
                .bindNullableLong(15, entry.metadataCreatedMs).bindNullableLong(16, entry.metadataUpdatedMs)
                .bindLong(17, entry.id).update();
    }

    private static String paths(SessionEntry entry) {
        if (entry.sourcePaths.isEmpty()) {
            return NO_PATHS;
        }
        List<JsonValue> values = new ArrayList<>();
        entry.sourcePaths.forEach(path -> values.add(new JsonText(path)));
        return Json.write(new JsonArray(values), JsonStyle.CANONICAL);
    }

    /** Forgets the waiting rows. */
    public void discard() {
        insert.discard();
    }

    @Override
    public void close() {
        find.close();
        findById.close();
        update.close();
        times.close();
        insert.close();
    }
}
