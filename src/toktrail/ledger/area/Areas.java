package toktrail.ledger.area;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import toktrail.error.UserException;
import toktrail.ledger.area.AreaRows.Assignee;
import toktrail.ledger.file.LedgerFailure;
import toktrail.ledger.file.Revisions;
import toktrail.ledger.filter.KnownSession;
import toktrail.ledger.filter.SessionChoice;
import toktrail.ledger.filter.SessionFinder;
import toktrail.ledger.filter.SessionTarget;
import toktrail.ledger.machine.LocalMachine;
import toktrail.sqlite.Database;
import toktrail.sqlite.SqlStatement;
import toktrail.sqlite.TransactionMode;
import toktrail.usage.AreaPath;
import toktrail.usage.Names;
import toktrail.usage.SessionRef;

/**
 * Changes of the tree of areas, of assignments of sessions, and of the active area of this machine. Each call is one
 * transaction: after a failure nothing has changed. A selector is what {@link AreaTree#one} takes. An active area whose
 * time is over is cleared on the way.
 *
 * <p>Every method throws {@link UserException} if the ledger cannot be written, or stays locked by another process.
 */
public final class Areas {

    /** A transaction that is going on. */
    private final class Change {

        final AreaTree tree = AreaTree.load(database);
        final List<Long> sessions = new ArrayList<>();

        Area area(long id) {
            return AreaTree.load(database).ofRow(id).orElseThrow();
        }
    }

    private final Database database;
    private final LocalMachine machine;
    private final AreaRows rows;

    /** Those of an open ledger, on this machine; changes need one that is open for writing. */
    public Areas(Database database, LocalMachine machine) {
        this.database = database;
        this.machine = machine;
        rows = new AreaRows(database, machine);
    }

    /**
     * Makes an area and its missing parents; archived ones on the path come back.
     *
     * @param name name of the area, null or blank to keep it or take it from the path
     * @throws UserException if the name has control characters
     */
    public Area create(AreaPath path, String name, long nowMs) {
        String given = Names.trimmed(name);
        if (given != null && Names.hasControl(given)) {
            throw UserException.failed("Area name cannot contain control characters.");
        }
        return write(nowMs, change -> change.area(rows.ensure(path, given, nowMs)));
    }

    /**
     * Makes an area the active one of this machine, creating it if it is missing.
     *
     * @param expiresAtMs when it ceases to be active, null for never
     */
    public Area use(AreaPath path, Long expiresAtMs, long nowMs) {
        return write(nowMs, change -> use(change, path, expiresAtMs, nowMs));
    }

    /**
     * As {@link #use(AreaPath, Long, long)}, for an area that exists.
     *
     * @throws UserException if the selector means no area, or several
     */
    public Area useExisting(String selector, Long expiresAtMs, long nowMs) {
        return write(nowMs, change -> use(change, AreaPaths.parse(change.tree.one(selector).path()), expiresAtMs,
                nowMs));
    }

    private Area use(Change change, AreaPath path, Long expiresAtMs, long nowMs) {
        long area = rows.ensure(path, null, nowMs);
        rows.use(area, expiresAtMs, nowMs);
        return change.area(area);
    }

    /** From now on no area is active. */
    public void clear(long nowMs) {
        write(nowMs, change -> {
            rows.use(null, null, nowMs);
            return change;
        });
    }

    /** The normalised path of the active area of this machine, absent without one or if its time is over. */
    public Optional<String> active(long nowMs) {
        return LedgerFailure.translate(database.path(), () -> {
            OptionalLong area = rows.activeArea(nowMs);
            return area.isEmpty() ? Optional.empty() : database.first("SELECT path FROM area WHERE id = ?",
                    s -> s.bindLong(1, area.getAsLong()), row -> row.text(1));
        });
    }

    /**
     * Assigns a session of this machine, with all its events, to an area, which is made if it is missing.
     *
     * @throws UserException if the ledger has no such session
     */
    public void assign(SessionRef session, AreaPath path, long nowMs) {
        assign(new SessionTarget.ById(session, Optional.of(machine.machineId())), path, nowMs);
    }

    /**
     * Assigns a session that has calls, with all its events, to an area, which is made if it is missing.
     *
     * @return the session that was meant
     * @throws UserException if there is none, or several
     */
    public KnownSession assign(SessionTarget target, AreaPath path, long nowMs) {
        return write(nowMs, change -> {
            KnownSession session = new SessionFinder(database, machine).find(target, SessionFinder.Scope.USED);
            assign(change, session, rows.ensure(path, null, nowMs), nowMs);
            return session;
        });
    }

    private void assign(Change change, KnownSession session, long area, long nowMs) {
        if (rows.assign(assignee(session), area, nowMs)) {
            change.sessions.add(session.id());
        }
    }

    private static Assignee assignee(KnownSession session) {
        return new Assignee(session.id(), session.machine().id(), session.machine().machineId(), session.ref());
    }

    /**
     * Takes a session of this machine out of its area and remembers that, so that it stays out.
     *
     * @throws UserException if the ledger has no such session
     */
    public void unassign(SessionRef session, long nowMs) {
        unassign(new SessionTarget.ById(session, Optional.of(machine.machineId())), nowMs);
    }

