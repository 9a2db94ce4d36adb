package toktrail.ledger.file;

import java.util.Set;
import java.util.TreeSet;
import toktrail.sqlite.Database;
import toktrail.sqlite.SqlStatement;

/** Counts the transactions that change events, so that a publisher can ask what is new since one of them. */
public final class Revisions {

    private final Database database;
    private final Meta meta;
    private final Set<Long> changed = new TreeSet<>();
    private long current;
    private boolean published;
    private boolean touched;

    /** Those of an open ledger; {@link #begin} comes first. */
    public Revisions(Database database) {
        this.database = database;
        meta = new Meta(database);
    }

    /** Reads the state at the beginning of a transaction. */
    public void begin() {
        current = meta.getLong("revision").orElse(0);
        published = database.firstLong("SELECT 1 FROM publish_target LIMIT 1", SqlStatement.Binder.NONE).isPresent();
        changed.clear();
        touched = false;
    }

    /** The number that the running transaction will get. */
    public long next() {
        return current + 1;
    }

    /** An event was added or deleted. */
    public void touch() {
        touched = true;
    }

    /** A stored event was changed. */
    public void changed(long event) {
        touched = true;
        if (published) {
            changed.add(event);
        }
    }

    /** All events of a session count as changed, because its area did. */
    public void sessionChanged(long session) {
        touched = true;
        if (published) {
            database.forEach("SELECT id FROM event WHERE session = ?", s -> s.bindLong(1, session),
                    row -> changed.add(row.longValue(1)));
        }
    }

    /** Writes the mark of this transaction, if it changed events. */
    public void flush(long lastEvent) {
        if (!touched) {
            return;
        }
        meta.put("revision", Long.toString(next()));
        database.update("""
                INSERT INTO revision_mark (revision, last_event) VALUES (?, ?)
                ON CONFLICT DO UPDATE SET last_event = excluded.last_event""",
                s -> s.bindLong(1, next()).bindLong(2, lastEvent));
        if (!changed.isEmpty()) {
            try (SqlStatement statement = database.prepare("""
                    INSERT INTO event_change (event, revision) VALUES (?, ?)
                    ON CONFLICT DO UPDATE SET revision = excluded.revision""")) {
                changed.forEach(event -> statement.bindLong(1, event).bindLong(2, next()).update());
            }
        }
        // a target needs the mark of its own revision; without targets only the newest is of use
        database.update("""
                DELETE FROM revision_mark
                WHERE revision < coalesce((SELECT min(last_revision) FROM publish_target), ?)""",
                s -> s.bindLong(1, next()));
    }
}
