package toktrail.ledger.query;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongFunction;
import toktrail.ledger.filter.Condition;
import toktrail.ledger.filter.UsageFilter;
import toktrail.ledger.machine.Machines;
import toktrail.sqlite.Database;
import toktrail.sqlite.Row;
import toktrail.time.Bucket;
import toktrail.time.Days;
import toktrail.time.TimeWindow;

/**
 * Sums of days, weeks or months in one pass: of days that were summed up in advance if they are those of the zone that
 * is asked for, else of hours; single events only at the window's edges and in hours within which a bucket begins.
 */
public final class SeriesReader {

    private static final String FROM_EVENT = "SELECT e.session, s.machine, s.harness, e.call_kind, e.created_ms, "
            + PartSums.EVENT_COLUMNS + " FROM ";

    private final Database database;
    private final CallKinds kinds;
    private final UsageFilter filter;
    private final LongFunction<Bucket> buckets;
    private final PartSums<Bucket> sums;
    private final Map<Long, RollupKeys.Key> sessions = new HashMap<>();
    private long lastRow = -1;
    private GroupSums.Key lastKey = new GroupSums.Key(0, "", 0, -1);

    /**
     * A reader for one question, whose filter looks neither at sessions nor at a run.
     *
     * @param buckets where an instant belongs
     */
    public SeriesReader(Database database, Machines machines, CallKinds kinds, UsageFilter filter,
            LongFunction<Bucket> buckets) {
        this.database = database;
        this.kinds = kinds;
        this.filter = filter;
        this.buckets = buckets;
        sums = new PartSums<>(filter, machines, kinds);
    }

    /**
     * The sums of the selected events of each bucket that has any.
     *
     * @param ours the zone of the days that are summed up, if buckets are made of such days
     */
    public Map<Bucket, List<UsageGroup>> read(TimeWindow window, Optional<ZoneId> ours) {
        RollupKeys keys = RollupKeys.load(database, filter, kinds);
        Set<Long> parted = new TreeSet<>();
        for (Stretch stretch : Stretch.of(window, ours)) {
            switch (stretch.source()) {
                case DAYS -> addDays(keys, stretch, ours.orElseThrow());
                case HOURS -> addHours(keys, stretch, parted);
                case EVENTS -> addEvents("event e", new Condition()
                        .and("e.created_ms >= ? AND e.created_ms < ?", stretch.from(), stretch.to()), false);
            }
        }
        if (!parted.isEmpty()) {
            addEvents("json_each(?) h CROSS JOIN event e ON e.created_ms >= h.value * " + Stretch.HOUR_MS
                    + " AND e.created_ms < (h.value + 1) * " + Stretch.HOUR_MS,
                    new Condition().with(Condition.list(parted)), false);
        }
        if (!window.isEmpty() && !kinds.outdatedRows().isEmpty()) {
            addEvents("event e", new Condition()
                    .and("e.created_ms BETWEEN ? AND ?", GroupReader.first(window), GroupReader.last(window))
                    .and("e.call_kind IN (SELECT value FROM json_each(?))", Condition.list(kinds.outdatedRows())),
                    true);
        }
        return sums.groups();
    }

    private void addDays(RollupKeys keys, Stretch stretch, ZoneId zone) {
        Days days = new Days(zone);
        Map<Long, Bucket> known = new HashMap<>();
        Condition condition = keys.within(stretch);
        database.forEach("SELECT r.rollup_key, r.price_class, r.day, " + PartSums.ROLLUP_COLUMNS
                + " FROM rollup_day r WHERE " + condition.sql(), condition.binder(), row -> {
                    GroupSums.Key key = key(keys, row);
                    if (!kinds.isOutdated(key.callKind())) {
                        sums.add(known.computeIfAbsent(row.longValue(3),
                                day -> buckets.apply(days.start(LocalDate.ofEpochDay(day)))), key, row, 4);
                    }
                });
    }

    /** The group of a rollup's row; rows of one group follow each other. */
    private GroupSums.Key key(RollupKeys keys, Row row) {
        long rollupKey = row.longValue(1);
        int priceClass = (int) row.longValue(2);
        if (rollupKey != lastRow || priceClass != lastKey.priceClass()) {
            lastRow = rollupKey;
            lastKey = keys.get(rollupKey).withClass(priceClass);
        }
        return lastKey;
    }

    /** Notes the hours within which a bucket begins instead of adding them. */
    private void addHours(RollupKeys keys, Stretch stretch, Set<Long> parted) {
        Condition condition = keys.within(stretch);
        database.forEach("SELECT r.rollup_key, r.price_class, r.hour, " + PartSums.ROLLUP_COLUMNS
                + " FROM rollup_hour r WHERE " + condition.sql(), condition.binder(), row -> {
                    long hour = row.longValue(3);
                    Bucket bucket = buckets.apply(hour * Stretch.HOUR_MS);
                    if (!bucket.contains(hour * Stretch.HOUR_MS + Stretch.HOUR_MS - 1)) {
                        parted.add(hour);
                        return;
                    }
                    GroupSums.Key key = key(keys, row);
                    if (!kinds.isOutdated(key.callKind())) {
                        sums.add(bucket, key, row, 4);
                    }
                });
    }

    private void addEvents(String tables, Condition condition, boolean outdated) {
        Condition all = condition.and(Condition.onSession(filter));
        database.forEach(FROM_EVENT + tables + " JOIN session s ON s.id = e.session WHERE " + all.sql(), all.binder(),
                row -> {
                    long kind = row.longValue(4);
                    RollupKeys.Key session = sessions.computeIfAbsent(row.longValue(1),
                            id -> new RollupKeys.Key(row.longValue(2), row.text(3), 0));
                    if (kinds.isOutdated(kind) == outdated
                            && sums.wants(session.machine(), session.harness(), kind)) {
                        sums.addEvent(buckets.apply(row.longValue(5)),
                                new RollupKeys.Key(session.machine(), session.harness(), kind), row, 6);
                    }
                });
    }
}
