package toktrail.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import toktrail.ledger.file.LedgerSchema;
import toktrail.sqlite.Database;
import toktrail.sqlite.TransactionMode;
import toktrail.sqlite.WriteSettings;
import toktrail.time.Days;
import toktrail.usage.Amount;
import toktrail.usage.AreaPath;
import toktrail.usage.CallKind;
import toktrail.usage.EventSums;
import toktrail.usage.Money;
import toktrail.usage.Names;
import toktrail.usage.Tokens;

/**
 * A ledger made of plain SQL, without the classes that write ledgers. Rows are inserted one by one and remembered;
 * {@link #rollUp()} then computes all derived sums anew, the slow and obvious way.
 */
public final class LedgerFixture implements AutoCloseable {

    /** An event as it was inserted. */
    public record Event(long id, Session session, Kind kind, long createdMs, Amount amount) {

        /** Bounds below the event's prompt. */
        public int tier() {
            return (int) Arrays.stream(kind.bounds().split(",")).filter(bound -> !bound.isEmpty())
                    .filter(bound -> Long.parseLong(bound) < amount.tokens().promptTotal()).count();
        }

        /** Whether the source states a cost. */
        public boolean stated() {
            return amount.sourceCostUsd().signum() > 0;
        }

        /** What it adds to sums. */
        public EventSums sums() {
            return new EventSums(1, amount.tokens(), amount.cacheWrite1h(), amount.webSearchRequests(),
                    Money.toPico(amount.sourceCostUsd()));
        }

        int priceClass() {
            return 2 * tier() + (stated() ? 1 : 0);
        }
    }

    /** A session as it was inserted; area 0 for none. */
    public record Session(long id, long machine, String harness, String sourceId, long area) { }

    /** A call kind as it was inserted, with its bounds as text. */
    public record Kind(long id, CallKind kind, String bounds) { }

    private static final long NOW = 1_700_000_000_000L;

    private final Database database;
    private final ZoneId zone;
    private final List<Event> events = new ArrayList<>();
    private long nextId = 1;

    private LedgerFixture(Database database, ZoneId zone) {
        this.database = database;
        this.zone = zone;
    }

    /** A ledger without any machine, whose days are summed in {@code zone}. */
    public static LedgerFixture create(Path directory, ZoneId zone) throws IOException {
        Database database = Database.openForWriting(directory.resolve("ledger.db"), WriteSettings.bulk());
        try (InputStream schema = LedgerSchema.class.getResourceAsStream(
                "schema-" + LedgerSchema.VERSION + ".sql")) {
            String script = new String(schema.readAllBytes(), StandardCharsets.UTF_8);
            database.inTransaction(TransactionMode.IMMEDIATE, () -> database.execute(script));
        }
        LedgerFixture fixture = new LedgerFixture(database, zone);
        fixture.meta("rollup_zone", zone.getId());
        fixture.meta("rollup_rules", LedgerSchema.zoneRules(zone));
        return fixture;
    }

    /** The open ledger. */
    public Database database() {
        return database;
    }

    /** All events so far. */
    public List<Event> events() {
        return events;
    }

    /** Asks the ledger something. */
    public <T> T read(Function<LedgerView, T> work) {
        return LedgerView.read(database, work);
    }

    /** Sets a fact about the ledger. */
    public void meta(String key, String value) {
        insert("INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", key, value);
    }

    /** A machine; the name may be null. */
    public long machine(String machineId, String name, boolean local) {
        String key = name == null || Names.normalise(name).isEmpty() ? null : Names.normalise(name);
        return row("INSERT INTO machine (id, machine_id, name, name_key, is_local, first_seen_ms, last_seen_ms,"
                + " created_at_ms, updated_at_ms) VALUES (?, ?, ?, ?, ?, 0, 0, 0, 0)",
                machineId, name, key, local ? 1L : 0L);
    }

    /** An area; parents are not made. */
    public long area(String path, boolean archived) {
        return row("INSERT INTO area (id, sync_id, slug, name, path, archived_at_ms, created_at_ms, updated_at_ms)"
                + " VALUES (?, ?, ?, ?, ?, ?, 0, 0)", AreaPath.syncId(path),
                path.substring(path.lastIndexOf('/') + 1), path, path, archived ? NOW : null);
    }

    /** A session; area 0 for none. */
    public Session session(long machine, String harness, String sourceId, long area) {
        return new Session(row("INSERT INTO session (id, machine, harness, source_session_id, area)"
                + " VALUES (?, ?, ?, ?, ?)", machine, harness, sourceId, area == 0 ? null : area),
                machine, harness, sourceId, area);
    }

    /** Sets where a session ran. */
    public void folder(Session session, String cwd) {
        insert("UPDATE session SET cwd = ? WHERE id = ?", cwd, session.id());
    }

    /** A call kind whose price changes above these prompt sizes. */
    public Kind kind(CallKind kind, long... bounds) {
        String text = String.join(",", Arrays.stream(bounds).mapToObj(Long::toString).toList());
        return new Kind(row("INSERT INTO call_kind (id, provider_id, model_id, thinking_level, agent, variant,"
                + " price_tier_bounds) VALUES (?, ?, ?, ?, ?, ?, ?)", kind.providerId(), kind.modelId(),
                kind.thinkingLevel() == null ? "" : kind.thinkingLevel(), kind.agent() == null ? "" : kind.agent(),
                kind.variant().text(), text), kind, text);
    }

