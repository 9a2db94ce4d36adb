package toktrail.ledger;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import toktrail.environment.Host;
import toktrail.error.UserException;
import toktrail.ledger.area.ActiveArea;
import toktrail.ledger.area.Area;
import toktrail.ledger.area.AreaMove;
import toktrail.ledger.area.AreaRows;
import toktrail.ledger.area.AreaTree;
import toktrail.ledger.area.Areas;
import toktrail.ledger.area.BulkAssignment;
import toktrail.ledger.file.Meta;
import toktrail.ledger.file.TierBounds;
import toktrail.ledger.filter.CallFilter;
import toktrail.ledger.filter.FolderFilter;
import toktrail.ledger.filter.Folders;
import toktrail.ledger.filter.SessionChoice;
import toktrail.ledger.filter.UsageFilter;
import toktrail.ledger.filter.UsageSelection;
import toktrail.ledger.importing.SkippedSource;
import toktrail.ledger.importing.SkippedSources;
import toktrail.ledger.machine.LocalMachine;
import toktrail.ledger.machine.Machine;
import toktrail.ledger.machine.MachineFacts;
import toktrail.ledger.machine.Machines;
import toktrail.ledger.query.ActiveDays;
import toktrail.ledger.query.CallKinds;
import toktrail.ledger.query.EventReader;
import toktrail.ledger.query.EventTimes;
import toktrail.ledger.query.EventTimesReader;
import toktrail.ledger.query.GroupReader;
import toktrail.ledger.query.HourReader;
import toktrail.ledger.query.UsageGroup;
import toktrail.ledger.recorded.CountedDays;
import toktrail.ledger.row.RollupMaintenance;
import toktrail.ledger.run.Run;
import toktrail.ledger.run.Runs;
import toktrail.ledger.session.LastCall;
import toktrail.ledger.session.LastCalls;
import toktrail.ledger.session.ProjectBucket;
import toktrail.ledger.session.Projects;
import toktrail.ledger.session.RecentUse;
import toktrail.ledger.session.SessionBucket;
import toktrail.ledger.session.SessionDetailReader;
import toktrail.ledger.session.SessionDetails;
import toktrail.ledger.session.SessionOrder;
import toktrail.ledger.session.SessionUsage;
import toktrail.ledger.session.SessionUsageReader;
import toktrail.ledger.session.StoredDigest;
import toktrail.sqlite.Database;
import toktrail.sqlite.SqlStatement;
import toktrail.sqlite.TransactionMode;
import toktrail.time.Bucket;
import toktrail.time.Buckets;
import toktrail.time.Spans;
import toktrail.time.TimeWindow;
import toktrail.usage.AreaPath;
import toktrail.usage.CallKind;
import toktrail.usage.Names;
import toktrail.usage.SessionRef;

/**
 * One state of a ledger: everything a report asks it comes from the same commit, whatever an import does meanwhile.
 * Valid during the call that receives it, for one thread. It gives sums and dictionaries; single events only to those
 * who ask where a sum comes from.
 */
public final class LedgerView {

    /** Kinds of names that people type. */
    public enum NameKind { MACHINE, AREA, PROVIDER, MODEL, AGENT }

    private final Database database;
    private final Machines machines;
    private final AreaTree areas;
    private final TierBounds tierBounds;
    private final Meta meta;
    private final Optional<ZoneId> dayZone;
    private CallKinds kinds;

    private LedgerView(Database database, TierBounds tierBounds) {
        this.database = database;
        this.tierBounds = tierBounds;
        machines = Machines.load(database);
        areas = AreaTree.load(database);
        meta = new Meta(database);
        dayZone = RollupMaintenance.zoneOfUsableDays(meta);
    }

    /** What {@code work} makes of the present state of an open ledger, for prices without tiers but those it knows. */
    public static <T> T read(Database database, Function<LedgerView, T> work) {
        return read(database, TierBounds.NONE, work);
    }

    /** What {@code work} makes of the present state of an open ledger, for prices with these tiers. */
    public static <T> T read(Database database, TierBounds tierBounds, Function<LedgerView, T> work) {
        return database.inTransaction(TransactionMode.DEFERRED, () -> work.apply(new LedgerView(database, tierBounds)));
    }

    /** The machines. */
    public Machines machines() {
        return machines;
    }

    /** The areas. */
    public AreaTree areas() {
        return areas;
    }

    /** What is known of all machines, in the order of {@link Machines#all}. */
    public List<MachineFacts> machineFacts() {
        return MachineFacts.list(database, machines);
    }

    /** The area that new sessions of this machine get. */
    public ActiveArea activeArea(long nowMs) {
        return new AreaRows(database, LocalMachine.read(database)).active(areas, nowMs);
    }

