package toktrail.ledger;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import toktrail.ledger.area.Area;
import toktrail.ledger.area.AreaTree;
import toktrail.ledger.filter.UsageFilter;
import toktrail.ledger.machine.Machines;
import toktrail.ledger.query.CallKinds;
import toktrail.ledger.query.RunReader;
import toktrail.ledger.query.SeriesReader;
import toktrail.ledger.query.SessionReader;
import toktrail.ledger.query.UsageGroup;
import toktrail.ledger.run.Run;
import toktrail.ledger.session.ProjectBucket;
import toktrail.ledger.session.Projects;
import toktrail.ledger.session.SessionBucket;
import toktrail.sqlite.Database;
import toktrail.sqlite.SqlStatement;
import toktrail.time.Bucket;
import toktrail.time.Buckets;
import toktrail.time.Spans;
import toktrail.time.TimeWindow;
import toktrail.usage.SessionRef;

/** The sums of the selected events of a window, divided by time or by what their sessions belong to. */
final class DividedSums {

    /** What the rows of sums refer to. */
    record Names(Machines machines, CallKinds kinds) { }

    private final Database database;
    private final Names names;
    private final Optional<ZoneId> dayZone;
    private final UsageFilter filter;
    private final TimeWindow window;

    /**
     * Reads an open ledger.
     *
     * @param dayZone the zone of the days that are summed up, if they can be used
     * @throws IllegalArgumentException if the filter names a run
     */
    DividedSums(Database database, Names names, Optional<ZoneId> dayZone, UsageFilter filter, TimeWindow window) {
        if (filter.run().isPresent()) {
            throw new IllegalArgumentException("events of one run are not divided");
        }
        this.database = database;
        this.names = names;
        this.dayZone = dayZone;
        this.filter = filter;
        this.window = window;
    }

    Map<Bucket, List<UsageGroup>> byBucket(Buckets buckets) {
        return filter.selectsSessions()
                ? ofSessions((session, createdMs) -> buckets.of(createdMs))
                : new SeriesReader(database, names.machines(), names.kinds(), filter, buckets::of).read(window,
                        dayZone.filter(zone -> zone.getRules().equals(buckets.zone().getRules())));
    }

    Map<SessionBucket, List<UsageGroup>> bySessionAndBucket(Buckets buckets) {
        Map<Long, SessionRef> refs = new HashMap<>();
        database.forEach("SELECT id, harness, source_session_id FROM session", SqlStatement.Binder.NONE,
                row -> refs.put(row.longValue(1), new SessionRef(row.text(2), row.text(3))));
        return ofSessions((session, createdMs) ->
                new SessionBucket(refs.get(session.id()), buckets.of(createdMs)));
    }

    Map<ProjectBucket, List<UsageGroup>> byProjectAndBucket(Buckets buckets) {
        Projects projects = Projects.load(database);
        return ofSessions((session, createdMs) ->
                new ProjectBucket(projects.of(session.id()), buckets.of(createdMs)));
    }

    Map<Bucket, List<UsageGroup>> bySpan(Spans spans) {
        Map<Bucket, List<UsageGroup>> sums = filter.selectsSessions()
                ? ofSessions((session, createdMs) -> spans.of(createdMs))
                : new SeriesReader(database, names.machines(), names.kinds(), filter, spans::of).read(window,
                        Optional.empty());
        sums.remove(Spans.OUTSIDE);
        return sums;
    }

    Map<Optional<Area>, List<UsageGroup>> byArea(AreaTree areas) {
        Map<Optional<Area>, List<UsageGroup>> sums = new LinkedHashMap<>();
        ofSessions((session, createdMs) -> session.area()).forEach((area, list) ->
                sums.put(area == 0 ? Optional.empty() : Optional.of(areas.get(area)), list));
        return sums;
    }

    Map<Long, List<UsageGroup>> byRun(List<Run> runs) {
        return new RunReader(database, names.machines(), names.kinds()).read(runs, filter, window);
    }

    private <P> Map<P, List<UsageGroup>> ofSessions(SessionReader.Parts<P> parts) {
        return new SessionReader(database, names.machines(), names.kinds()).read(filter, window, parts);
    }
}
