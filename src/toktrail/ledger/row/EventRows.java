package toktrail.ledger.row;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import toktrail.sqlite.BulkInsert;
import toktrail.sqlite.Database;
import toktrail.sqlite.Row;
import toktrail.sqlite.SqlStatement;
import toktrail.usage.Amount;
import toktrail.usage.EventKeys;
import toktrail.usage.EventRules;
import toktrail.usage.SourcePosition;
import toktrail.usage.UsageEvent;

/**
 * Rows of {@code event} and {@code event_identity}. New ones wait in groups; they are flushed before a read meets them.
 */
public final class EventRows implements AutoCloseable {

    /** Hashes of the keys, null where there is none. */
    public record Hashes(Long match, Long alternate) { }

    /**
     * What a new row needs beside the event.
     *
     * @param includeRaw   whether the text of the record is stored, if the event has it
     * @param importedAtMs when it is stored, epoch milliseconds UTC
     */
    public record NewRow(SessionEntry session, KindEntry kind, boolean includeRaw, long importedAtMs) { }

    private static final String SELECT = "SELECT e.id, e.session, e.match_key, e.alternate_key, e.created_ms, "
            + "e.duration_ms, e.call_kind, e.file, e.source_line, e.source_offset, i.raw_json IS NOT NULL, "
            + EventValues.COLUMNS.of("e") + ", " + EventIdentity.COLUMNS.of("i")
            + " FROM event e LEFT JOIN event_identity i ON i.event = e.id ";

    private static final int VALUES = 12;
    private static final int IDENTITY = VALUES + EventValues.WIDTH;

    private final Database database;
    private final Dictionaries dictionaries;
    private final Sessions sessions;
    private final BulkInsert events;
    private final BulkInsert identities;
    private final SqlStatement find;
    private final SqlStatement same;
    private final SqlStatement update;
    private final SqlStatement putIdentity;
    private final SqlStatement dropEmptyIdentity;
    private final long[] values = new long[EventValues.WIDTH];
    private boolean waiting;

    /** Rows of a ledger that is open for writing; the transaction is the caller's. */
    public EventRows(Database database, Dictionaries dictionaries, Sessions sessions) {
        this.database = database;
        this.dictionaries = dictionaries;
        this.sessions = sessions;
        List<String> columns = new ArrayList<>(List.of("id", "match_key", "alternate_key", "created_ms", "session",
                "call_kind", "duration_ms"));
        columns.addAll(EventValues.COLUMNS.names());
        columns.addAll(List.of("file", "source_line", "source_offset", "imported_at_ms"));
        events = database.bulkInsert("event", columns, "");
        List<String> identity = new ArrayList<>(List.of("event"));
        identity.addAll(EventIdentity.COLUMNS.names());
        identity.add("raw_json");
        identities = database.bulkInsert("event_identity", identity, "");
        find = database.prepare(SELECT + "WHERE e.id = ?");
        same = database.prepare("SELECT 1 FROM event e WHERE id = ? AND call_kind = ?"
                + " AND created_ms + duration_ms IS ? AND " + EventValues.COLUMNS.each("", " = ?", " AND ")
                + """
                 AND NOT EXISTS (SELECT 1 FROM event_identity i WHERE i.event = e.id AND (i.unclaimed = 1
                    OR i.fingerprint IS NOT NULL OR i.source_cost_text IS NOT NULL))""");
        update = database.prepare("UPDATE event SET match_key = ?, alternate_key = ?, created_ms = ?,"
                + " call_kind = ?, duration_ms = ?, file = ?, source_line = ?, source_offset = ?, "
                + EventValues.COLUMNS.each("", " = ?", ", ") + " WHERE id = ?");
        putIdentity = database.prepare("INSERT INTO event_identity (event, raw_json, "
                + EventIdentity.COLUMNS.list() + ") VALUES (?, ?, " + EventIdentity.COLUMNS.marks()
                + ") ON CONFLICT(event) DO UPDATE SET (" + EventIdentity.COLUMNS.list() + ") = ("
                + EventIdentity.COLUMNS.of("excluded") + "), raw_json = coalesce(raw_json, excluded.raw_json)");
        dropEmptyIdentity = database.prepare("""
                DELETE FROM event_identity WHERE event = ? AND unclaimed = 0 AND source_message_id IS NULL
                  AND source_dedup_key IS NULL AND global_dedup_key IS NULL AND source_row_id IS NULL
                  AND fingerprint IS NULL AND source_cost_text IS NULL AND raw_json IS NULL""");
    }