    /**
     * What {@link Areas#assignAll} would do.
     *
     * @throws UserException if the machine is not found or ambiguous
     */
    public BulkAssignment planAssignment(SessionChoice choice, AreaPath path) {
        return Areas.plan(database, LocalMachine.read(database), areas, choice, path);
    }

    /**
     * The paths {@link Areas#merge} would work on; nothing is counted.
     *
     * @throws UserException if a selector means no area, or several, or the target lies within the source
     */
    public AreaMove planMerge(String target, String source) {
        return Areas.planMerge(areas, target, source);
    }

    /**
     * The sessions that ran in one of these folders or below.
     *
     * @param folders absolute; {@code \\} in them and in those of sessions counts as {@code /}
     * @param host    whose rules tell whether letter case counts
     */
    public FolderFilter folders(Collection<String> folders, Host host) {
        return Folders.select(database, folders, host);
    }

    /**
     * The last call of a session that it made itself. Its sub-agents' calls are those that name an agent while others
     * of the session name none; where all of them do, as in tools that name every agent, all are its own.
     */
    public Optional<LastCall> lastCall(Machine machine, SessionRef session) {
        return LastCall.find(database, machine, session);
    }

    /**
     * The sessions with selected events, each with the time of the last of them, in no particular order; a session that
     * is known on several machines counts once. Cost: a row for each session, or for each event of a run.
     *
     * @throws IllegalArgumentException if the filter is about some calls of sessions only
     */
    public Map<SessionRef, Long> lastCalls(UsageFilter filter) {
        if (!filter.calls().equals(CallFilter.ANY)) {
            throw new IllegalArgumentException("calls are not looked at");
        }
        return LastCalls.read(database, filter);
    }

    /** Events, their time, the last import. */
    public LedgerFacts facts() {
        return LedgerFacts.read(database, meta);
    }

    /** Names of one kind that occur, sorted, for completion. */
    public List<String> names(NameKind kind) {
        return KnownNames.list(database, machines, kind);
    }

    /** The sources that failed as a whole: the last failure first, then by harness and path. */
    public List<SkippedSource> skippedSources() {
        return SkippedSources.list(database);
    }

    /**
     * What the filters of a report mean here.
     *
     * @param supported the harnesses this program can import
     * @throws UserException if a machine, area or run is not found or ambiguous, or a harness is neither supported
     *     nor here
     */
    public UsageFilter resolve(UsageSelection selection, Set<String> supported) {
        selection.harness().ifPresent(harness -> checkHarness(harness, supported));
        return new UsageFilter(
                selection.machine().map(machines::select),
                selection.harness(),
                selection.sourceSession(),
                selection.calls(),
                areas.select(selection.area()),
                FolderFilter.ANY,
                selection.run().isPresent() ? Optional.of(run(selection.run().getAsLong())) : Optional.empty());
    }

    /**
     * Fails for a harness that is neither supported nor here.
     *
     * @param supported the harnesses this program can import
     * @throws UserException if there is no such harness
     */
    public void checkHarness(String harness, Set<String> supported) {
        if (supported.stream().noneMatch(id -> Names.same(id, harness))
                && database.query("SELECT DISTINCT harness FROM session", SqlStatement.Binder.NONE, row -> row.text(1))
                        .stream().noneMatch(id -> Names.same(id, harness))) {
            throw UserException.failed("Unsupported harness: " + harness);
        }
    }

    /**
     * A run by its number.
     *
     * @throws UserException if there is none
     */
    public Run run(long id) {
        return runTable().get(id);
    }

    /** The run of this machine that goes on. */
    public Optional<Run> activeRun() {
        return runTable().active();
    }

    /** The runs of all machines, archived ones included: the one that started last first. */
    public List<Run> runs() {
        return runTable().list();
    }

    private Runs runTable() {
        return new Runs(database, LocalMachine.read(database));
    }

    /**
     * The sums of the selected events, in no particular order. Cost: a short seek for each combination of machine,
     * harness and call kind and a row for each of its days; with a filter on sessions or runs a row for each of
     * those, or of their events. Where price tiers are asked for that the last import did not know, the events of their
     * models are read.
     */
    public List<UsageGroup> groups(UsageFilter filter, TimeWindow window) {
        return new GroupReader(database, machines, kinds()).read(filter, window, dayZone);
    }

    /**
     * The sums of the selected events for each day, week or month that has any; none is cut by the window but in its
     * events. Cost: a row for each day on which a combination of machine, harness and call kind was used, for each hour
     * in another zone than that of the day sums; with a filter on sessions a row for each of those, or of their events.
     */
    public Map<Bucket, List<UsageGroup>> byBucket(UsageFilter filter, TimeWindow window, Buckets buckets) {
        return divided(filter, window).byBucket(buckets);
    }

    /**
     * The sums of the selected events for each session and each day, week or month in which it has any. Cost: a row for
     * each session, and its events if it lies in several.
     */
    public Map<SessionBucket, List<UsageGroup>> bySessionAndBucket(
            UsageFilter filter, TimeWindow window, Buckets buckets) {
        return divided(filter, window).bySessionAndBucket(buckets);
    }

