package toktrail.ledger.importing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import toktrail.ledger.row.CopyKey;
import toktrail.ledger.row.EventRows;
import toktrail.sqlite.Database;
import toktrail.sqlite.SqlStatement;
import toktrail.usage.EventRules;
import toktrail.usage.SessionRef;
import toktrail.usage.UsageEvent;

/** Stored events that came from another ledger and whose records were not yet seen here, by session. */
final class UnclaimedEvents {

    private record Entry(long id, String globalKey, long createdMs) { }

    private final Database database;
    private final EventRows rows;

    /** Sessions with such events; the list is null until it is first needed. */
    private final Map<SessionRef, List<Entry>> sessions = new HashMap<>();

    UnclaimedEvents(Database database, EventRows rows) {
        this.database = database;
        this.rows = rows;
    }

    /** Finds the sessions anew. */
    void reset() {
        sessions.clear();
        database.forEach("SELECT harness, source_session_id FROM session WHERE unclaimed_count > 0",
                SqlStatement.Binder.NONE, row -> sessions.put(new SessionRef(row.text(1), row.text(2)), null));
    }

    boolean isEmpty() {
        return sessions.isEmpty();
    }

    /** Whether a session had such events when the import began. */
    boolean knows(SessionRef session) {
        return sessions.containsKey(session);
    }

    /** The event that is this call by its own key, the harness's rule or the key of a copy; 0 if there is none. */
    long find(UsageEvent event, EventRules rules, List<CopyKey> copies) {
        long own = knows(event.session()) ? ofSession(event, rules) : 0;
        if (own != 0) {
            return own;
        }
        for (CopyKey copy : copies) {
            long found = byKey(copy.session(), copy.globalKey(), rules);
            if (found != 0) {
                return found;
            }
        }
        return 0;
    }

    private long ofSession(UsageEvent event, EventRules rules) {
        long found = byKey(event.session(), event.keys().globalKey(), rules);
        if (found != 0) {
            return found;
        }
        for (Entry entry : of(event.session(), rules)) {
            if (entry.globalKey() != null && rules.claims(event, entry.globalKey(), entry.createdMs())) {
                return entry.id();
            }
        }
        return 0;
    }

    /** The events of a session, on any machine, under a global key; null gives none. */
    List<Long> allByKey(SessionRef session, String globalKey, EventRules rules) {
        return globalKey == null ? List.of() : of(session, rules).stream()
                .filter(entry -> globalKey.equals(entry.globalKey())).map(Entry::id).toList();
    }

    private long byKey(SessionRef session, String globalKey, EventRules rules) {
        List<Long> ids = allByKey(session, globalKey, rules);
        return ids.isEmpty() ? 0 : ids.get(0);
    }

    private List<Entry> of(SessionRef session, EventRules rules) {
        if (!knows(session)) {
            return List.of();
        }
        return sessions.computeIfAbsent(session, ref -> {
            List<Entry> entries = new ArrayList<>();
            rows.forEach("""
                    JOIN session s ON s.id = e.session
                    WHERE s.harness = ? AND s.source_session_id = ? AND i.unclaimed = 1 ORDER BY e.id""",
                    s -> s.bindText(1, ref.harness()).bindText(2, ref.sourceSessionId()), rules,
                    event -> entries.add(new Entry(event.id(), event.event().keys().globalKey(),
                            event.event().createdMs())));
            return entries;
        });
    }

    /** Forgets an event that was claimed or retired. */
    void remove(SessionRef session, long id) {
        List<Entry> entries = sessions.get(session);
        if (entries != null) {
            entries.removeIf(entry -> entry.id() == id);
        }
    }
}
