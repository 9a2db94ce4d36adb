package toktrail.ledger.exchange;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;
import toktrail.ledger.file.Revisions;
import toktrail.ledger.row.DaySeals;
import toktrail.ledger.row.Dictionaries;
import toktrail.ledger.row.EventIdentity;
import toktrail.ledger.row.EventRows;
import toktrail.ledger.row.EventValues;
import toktrail.ledger.row.Rollups;
import toktrail.ledger.row.SessionEntry;
import toktrail.ledger.row.Sessions;
import toktrail.spelling.Decimals;
import toktrail.sqlite.Database;
import toktrail.sqlite.Row;
import toktrail.sqlite.SqlStatement;
import toktrail.usage.Amount;
import toktrail.usage.EventKeys;
import toktrail.usage.EventRules;
import toktrail.usage.Money;
import toktrail.usage.SessionRef;
import toktrail.usage.SourcePosition;
import toktrail.usage.UsageEvent;

/**
 * Events of all machines, read and written with everything that follows from them: sums, counters of sessions, seals of
 * days. Part of an {@link ExchangeTransaction}.
 */
public final class ExchangedEvents implements AutoCloseable {

    /** What keeps the derived tables. */
    record LedgerParts(Dictionaries dictionaries, Sessions sessions, Rollups rollups, DaySeals seals) { }

    private static final String SELECT = "SELECT e.id, m.machine_id, s.harness, s.source_session_id, e.match_key,"
            + " e.alternate_key, e.created_ms, e.duration_ms, e.call_kind, e.file, e.source_line, e.source_offset,"
            + " e.imported_at_ms, i.raw_json, " + EventValues.COLUMNS.of("e") + ", "
            + EventIdentity.COLUMNS.of("i") + " FROM event e";
    private static final int VALUES = 15;
    private static final int IDENTITY = VALUES + EventValues.WIDTH;
    private static final String JOINS = " CROSS JOIN session s ON s.id = e.session CROSS JOIN machine m"
            + " ON m.id = s.machine LEFT JOIN event_identity i ON i.event = e.id ";

    private static final String COLUMNS = "match_key, alternate_key, created_ms, session, call_kind, duration_ms, "
            + "file, source_line, source_offset, imported_at_ms, " + EventValues.COLUMNS.list();
    private static final int FIRST_VALUE = 11;

    private final Database database;
    private final Dictionaries dictionaries;
    private final Sessions sessions;
    private final Rollups rollups;
    private final Revisions revisions;
    private final DaySeals seals;
    private final Function<String, EventRules> rules;
    private final Map<String, EventRules> rulesOf = new HashMap<>();
    private final SqlStatement find;
    private final SqlStatement byMatch;
    private final SqlStatement insert;
    private final SqlStatement update;
    private final SqlStatement putIdentity;
    private final SqlStatement dropIdentity;
    private final long[] values = new long[EventValues.WIDTH];
    private long lastId = -1;

    /** @param revisions the transaction's own */
    ExchangedEvents(Database database, LedgerParts parts, Revisions revisions, Function<String, EventRules> rules) {
        this.database = database;
        dictionaries = parts.dictionaries();
        sessions = parts.sessions();
        rollups = parts.rollups();
        seals = parts.seals();
        this.revisions = revisions;
        this.rules = rules;
        find = database.prepare(SELECT + JOINS + "WHERE e.id = ?");
        byMatch = database.prepare("SELECT id FROM event WHERE match_key = ?");
        String marks = "?, ".repeat(FIRST_VALUE - 1) + EventValues.COLUMNS.marks();
        insert = database.prepare("INSERT INTO event (" + COLUMNS + ", id) VALUES (" + marks + ", ?)");
        update = database.prepare("UPDATE event SET (" + COLUMNS + ") = (" + marks + ") WHERE id = ?");
        putIdentity = database.prepare("INSERT INTO event_identity (event, raw_json, "
                + EventIdentity.COLUMNS.list() + ") VALUES (?, ?, " + EventIdentity.COLUMNS.marks() + ")");
        dropIdentity = database.prepare("DELETE FROM event_identity WHERE event = ?");
    }

    /** Hands over all events, the oldest first, those of one moment in no order. Memory for one. */
    void forEach(Consumer<ExchangedEvent> consumer) {
        database.forEach(SELECT + " INDEXED BY event_created" + JOINS + "ORDER BY e.created_ms",
                SqlStatement.Binder.NONE, row -> consumer.accept(map(row)));
    }

    /** An event by its number. */
    public ExchangedEvent get(long id) {
        return find.bindLong(1, id).first(this::map).orElseThrow(() -> new IllegalStateException("no event " + id));
    }

    /** The number of the event with this match key, absent if there is none. */
    public OptionalLong byMatch(long hash) {
        return byMatch.bindLong(1, hash).firstLong();
    }

