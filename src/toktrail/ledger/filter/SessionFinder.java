package toktrail.ledger.filter;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import toktrail.error.UserException;
import toktrail.ledger.machine.LocalMachine;
import toktrail.ledger.machine.Machine;
import toktrail.ledger.machine.Machines;
import toktrail.spelling.TextOrder;
import toktrail.sqlite.Database;
import toktrail.sqlite.Row;
import toktrail.time.TimeWindow;
import toktrail.usage.Names;
import toktrail.usage.SessionRef;

/** Finds sessions by what a person says of them. The transaction is the caller's. */
public final class SessionFinder {

    /** Which sessions may be found. */
    public enum Scope {
        /** Those with calls. */
        USED("s.event_count > 0"),
        /** Those with calls or an area. */
        USED_OR_ASSIGNED("(s.event_count > 0 OR s.area IS NOT NULL)");

        private final String condition;

        Scope(String condition) {
            this.condition = condition;
        }
    }

    private static final String COLUMNS = "SELECT s.id, s.machine, s.harness, s.source_session_id";

    /** The latest first; ties in the order of reports. */
    private static final Comparator<SessionCandidate> LATEST = Comparator
            .comparingLong(SessionCandidate::lastMs)
            .thenComparing(candidate -> candidate.session().ref().harness(), TextOrder.CODE_POINT)
            .thenComparing(candidate -> candidate.session().ref().sourceSessionId(), TextOrder.CODE_POINT)
            .thenComparing(candidate -> candidate.session().machine().machineId(), TextOrder.CODE_POINT)
            .reversed();

    private final Database database;
    private final Machines machines;
    private final LocalMachine local;

    /**
     * Finds sessions of an open ledger.
     *
     * @param local this machine
     */
    public SessionFinder(Database database, LocalMachine local) {
        this.database = database;
        this.local = local;
        machines = Machines.load(database);
    }

    /**
     * The session that is meant.
     *
     * @throws UserException if there is none, or several
     */
    public KnownSession find(SessionTarget target, Scope scope) {
        if (target instanceof SessionTarget.Last last) {
            return last(last);
        }
        if (target instanceof SessionTarget.ByKey byKey) {
            Machine machine = machines.labelled(byKey.key().label());
            return named(byKey.key().session(), Optional.of(machine), scope);
        }
        if (target instanceof SessionTarget.ById byId) {
            return named(byId.session(), byId.machine().map(machines::select), scope);
        }
        throw new AssertionError(target);
    }

    private KnownSession named(SessionRef typed, Optional<Machine> machine, Scope scope) {
        Condition condition = Condition.onSession(new UsageFilter(machine, Optional.empty(),
                Optional.of(typed.sourceSessionId()), CallFilter.ANY, AreaFilter.ANY, FolderFilter.ANY,
                Optional.empty()))
                .and(scope.condition);
        List<KnownSession> found = database.query(COLUMNS + " FROM session s WHERE " + condition.sql(),
                condition.binder(), this::session).stream()
                .filter(session -> Names.same(session.ref().harness(), typed.harness())).toList();
        List<KnownSession> exact = found.stream()
                .filter(session -> session.ref().sourceSessionId().equals(typed.sourceSessionId())).toList();
        List<KnownSession> matches = exact.isEmpty() ? found : exact;
        if (matches.isEmpty()) {
            throw UserException.failed("No imported source session matched " + typed.harness() + "/"
                    + typed.sourceSessionId() + ".");
        }
        if (matches.stream().map(KnownSession::machine).distinct().count() > 1) {
            throw UserException.failed("Source session matched multiple machines. Specify --machine.");
        }
        return matches.get(0);
    }

    private KnownSession last(SessionTarget.Last last) {
        Condition condition = new Condition().and(Scope.USED.condition);
        if (last.machines().selector().isPresent()) {
            condition.and("s.machine = ?", machines.select(last.machines().selector().get()).id());
        } else if (!last.machines().all()) {
            condition.and("s.machine = ?", local.id());
        }
        return database.query(COLUMNS + " FROM session s WHERE " + condition.sql()
                + " ORDER BY s.last_ms DESC, s.harness DESC, s.source_session_id DESC, s.machine DESC",
                condition.binder(), this::session).stream()
                .filter(session -> last.harness().isEmpty()
                        || Names.same(session.ref().harness(), last.harness().get()))
                .findFirst().orElseThrow(() -> UserException.failed("No source session matched --last."));
    }

    private KnownSession session(Row row) {
        return new KnownSession(row.longValue(1), machines.get(row.longValue(2)),
                new SessionRef(row.text(3), row.text(4)));
    }

    /**
     * The sessions with calls that a choice is about, with what those calls come to: the latest first.
     *
     * @throws UserException if the machine is not found or ambiguous
     */
    public List<SessionCandidate> candidates(SessionChoice choice) {
        AreaFilter area = choice.onlyUnassigned() ? AreaFilter.UNASSIGNED : AreaFilter.ANY;
        Condition condition = Condition.onSession(new UsageFilter(choice.machine().map(machines::select),
                Optional.empty(), Optional.empty(), CallFilter.ANY, area, FolderFilter.ANY, Optional.empty()));
        return database.query(sums(choice.window(), condition), condition.binder(), row -> new SessionCandidate(
                session(row), row.boxedLong(5), row.longValue(6), row.longValue(7))).stream()
                .filter(candidate -> choice.harness().isEmpty()
                        || Names.same(candidate.session().ref().harness(), choice.harness().get()))
                .sorted(LATEST).toList();
    }

    /** Reads sums of sessions, single calls only where a window may cut a session. */
    private static String sums(TimeWindow window, Condition condition) {
        if (window.isUnbounded()) {
            return COLUMNS + ", s.area, s.last_ms, sum(r.input_tokens + r.output_tokens + r.reasoning_tokens)"
                    + " FROM session s JOIN rollup_session r ON r.session = s.id WHERE s.event_count > 0 AND "
                    + condition.sql() + " GROUP BY s.id";
        }
        window.sinceMs().ifPresent(since -> condition.and("s.last_ms >= ? AND e.created_ms >= ?", since, since));
        window.untilMs().ifPresent(until -> condition.and("s.first_ms < ? AND e.created_ms < ?", until, until));
        return COLUMNS + ", s.area, max(e.created_ms), sum(e.input_tokens + e.output_tokens + e.reasoning_tokens)"
                + " FROM session s CROSS JOIN event e ON e.session = s.id WHERE " + condition.sql()
                + " GROUP BY s.id";
    }
}