    /** An event. */
    public Event event(Session session, Kind kind, long createdMs, Amount amount) {
        Tokens t = amount.tokens();
        long id = row("INSERT INTO event (id, created_ms, session, call_kind, input_tokens, output_tokens,"
                + " reasoning_tokens, cache_read_tokens, cache_write_tokens, cache_output_tokens,"
                + " cache_write_1h_tokens, web_search_requests, source_cost_pico_usd, imported_at_ms)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)", createdMs, session.id(), kind.id(), t.input(),
                t.output(), t.reasoning(), t.cacheRead(), t.cacheWrite(), t.cacheOutput(), amount.cacheWrite1h(),
                amount.webSearchRequests(), Money.toPico(amount.sourceCostUsd()));
        Event event = new Event(id, session, kind, createdMs, amount);
        events.add(event);
        return event;
    }

    /** A run; the end may be null. */
    public long run(long startMs, Long endMs) {
        return row("INSERT INTO run (id, sync_id, machine, started_at_ms, ended_at_ms, created_at_ms, updated_at_ms)"
                + " VALUES (?, ?, (SELECT min(id) FROM machine), ?, ?, 0, 0)", "sync" + nextId, startMs, endMs);
    }

    /** Links an event to a run. */
    public void link(long run, Event event) {
        insert("INSERT INTO run_link (run, event, linked_at_ms) VALUES (?, ?, 0)", run, event.id());
    }

    /** Computes every derived row from the events. */
    public void rollUp() {
        database.inTransaction(TransactionMode.IMMEDIATE, () -> {
            database.execute("DELETE FROM rollup_key; DELETE FROM rollup_hour; DELETE FROM rollup_day;"
                    + "DELETE FROM rollup_session;"
                    + "UPDATE session SET event_count = 0, first_ms = NULL, last_ms = NULL");
            Map<List<Object>, Long> keys = new HashMap<>();
            Map<List<Object>, EventSums> hours = new LinkedHashMap<>();
            Map<List<Object>, EventSums> dates = new LinkedHashMap<>();
            Map<List<Object>, EventSums> sessions = new LinkedHashMap<>();
            Days days = new Days(zone);
            for (Event event : events) {
                Session session = event.session();
                long key = keys.computeIfAbsent(List.of(session.machine(), session.harness(), event.kind().id()),
                        parts -> row("INSERT INTO rollup_key (id, machine, harness, call_kind) VALUES (?, ?, ?, ?)",
                                parts.toArray()));
                long priceClass = event.priceClass();
                long hour = Math.floorDiv(event.createdMs(), 3_600_000L);
                long day = days.dateOf(event.createdMs()).toEpochDay();
                hours.merge(List.of(key, priceClass, hour), event.sums(), EventSums::plus);
                dates.merge(List.of(key, priceClass, day), event.sums(), EventSums::plus);
                sessions.merge(List.of(session.id(), event.kind().id(), priceClass), event.sums(), EventSums::plus);
                insert("UPDATE session SET event_count = event_count + 1, first_ms = min(?, coalesce(first_ms, ?)),"
                        + " last_ms = max(?, coalesce(last_ms, ?)) WHERE id = ?", event.createdMs(),
                        event.createdMs(), event.createdMs(), event.createdMs(), session.id());
            }
            store("rollup_hour (rollup_key, price_class, hour", hours);
            store("rollup_day (rollup_key, price_class, day", dates);
            store("rollup_session (session, call_kind, price_class", sessions);
        });
    }

    private void store(String tableAndKey, Map<List<Object>, EventSums> sums) {
        sums.forEach((key, sum) -> {
            List<Object> values = new ArrayList<>(key);
            Tokens t = sum.tokens();
            values.addAll(List.of(sum.count(), t.input(), t.output(), t.reasoning(), t.cacheRead(), t.cacheWrite(),
                    t.cacheOutput(), sum.cacheWrite1h(), sum.webSearchRequests(), sum.sourceCostPico()));
            insert("INSERT INTO " + tableAndKey + ", event_count, input_tokens, output_tokens, reasoning_tokens,"
                    + " cache_read_tokens, cache_write_tokens, cache_output_tokens, cache_write_1h_tokens,"
                    + " web_search_requests, source_cost_pico_usd) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    values.toArray());
        });
    }

    private long row(String sql, Object... values) {
        long id = nextId++;
        List<Object> all = new ArrayList<>();
        all.add(id);
        all.addAll(Arrays.asList(values));
        insert(sql, all.toArray());
        return id;
    }

    private void insert(String sql, Object... values) {
        database.update(sql, s -> {
            for (int i = 0; i < values.length; i++) {
                if (values[i] instanceof Long number) {
                    s.bindLong(i + 1, number);
                } else {
                    s.bindNullableText(i + 1, (String) values[i]);
                }
            }
        });
    }

    @Override
    public void close() {
        database.close();
    }
}