    /**
     * Takes a session out of its area, if it is in one, and remembers that, so that it stays out.
     *
     * @return the session that was meant
     * @throws UserException if there is none, or several
     */
    public KnownSession unassign(SessionTarget target, long nowMs) {
        return write(nowMs, change -> {
            KnownSession session =
                    new SessionFinder(database, machine).find(target, SessionFinder.Scope.USED_OR_ASSIGNED);
            if (rows.unassign(assignee(session), nowMs)) {
                change.sessions.add(session.id());
            }
            return session;
        });
    }

    /**
     * Assigns many sessions at once to an area, which is made if it is missing and any session gets it.
     *
     * @throws UserException if the machine is not found or ambiguous
     */
    public BulkAssignment assignAll(SessionChoice choice, AreaPath path, long nowMs) {
        return write(nowMs, change -> {
            BulkAssignment result = plan(database, machine, change.tree, choice, path);
            if (!result.assigned().isEmpty()) {
                long area = rows.ensure(path, null, nowMs);
                result.assigned().forEach(candidate -> assign(change, candidate.session(), area, nowMs));
            }
            return result;
        });
    }

    /** What {@link #assignAll} would do. */
    public static BulkAssignment plan(Database database, LocalMachine machine, AreaTree areas, SessionChoice choice,
            AreaPath path) {
        Long area = areas.ofPath(path.text()).map(Area::id).orElse(null);
        return BulkAssignment.of(path, area, new SessionFinder(database, machine).candidates(choice),
                choice.overwrite());
    }

    /**
     * Hides an area and all below it from lists. Sessions keep their areas; the active area of this machine is cleared
     * if it is one of them.
     *
     * @throws UserException if the selector means no area, or several
     */
    public AreaArchival archive(String selector, long nowMs) {
        return write(nowMs, change -> {
            Area top = change.tree.one(selector);
            long count = 0;
            Set<Long> archived = new HashSet<>();
            for (Area area : change.tree.subtree(top)) {
                count += rows.archive(area.id(), nowMs);
                archived.add(area.id());
            }
            OptionalLong active = rows.activeArea(nowMs);
            if (active.isPresent() && archived.contains(active.getAsLong())) {
                rows.use(null, null, nowMs);
            }
            return new AreaArchival(top.path(), count);
        });
    }

    /**
     * Moves an area with all below it to another path; areas that are there already are joined.
     *
     * @throws UserException if the selector means no area, or several, or the path lies within that area
     */
    public AreaMove move(String selector, AreaPath to, long nowMs) {
        return write(nowMs, change -> move(change, change.tree.one(selector), to, nowMs));
    }

    /**
     * Moves an area to another last segment, or to another path if the text has a slash.
     *
     * @throws UserException as {@link #move}, or if the text is no path
     */
    public AreaMove rename(String selector, String typed, long nowMs) {
        return write(nowMs, change -> {
            Area area = change.tree.one(selector);
            int end = area.path().lastIndexOf('/');
            boolean whole = typed.indexOf('/') >= 0 || end < 0 || Names.trimmed(typed) == null;
            AreaPath to = AreaPaths.parse(whole ? typed : area.path().substring(0, end) + "/" + typed);
            return move(change, area, to, nowMs);
        });
    }

    private AreaMove move(Change change, Area from, AreaPath to, long nowMs) {
        if (to.text().equals(from.path())) {
            return new AreaMove(from.path(), from.path(), 0, 0);
        }
        if (to.text().startsWith(from.path() + "/")) {
            throw UserException.failed("Cannot move an area into its own subtree.");
        }
        return moves(change, nowMs).move(from, to, AreaMoves.Names.MOVED);
    }

    /**
     * Moves an area with all below it into another area, which keeps its names.
     *
     * @throws UserException if a selector means no area, or several, or the target lies within the source
     */
    public AreaMove merge(String target, String source, long nowMs) {
        return write(nowMs, change -> {
            AreaMove plan = planMerge(change.tree, target, source);
            return plan.from().equals(plan.to()) ? plan : moves(change, nowMs).move(
                    change.tree.one(source), AreaPaths.parse(plan.to()), AreaMoves.Names.TARGET);
        });
    }

    /** The two paths of a merge, with nothing counted. */
    public static AreaMove planMerge(AreaTree areas, String target, String source) {
        Area into = areas.one(target);
        Area from = areas.one(source);
        if (into.id() != from.id() && into.isWithin(from)) {
            throw UserException.failed("Cannot merge into a descendant of the source area.");
        }
        return new AreaMove(from.path(), into.path(), 0, 0);
    }

    private AreaMoves moves(Change change, long nowMs) {
        return new AreaMoves(rows, change.tree, change.sessions::add, nowMs);
    }

    private <T> T write(long nowMs, Function<Change, T> work) {
        return LedgerFailure.translate(database.path(), () -> database.inTransaction(TransactionMode.IMMEDIATE, () -> {
            rows.clearExpired(nowMs);
            Change change = new Change();
            T result = work.apply(change);
            tellPublishers(change.sessions);
            return result;
        }));
    }

    private void tellPublishers(List<Long> sessions) {
        if (sessions.isEmpty()) {
            return;
        }
        Revisions revisions = new Revisions(database);
        revisions.begin();
        sessions.forEach(revisions::sessionChanged);
        revisions.flush(database.firstLong("SELECT max(id) FROM event", SqlStatement.Binder.NONE).orElse(0));
    }
}
