package toktrail.ledger.importing;

import java.util.Arrays;
import toktrail.ledger.row.EventRows;
import toktrail.sqlite.Database;
import toktrail.sqlite.SqlStatement;

/**
 * Finds events by the hash of their match or alternate key. Events of this import are in memory; stored ones are
 * looked up by index, until so many look-ups were made that reading all hashes is cheaper.
 */
final class KnownEvents implements AutoCloseable {

    /** Reading one row costs about this part of a look-up. */
    private static final long READS_PER_LOOK_UP = 12;
    private static final long MOST_IN_MEMORY = 8_000_000;

    private final Database database;
    private final EventRows rows;
    private final SqlStatement byMatch;
    private final SqlStatement byAlternate;
    private KeyTable matches = new KeyTable();
    private KeyTable alternates = new KeyTable();
    private long lookUps;
    private long storedEvents;
    private boolean complete;

    KnownEvents(Database database, EventRows rows) {
        this.database = database;
        this.rows = rows;
        byMatch = database.prepare("SELECT id FROM event WHERE match_key = ?");
        byAlternate = database.prepare("SELECT id FROM event WHERE alternate_key = ?");
    }

    /** Forgets everything, because another connection may have written. */
    void reset(long stored) {
        matches = new KeyTable();
        alternates = new KeyTable();
        lookUps = 0;
        storedEvents = stored;
        complete = stored == 0;
    }

    /** The event with this match key, 0 if there is none. */
    long match(long hash) {
        long known = matches.first(hash);
        if (known != 0 || complete) {
            return known;
        }
        countLookUp();
        return complete ? matches.first(hash) : byMatch.bindLong(1, hash).firstLong().orElse(0);
    }

    /** The events with this alternate key, ascending. */
    long[] alternates(long hash) {
        if (!complete) {
            countLookUp();
        }
        long[] known = alternates.all(hash);
        if (!complete) {
            long[] stored = byAlternate.bindLong(1, hash).list(row -> row.longValue(1)).stream()
                    .mapToLong(Long::longValue).toArray();
            long[] all = Arrays.copyOf(known, known.length + stored.length);
            System.arraycopy(stored, 0, all, known.length, stored.length);
            known = all;
        }
        return known.length < 2 ? known : Arrays.stream(known).sorted().distinct().toArray();
    }

    private void countLookUp() {
        lookUps++;
        if (lookUps * READS_PER_LOOK_UP > storedEvents && storedEvents <= MOST_IN_MEMORY && lookUps > 500) {
            rows.flush();
            matches = new KeyTable();
            alternates = new KeyTable();
            database.forEach("SELECT match_key, id FROM event WHERE match_key IS NOT NULL", SqlStatement.Binder.NONE,
                    row -> matches.add(row.longValue(1), row.longValue(2)));
            database.forEach("SELECT alternate_key, id FROM event WHERE alternate_key IS NOT NULL",
                    SqlStatement.Binder.NONE, row -> alternates.add(row.longValue(1), row.longValue(2)));
            complete = true;
        }
    }

    void added(EventRows.Hashes hashes, long id) {
        if (hashes.match() != null) {
            matches.add(hashes.match(), id);
        }
        if (hashes.alternate() != null) {
            alternates.add(hashes.alternate(), id);
        }
    }

    void removed(EventRows.Hashes hashes, long id) {
        if (hashes.match() != null) {
            matches.remove(hashes.match(), id);
        }
        if (hashes.alternate() != null) {
            alternates.remove(hashes.alternate(), id);
        }
    }

    @Override
    public void close() {
        byMatch.close();
        byAlternate.close();
    }
}