    /**
     * The greatest id ever given, as far as somebody remembers it, 0 if there was no event. The last event may have
     * been retired; its id must not come back, because runs and revisions know up to which id they are complete.
     */
    public long lastId() {
        flush();
        return database.firstLong("""
                SELECT max(coalesce((SELECT max(id) FROM event), 0),
                  coalesce((SELECT max(last_event) FROM revision_mark), 0),
                  coalesce((SELECT max(last_judged_event) FROM run), 0))""", SqlStatement.Binder.NONE).orElse(0);
    }

    /** Adds a row; its values are left in {@code values}. */
    public void insert(long id, PreparedEvent prepared, NewRow row, long[] values) {
        UsageEvent event = prepared.event();
        EventValues.fill(event.amount(), values);
        events.putLong(id).putNullableLong(prepared.hashes().match()).putNullableLong(prepared.hashes().alternate())
                .putLong(event.createdMs()).putLong(row.session().id()).putLong(row.kind().id());
        events.putNullableLong(duration(event.createdMs(), event.completedMs()));
        for (long value : values) {
            events.putLong(value);
        }
        SourcePosition position = event.position();
        if (position.file() == null) {
            events.putNull();
        } else {
            events.putLong(dictionaries.file(position.file()));
        }
        putPlace(position.line());
        putPlace(position.offset());
        events.putLong(row.importedAtMs()).endRow();
        EventIdentity identity = prepared.identity();
        String raw = row.includeRaw() ? event.rawJson() : null;
        if (raw != null || !identity.isEmpty()) {
            identities.putLong(id);
            identity.put(identities);
            identities.putNullableText(raw).endRow();
        }
        waiting = true;
    }

    private void putPlace(long place) {
        if (place == SourcePosition.NONE) {
            events.putNull();
        } else {
            events.putLong(place);
        }
    }

    private static Long duration(long createdMs, Long completedMs) {
        return completedMs == null ? null : Long.valueOf(completedMs - createdMs);
    }

    /** Writes the waiting rows. */
    public void flush() {
        if (waiting) {
            events.flush();
            identities.flush();
            waiting = false;
        }
    }

    /**
     * Whether a stored event is certainly claimed and has exactly these values; four times as fast as reading it. False
     * also where that is hard to tell.
     */
    public boolean isSame(long id, UsageEvent event) {
        if (event.fingerprint() != null || EventIdentity.costColumn(event.amount().sourceCostUsd()) != null) {
            return false;
        }
        flush();
        EventValues.fill(event.amount(), values);
        same.bindLong(1, id).bindLong(2, dictionaries.kind(event.kind()).id()).bindNullableLong(3, event.completedMs());
        for (int i = 0; i < values.length; i++) {
            same.bindLong(4 + i, values[i]);
        }
        return same.firstLong().isPresent();
    }

    /** An event by its id. */
    public StoredEvent get(long id, EventRules rules) {
        flush();
        return find.bindLong(1, id).first(row -> map(row, rules)).orElseThrow(
                () -> new IllegalStateException("no event " + id));
    }

    /** Events by a condition, or joins and a condition, on {@code e}, the event, and {@code i}, its identity. */
    public List<StoredEvent> list(String condition, SqlStatement.Binder binder, EventRules rules) {
        List<StoredEvent> events = new ArrayList<>();
        forEach(condition, binder, rules, events::add);
        return events;
    }

    /** As {@link #list}, without collecting them. */
    public void forEach(
            String condition, SqlStatement.Binder binder, EventRules rules, Consumer<StoredEvent> consumer) {
        flush();
        database.forEach(SELECT + condition, binder, row -> consumer.accept(map(row, rules)));
    }

