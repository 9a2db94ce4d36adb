package toktrail.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import toktrail.sqlite.Database;

/**
 * Areas of sessions that have their first event: by the user's rules, else the active area. Decided before the commit,
 * when all metadata of the transaction is known.
 */
final class NewSessionAreas {

    private final Database database;
    private final AreaChooser chooser;
    private final LocalMachine machine;
    private final AreaRows areas;
    private final List<SessionEntry> waiting = new ArrayList<>();

    NewSessionAreas(Database database, AreaChooser chooser, LocalMachine machine) {
        this.database = database;
        this.chooser = chooser;
        this.machine = machine;
        areas = new AreaRows(database, machine);
    }

    /** A session that had neither events nor an assignment gets its first event. */
    void add(SessionEntry session) {
        waiting.add(session);
    }

    /** Decides; the sessions must be stored. */
    void flush(long nowMs) {
        if (waiting.isEmpty()) {
            return;
        }
        areas.clearExpired(nowMs);
        OptionalLong active = areas.activeArea(nowMs);
        for (SessionEntry session : waiting) {
            OptionalLong area = chooser.choose(session.ref, session.cwd, session.gitRemote)
                    .map(path -> OptionalLong.of(areas.ensure(AreaPath.parse(path), null, nowMs))).orElse(active);
            if (area.isPresent() && session.area == null && !hasTombstone(session)) {
                areas.assign(session.id, session.ref, area.getAsLong(), nowMs);
                session.area = area.getAsLong();
            }
        }
        waiting.clear();
    }

    private boolean hasTombstone(SessionEntry session) {
        return database.firstLong("""
                SELECT 1 FROM assignment_tombstone WHERE machine = ? AND harness = ? AND source_session_id = ?""",
                s -> s.bindLong(1, machine.id()).bindText(2, session.ref.harness())
                        .bindText(3, session.ref.sourceSessionId())).isPresent();
    }
}
