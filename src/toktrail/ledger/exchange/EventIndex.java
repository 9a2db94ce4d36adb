package toktrail.ledger.exchange;

import java.util.OptionalLong;
import toktrail.ledger.row.EventUuid;
import toktrail.sqlite.Database;
import toktrail.sqlite.SqlStatement;

/**
 * Finds the stored events of a merge by their names, and the names of incoming events by their numbers. Held in
 * temporary tables; of a name its first eight bytes are kept, which differ between any two of ten million events but
 * for one chance in a hundred thousand.
 */
public final class EventIndex implements AutoCloseable {

    private final Database database;
    private final SqlStatement find;
    private final SqlStatement add;
    private final SqlStatement remove;
    private final SqlStatement incoming;
    private final SqlStatement nameOf;

    /** Reads all names of the ledger and of what comes in. */
    public EventIndex(ExchangeTransaction tx, RowSource ledger, RowSource source) {
        database = tx.database();
        database.execute("""
                DROP TABLE IF EXISTS temp.exchange_stored;
                DROP TABLE IF EXISTS temp.exchange_incoming;
                CREATE TEMP TABLE exchange_stored (name INTEGER NOT NULL, event INTEGER NOT NULL);
                CREATE TEMP TABLE exchange_incoming (event INTEGER PRIMARY KEY, name INTEGER NOT NULL);""");
        add = database.prepare("INSERT INTO temp.exchange_stored (name, event) VALUES (?, ?)");
        ledger.eventNames(this::add);
        try (SqlStatement put = database.prepare("INSERT INTO temp.exchange_incoming (event, name) VALUES (?, ?)")) {
            source.eventNames((name, event) -> put.bindLong(1, event).bindLong(2, name.high()).update());
        }
        database.execute("""
                CREATE INDEX temp.exchange_stored_name ON exchange_stored (name);
                CREATE INDEX temp.exchange_incoming_name ON exchange_incoming (name);""");
        find = database.prepare("SELECT event FROM temp.exchange_stored WHERE name = ?");
        remove = database.prepare("DELETE FROM temp.exchange_stored WHERE name = ? AND event = ?");
        incoming = database.prepare("SELECT 1 FROM temp.exchange_incoming WHERE name = ? LIMIT 1");
        nameOf = database.prepare("SELECT name FROM temp.exchange_incoming WHERE event = ?");
    }

    /** The stored event whose name begins so, absent if there is none. */
    public OptionalLong find(long name) {
        return find.bindLong(1, name).firstLong();
    }

    /** Whether such an event is among what comes in. */
    public boolean comesIn(long name) {
        return incoming.bindLong(1, name).firstLong().isPresent();
    }

    /** The beginning of the name of an incoming event. */
    public long nameOf(long incomingEvent) {
        return nameOf.bindLong(1, incomingEvent).firstLong().orElseThrow(
                () -> new IllegalStateException("no incoming event " + incomingEvent));
    }

    /** Notes an event that was stored. */
    public void add(EventUuid name, long event) {
        add.bindLong(1, name.high()).bindLong(2, event).update();
    }

    /** Notes that an event was deleted. */
    public void remove(EventUuid name, long event) {
        remove.bindLong(1, name.high()).bindLong(2, event).update();
    }

    @Override
    public void close() {
        find.close();
        add.close();
        remove.close();
        incoming.close();
        nameOf.close();
        database.execute("DROP TABLE temp.exchange_stored; DROP TABLE temp.exchange_incoming;");
    }
}