    /** As {@link #bySessionAndBucket}, by the project of the sessions. */
    public Map<ProjectBucket, List<UsageGroup>> byProjectAndBucket(
            UsageFilter filter, TimeWindow window, Buckets buckets) {
        return divided(filter, window).byProjectAndBucket(buckets);
    }

    /** The projects of sessions. Cost: a row for each session. */
    public Projects projects() {
        return Projects.load(database);
    }

    /**
     * The sums of the selected events for each of these stretches of time that has any; events outside all of them are
     * left out. Cost: as {@link #byBucket} in another zone than that of the day sums.
     */
    public Map<Bucket, List<UsageGroup>> bySpan(UsageFilter filter, TimeWindow window, Spans spans) {
        return divided(filter, window).bySpan(spans);
    }

    /**
     * The sums of the selected events by the area of their session, absent for those without one. Cost: as
     * {@link #bySessionAndBucket}.
     */
    public Map<Optional<Area>, List<UsageGroup>> byArea(UsageFilter filter, TimeWindow window) {
        return divided(filter, window).byArea(areas);
    }

    /**
     * The sums of the selected events that are linked to each of the runs and in its time, by the run's number; runs
     * without such events are left out. An event may be linked to several. Cost: two look-ups for each linked event.
     */
    public Map<Long, List<UsageGroup>> byRun(List<Run> runs, UsageFilter filter, TimeWindow window) {
        return divided(filter, window).byRun(runs);
    }

    /** The machine on which a run was started. */
    public Machine machineOf(Run run) {
        return machines.get(database.firstLong("SELECT machine FROM run WHERE id = ?", s -> s.bindLong(1, run.id()))
                .orElseThrow());
    }

    private DividedSums divided(UsageFilter filter, TimeWindow window) {
        return new DividedSums(database, new DividedSums.Names(machines, kinds()), dayZone, filter, window);
    }

    /**
     * The sessions with selected events, in this order, at most {@code limit} of them. Cost: a row for each session and
     * kind of call; of sessions that reach out of the window their events. The newest few are found without the rest.
     */
    public List<SessionUsage> sessions(
            UsageFilter filter, TimeWindow window, SessionOrder order, OptionalLong limit) {
        return sessionUsageReader().read(filter, window, order, limit);
    }

    /** The selected events of these sessions, given by their rows; in no particular order. */
    public List<SessionUsage> sessions(UsageFilter filter, TimeWindow window, Collection<Long> sessions) {
        return sessionUsageReader().read(filter, window, sessions);
    }

    /** What was used last. */
    public RecentUse recentUse() {
        return new RecentUse(database, sessionUsageReader());
    }

    private SessionUsageReader sessionUsageReader() {
        return new SessionUsageReader(database, machines, areas, kinds());
    }

    /** How many events of the window were made in each of the 24 hours of the clock of a zone; a copy. */
    public long[] hoursOfDay(TimeWindow window, ZoneId zone) {
        return new HourReader(database).read(window, zone);
    }

    /** What is known about these sessions, given by their rows, beside their events. */
    public Map<Long, SessionDetails> sessionDetails(Collection<Long> sessions) {
        return new SessionDetailReader(database).details(sessions);
    }

    /** The newest digest of each of these sessions that has one, by row. */
    public Map<Long, StoredDigest> digests(Collection<Long> sessions) {
        return new SessionDetailReader(database).digests(sessions);
    }

    private CallKinds kinds() {
        if (kinds == null) {
            kinds = CallKinds.load(database, tierBounds);
        }
        return kinds;
    }

    /** The single events. */
    public EventReader singleEvents() {
        return new EventReader(database, machines, areas, kinds());
    }

    /**
     * When the selected events of a window happened, for questions about one moment after another: the caller closes
     * it before the view ends. Cost: a row for each hour, harness and call kind that was used; then a seek for each
     * question, whatever the number of events between.
     *
     * @param calls which calls count, by harness and kind, on top of the filter
     * @throws IllegalArgumentException if the filter is about a run
     */
    public EventTimes times(UsageFilter filter, BiPredicate<String, CallKind> calls, TimeWindow window) {
        return new EventTimesReader(database, CallKinds.load(database, TierBounds.NONE)).read(filter, calls, window);
    }

    /**
     * The days of a zone on which tokens were used or a tool recorded a cost, over all events; a set of the caller's.
     */
    public NavigableSet<LocalDate> activeDays(ZoneId zone) {
        return new ActiveDays(database).read(zone, dayZone);
    }

    /** What other trackers recorded, as days of a zone. */
    public CountedDays countedDays(ZoneId zone) {
        return new CountedDays(database, zone, dayZone);
    }
}