    private ExchangedEvent map(Row row) {
        SessionRef session = new SessionRef(row.text(3), row.text(4));
        long created = row.longValue(7);
        Long duration = row.boxedLong(8);
        SourcePosition position = new SourcePosition(row.isNull(10) ? null : dictionaries.path(row.longValue(10)),
                row.nullableLong(11).orElse(SourcePosition.NONE), row.nullableLong(12).orElse(SourcePosition.NONE));
        EventIdentity identity = EventIdentity.read(row, IDENTITY);
        EventKeys keys = identity.keys(session, position, rulesOf(session.harness()));
        long[] stored = EventValues.read(row, VALUES);
        long pico = EventValues.pico(stored);
        Amount amount = EventValues.amount(stored, identity.cost(pico));
        UsageEvent event = new UsageEvent(session, dictionaries.kind(row.longValue(9)).kind(), created,
                duration == null ? null : Long.valueOf(created + duration), amount, position, keys,
                identity.fingerprintText(), row.text(14));
        String cost = identity.costText() != null ? identity.costText() : Decimals.plain(Money.fromPico(pico));
        return new ExchangedEvent(row.longValue(1), row.text(2), event, cost, row.longValue(13),
                new ExchangedEvent.Marks(identity.unclaimed(), row.boxedLong(5), row.boxedLong(6)));
    }

    private EventRules rulesOf(String harness) {
        return rulesOf.computeIfAbsent(harness, rules);
    }

    /**
     * Adds an event; its session must be stored.
     *
     * @param session row of its session
     * @return its number
     */
    public long insert(ExchangedEvent event, long session) {
        if (lastId < 0) {
            try (EventRows rows = new EventRows(database, dictionaries, sessions)) {
                lastId = rows.lastId();
            }
        }
        long id = ++lastId;
        bind(insert, event, session);
        insert.bindLong(FIRST_VALUE + EventValues.WIDTH, id).update();
        putIdentity(id, event);
        enter(sessions.get(session), event);
        seals.touched(event.event().createdMs());
        revisions.touch();
        return id;
    }

    private void bind(SqlStatement statement, ExchangedEvent stored, long session) {
        UsageEvent event = stored.event();
        SourcePosition position = event.position();
        EventValues.fill(event.amount(), values);
        statement.bindNullableLong(1, stored.marks().matchHash()).bindNullableLong(2, stored.marks().alternateHash())
                .bindLong(3, event.createdMs()).bindLong(4, session)
                .bindLong(5, dictionaries.kind(event.kind()).id())
                .bindNullableLong(6, event.completedMs() == null ? null
                        : Long.valueOf(event.completedMs() - event.createdMs()))
                .bindNullableLong(7, position.file() == null ? null
                        : Long.valueOf(dictionaries.file(position.file())))
                .bindNullableLong(8, place(position.line())).bindNullableLong(9, place(position.offset()))
                .bindLong(10, stored.importedAtMs());
        for (int i = 0; i < values.length; i++) {
            statement.bindLong(FIRST_VALUE + i, values[i]);
        }
    }

    private static Long place(long place) {
        return place == SourcePosition.NONE ? null : Long.valueOf(place);
    }

    private void putIdentity(long id, ExchangedEvent stored) {
        UsageEvent event = stored.event();
        BigDecimal cost = event.amount().sourceCostUsd();
        String plain = Decimals.plain(Money.fromPico(Money.toPico(cost)));
        EventIdentity identity = EventIdentity.of(event, event.keys(), event.session(),
                rulesOf(event.session().harness()), stored.marks().unclaimed())
                .withCostText(stored.costText().equals(plain) ? null : stored.costText());
        if (identity.isEmpty() && event.rawJson() == null) {
            return;
        }
        putIdentity.bindLong(1, id).bindNullableText(2, event.rawJson());
        identity.bind(putIdentity, 3);
        putIdentity.update();
    }

    /**
     * Replaces a stored event, whose number stays.
     *
     * @param session row of its session from now on
     */
    public void replace(ExchangedEvent before, ExchangedEvent now, long session) {
        leave(before);
        bind(update, now, session);
        update.bindLong(FIRST_VALUE + EventValues.WIDTH, before.id()).update();
        dropIdentity.bindLong(1, before.id()).update();
        putIdentity(before.id(), now);
        enter(sessions.get(session), now);
        seals.replaced(before.event(), now.event());
        revisions.changed(before.id());
    }

    /** Deletes a stored event with its links to runs. */
    public void delete(ExchangedEvent event) {
        leave(event);
        seals.lowered(event.event().createdMs(), event.event().session().harness());
        try (EventRows rows = new EventRows(database, dictionaries, sessions)) {
            rows.delete(event.id(), 0);
        }
        revisions.touch();
    }

    private void enter(SessionEntry session, ExchangedEvent event) {
        session.eventAdded(event.event().createdMs());
        if (event.marks().unclaimed()) {
            session.unclaimedAdded();
        }
        count(session, event.event(), 1);
    }

    private void leave(ExchangedEvent event) {
        SessionEntry session = sessions.get(database.firstLong("SELECT session FROM event WHERE id = ?",
                s -> s.bindLong(1, event.id())).orElseThrow());
        session.eventRemoved(event.marks().unclaimed());
        count(session, event.event(), -1);
    }

    private void count(SessionEntry session, UsageEvent event, int sign) {
        EventValues.fill(event.amount(), values);
        rollups.add(session, dictionaries.kind(event.kind()), event.createdMs(), sign, values);
    }

    @Override
    public void close() {
        find.close();
        byMatch.close();
        insert.close();
        update.close();
        putIdentity.close();
        dropIdentity.close();
    }
}