    private StoredEvent map(Row row, EventRules rules) {
        long sessionId = row.longValue(2);
        SessionEntry session = sessions.get(sessionId);
        long created = row.longValue(5);
        Long duration = row.boxedLong(6);
        SourcePosition position = new SourcePosition(row.nullableLong(8).isPresent()
                ? dictionaries.path(row.longValue(8)) : null, row.nullableLong(9).orElse(SourcePosition.NONE),
                row.nullableLong(10).orElse(SourcePosition.NONE));
        EventIdentity identity = EventIdentity.read(row, IDENTITY);
        EventKeys keys = identity.keys(session.ref, position, rules);
        long[] stored = EventValues.read(row, VALUES);
        Amount amount = EventValues.amount(stored, identity.cost(EventValues.pico(stored)));
        UsageEvent event = new UsageEvent(session.ref, dictionaries.kind(row.longValue(7)).kind(), created,
                duration == null ? null : Long.valueOf(created + duration), amount, position, keys,
                identity.fingerprintText(), null);
        return new StoredEvent(row.longValue(1), sessionId, row.boxedLong(3), row.boxedLong(4), event,
                identity.unclaimed(), row.longValue(11) != 0);
    }

    /**
     * Replaces the values of an event, which is claimed from now on; id, session and import time stay.
     *
     * @param event  the new values, with the keys that are kept
     * @param hashes its hashes from now on
     * @param raw    stored if there is no text yet; null for nothing
     */
    public void replace(StoredEvent stored, UsageEvent event, Hashes hashes, EventRules rules, String raw) {
        flush();
        KindEntry kind = dictionaries.kind(event.kind());
        EventValues.fill(event.amount(), values);
        update.bindNullableLong(1, hashes.match()).bindNullableLong(2, hashes.alternate())
                .bindLong(3, event.createdMs()).bindLong(4, kind.id())
                .bindNullableLong(5, duration(event.createdMs(), event.completedMs()));
        SourcePosition position = event.position();
        update.bindNullableLong(6, position.file() == null ? null : Long.valueOf(dictionaries.file(position.file())))
                .bindNullableLong(7, place(position.line())).bindNullableLong(8, place(position.offset()));
        for (int i = 0; i < values.length; i++) {
            update.bindLong(9 + i, values[i]);
        }
        update.bindLong(9 + values.length, stored.id()).update();
        EventIdentity identity = EventIdentity.of(event, event.keys(), stored.event().session(), rules, false);
        putIdentity.bindLong(1, stored.id()).bindNullableText(2, raw);
        identity.bind(putIdentity, 3);
        putIdentity.update();
        if (identity.isEmpty() && raw == null) {
            dropEmptyIdentity.bindLong(1, stored.id()).update();
        }
    }

    private static Long place(long place) {
        return place == SourcePosition.NONE ? null : Long.valueOf(place);
    }

    /** Stores the text of an event that has none. */
    public void putRaw(long id, String raw) {
        flush();
        database.update("""
                INSERT INTO event_identity (event, raw_json) VALUES (?, ?)
                ON CONFLICT(event) DO UPDATE SET raw_json = coalesce(raw_json, excluded.raw_json)""",
                s -> s.bindLong(1, id).bindText(2, raw));
    }

    /** Deletes an event; its run links move to {@code winner}, or go if there is none (0). */
    public void delete(long id, long winner) {
        flush();
        if (winner != 0) {
            database.update("INSERT OR IGNORE INTO run_link (run, event, linked_at_ms)"
                    + " SELECT run, ?, linked_at_ms FROM run_link WHERE event = ?",
                    s -> s.bindLong(1, winner).bindLong(2, id));
        }
        for (String table : List.of("run_link", "event_identity", "event_change")) {
            database.update("DELETE FROM " + table + " WHERE event = ?", s -> s.bindLong(1, id));
        }
        database.update("DELETE FROM event WHERE id = ?", s -> s.bindLong(1, id));
    }

    /** Forgets the waiting rows. */
    public void discard() {
        events.discard();
        identities.discard();
        waiting = false;
    }

    @Override
    public void close() {
        find.close();
        same.close();
        update.close();
        putIdentity.close();
        dropEmptyIdentity.close();
        events.close();
        identities.close();
    }
}
