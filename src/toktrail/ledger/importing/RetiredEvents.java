package toktrail.ledger.importing;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import toktrail.ledger.row.EventRows;
import toktrail.ledger.row.EventUuid;
import toktrail.ledger.row.Winners;
import toktrail.sqlite.Database;
import toktrail.sqlite.SqlStatement;
import toktrail.usage.EventRules;
import toktrail.usage.UsageEvent;

/** Events that were deleted as second counts of a call, and stay out. */
final class RetiredEvents {

    private final Database database;
    private final EventRows rows;

    private final Winners winners = new Winners();

    /** Uuids of all stored events of a harness; made when the first question needs it. */
    private final Map<String, Set<EventUuid>> known = new HashMap<>();

    RetiredEvents(Database database, EventRows rows) {
        this.database = database;
        this.rows = rows;
    }

    /** Null if the event key does not follow from what the event carries. */
    private static EventUuid uuid(UsageEvent event) {
        String global = event.keys().globalKey();
        if (global == null && event.fingerprint() == null) {
            return null;
        }
        return EventUuid.of(event.session().harness(), EventUuid.key(global, event.fingerprint()));
    }

    /** Reads the table. */
    void reset() {
        winners.clear();
        known.clear();
        database.forEach("SELECT event_uuid, winner_uuid FROM retired_event", SqlStatement.Binder.NONE,
                row -> winners.put(EventUuid.ofBytes(row.bytes(1)),
                        row.bytes(2) == null ? null : EventUuid.ofBytes(row.bytes(2))));
    }

    /** Whether a new event must stay out: retired without winner, or with one that is stored. */
    boolean refuses(UsageEvent event, EventRules rules) {
        if (winners.isEmpty()) {
            return false;
        }
        EventUuid uuid = uuid(event);
        if (uuid == null || !winners.contains(uuid)) {
            return false;
        }
        EventUuid winner = winners.of(uuid);
        return winner == null || storedOf(event.session().harness(), rules).contains(winner);
    }

    /** Rows of sessions that still wait in memory count as well, so the session table cannot be asked. */
    private Set<EventUuid> storedOf(String harness, EventRules rules) {
        return known.computeIfAbsent(harness, name -> {
            Set<EventUuid> uuids = new HashSet<>();
            rows.forEach("WHERE true", SqlStatement.Binder.NONE, rules, stored -> {
                if (stored.event().session().harness().equals(name)) {
                    uuids.add(uuid(stored.event()));
                }
            });
            return uuids;
        });
    }

    /** Notes a new event. */
    void inserted(UsageEvent event) {
        Set<EventUuid> uuids = known.get(event.session().harness());
        if (uuids != null) {
            uuids.add(uuid(event));
        }
    }

    /** Remembers a deleted event; {@code winner} is null if there is none or it cannot be named. */
    void add(UsageEvent event, UsageEvent winner, long nowMs, long revision) {
        EventUuid uuid = uuid(event);
        if (uuid == null) {
            return;
        }
        EventUuid winning = winner == null ? null : uuid(winner);
        winners.put(uuid, winning);
        database.update("""
                INSERT INTO retired_event (event_uuid, harness, winner_uuid, retired_at_ms, revision)
                VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET winner_uuid = excluded.winner_uuid,
                  retired_at_ms = excluded.retired_at_ms, revision = excluded.revision""",
                s -> s.bindBytes(1, uuid.bytes()).bindText(2, event.session().harness())
                        .bindBytes(3, winning == null ? null : winning.bytes()).bindLong(4, nowMs)
                        .bindLong(5, revision));
    }
}
