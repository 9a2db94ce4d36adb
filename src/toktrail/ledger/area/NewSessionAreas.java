package toktrail.ledger.area;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import toktrail.ledger.file.AreaChooser;
import toktrail.ledger.machine.LocalMachine;
import toktrail.ledger.row.SessionEntry;
import toktrail.sqlite.Database;
import toktrail.usage.SessionFacts;

/**
 * Areas of sessions that have their first event: by the user's rules, else the active area. Decided before the commit,
 * when all metadata of the transaction is known.
 */
public final class NewSessionAreas {

    private final Database database;
    private final AreaChooser chooser;
    private final LocalMachine machine;
    private final AreaRows areas;
    private final List<SessionEntry> waiting = new ArrayList<>();

    /**
     * Without a session yet.
     *
     * @param chooser the user's rules
     */
    public NewSessionAreas(Database database, AreaChooser chooser, LocalMachine machine) {
        this.database = database;
        this.chooser = chooser;
        this.machine = machine;
        areas = new AreaRows(database, machine);
    }

    /** A session that had neither events nor an assignment gets its first event. */
    public void add(SessionEntry session) {
        waiting.add(session);
    }

    /** Decides; the sessions must be stored. */
    public void flush(long nowMs) {
        if (waiting.isEmpty()) {
            return;
        }
        areas.clearExpired(nowMs);
        AreaTree tree = AreaTree.load(database);
        Optional<Area> active = areas.active(tree, nowMs).area();
        for (SessionEntry session : waiting) {
            if (!session.hasArea() && !hasTombstone(session)) {
                choose(session, active, nowMs).ifPresent(area -> assign(session, area, nowMs));
            }
        }
        waiting.clear();
    }

    private OptionalLong choose(SessionEntry session, Optional<Area> active, long nowMs) {
        SessionFacts.Workspace workspace = session.workspace();
        Optional<String> ruled = chooser.choose(workspace, session.sourceDir());
        if (ruled.isPresent()) {
            return OptionalLong.of(areas.ensure(AreaPaths.parse(ruled.get()), null, nowMs));
        }
        if (active.isEmpty()) {
            return OptionalLong.empty();
        }
        chooser.leftToActive(active.get().path(), workspace, session.sourceDir());
        return OptionalLong.of(active.get().id());
    }

    private void assign(SessionEntry session, long area, long nowMs) {
        AreaRows.Assignee assignee =
                new AreaRows.Assignee(session.id(), machine.id(), machine.machineId(), session.ref());
        areas.assign(assignee, area, nowMs);
        session.areaAssigned(area);
    }

    private boolean hasTombstone(SessionEntry session) {
        return database.firstLong("""
                SELECT 1 FROM assignment_tombstone WHERE machine = ? AND harness = ? AND source_session_id = ?""",
                s -> s.bindLong(1, machine.id()).bindText(2, session.ref().harness())
                        .bindText(3, session.ref().sourceSessionId())).isPresent();
    }
}
