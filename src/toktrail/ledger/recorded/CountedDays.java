package toktrail.ledger.recorded;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import toktrail.ledger.filter.Condition;
import toktrail.ledger.filter.UsageFilter;
import toktrail.ledger.row.RollupDays;
import toktrail.sqlite.Database;
import toktrail.sqlite.Row;
import toktrail.time.Days;
import toktrail.time.TimeWindow;
import toktrail.usage.CallKind;
import toktrail.usage.Names;
import toktrail.usage.Tokens;

/**
 * The days of other trackers that count: those of a tool on which the ledger has no event of it. Both are days of the
 * zone that is asked about; a recorded one is never shifted, for nobody knows the hours of its calls. It counts in a
 * window that contains its first moment, so that windows that follow each other count it once.
 *
 * <p>Cost: a look at an empty table if nothing was taken over; else a row for each day and kind of call in their span,
 * for each hour in another zone than that of the day sums.
 */
public final class CountedDays {

    /** What {@link #row} reads, from the first column on. */
    static final String COLUMNS = """
            a.day, a.harness, a.provider_id, a.model_id, a.input_tokens, a.output_tokens, a.reasoning_tokens,
            a.cache_read_tokens, a.cache_write_tokens, a.messages, a.cost_pico_usd""";
    /** How many columns that are. */
    static final int WIDTH = 11;

    private static final int LAST_YEAR = 9999;

    private final Database database;
    private final ZoneId zone;
    private final Days days;
    private final boolean summed;

    /** @param dayZone the zone of the days that are summed up, if they can be used */
    public CountedDays(Database database, ZoneId zone, Optional<ZoneId> dayZone) {
        this.database = database;
        this.zone = zone;
        days = new Days(zone);
        summed = dayZone.isPresent() && dayZone.get().getRules().equals(zone.getRules());
    }

    static RecordedUsage row(Row row) {
        return new RecordedUsage(new HarnessDay(LocalDate.parse(row.text(1)), row.text(2)),
                CallKind.of(row.text(3), row.text(4), null, null),
                new Tokens(row.longValue(5), row.longValue(6), row.longValue(7), row.longValue(8), row.longValue(9), 0),
                row.longValue(10), row.longValue(11));
    }

    /**
     * The rows that count and that the filter wants, by day, tool and model; none if the filter is about machines,
     * sessions, areas, folders or a run, of which other trackers know nothing. A list of the caller's.
     */
    public List<RecordedUsage> usage(UsageFilter filter, TimeWindow window) {
        List<RecordedUsage> rows = new ArrayList<>();
        if (filter.selectsSessions() || filter.machine().isPresent() || filter.run().isPresent()
                || window.isEmpty()) {
            return rows;
        }
        Condition condition = around(window);
        Set<HarnessDay> wanted = new HashSet<>();
        database.forEach("SELECT " + COLUMNS + " FROM archived_day a WHERE " + condition.sql()
                + " ORDER BY a.day, a.harness, a.provider_id, a.model_id", condition.binder(), row -> {
                    RecordedUsage usage = row(row);
                    if (filter.calls().matches(usage.kind()) && window.contains(days.start(usage.when().day()))
                            && (filter.harness().isEmpty()
                                    || Names.same(filter.harness().get(), usage.when().harness()))) {
                        rows.add(usage);
                        wanted.add(usage.when());
                    }
                });
        if (!rows.isEmpty()) {
            Set<HarnessDay> covered = covered(wanted);
            rows.removeIf(row -> covered.contains(row.when()));
        }
        return rows;
    }

    /** The days that may begin in the window; the window itself decides. */
    private Condition around(TimeWindow window) {
        Condition condition = new Condition();
        window.sinceMs().ifPresent(ms -> condition.and("a.day >= ?", days.dateOf(ms).toString()));
        if (window.untilMs().isPresent()) {
            LocalDate last = days.dateOf(window.untilMs().getAsLong());
            // later years are written with a sign and would sort before all others
            if (last.getYear() <= LAST_YEAR) {
                condition.and("a.day <= ?", last.toString());
            }
        }
        return condition;
    }

    /** Those of the days on which the ledger has an event of the tool; a set of the caller's. */
    public Set<HarnessDay> covered(Collection<HarnessDay> wanted) {
        Set<HarnessDay> covered = new HashSet<>();
        if (wanted.isEmpty()) {
            return covered;
        }
        TreeSet<LocalDate> dates = new TreeSet<>();
        Set<String> harnesses = new TreeSet<>();
        wanted.forEach(day -> {
            dates.add(day.day());
            harnesses.add(day.harness());
        });
        Condition condition = new Condition().andOneOf("g.harness", List.copyOf(harnesses));
        if (summed) {
            condition.and("r.day BETWEEN ? AND ?", dates.first().toEpochDay(), dates.last().toEpochDay());
            database.forEach("""
                    SELECT DISTINCT g.harness, r.day FROM rollup_key g JOIN rollup_day r ON r.rollup_key = g.id
                    WHERE\s""" + condition.sql(), condition.binder(),
                    row -> covered.add(new HarnessDay(LocalDate.ofEpochDay(row.longValue(2)), row.text(1))));
        } else {
            addHours(covered, condition.and("r.hour BETWEEN ? AND ?", hour(days.start(dates.first())),
                    hour(days.start(dates.last().plusDays(1)))));
        }
        covered.retainAll(wanted);
        return covered;
    }

    private static long hour(long ms) {
        return Math.floorDiv(ms, RollupDays.HOUR_MS);
    }

    private void addHours(Set<HarnessDay> covered, Condition condition) {
        Set<Long> parted = new TreeSet<>();
        RollupDays dates = new RollupDays(zone);
        database.forEach("""
                SELECT DISTINCT g.harness, r.hour FROM rollup_key g JOIN rollup_hour r ON r.rollup_key = g.id
                WHERE\s""" + condition.sql(), condition.binder(), row -> {
                    long from = row.longValue(2) * RollupDays.HOUR_MS;
                    long day = dates.day(from);
                    if (day == dates.day(from + RollupDays.HOUR_MS - 1)) {
                        covered.add(new HarnessDay(LocalDate.ofEpochDay(day), row.text(1)));
                    } else {
                        parted.add(from);
                    }
                });
        // a day begins within these hours: their events tell
        for (long from : parted) {
            database.forEach("""
                    SELECT s.harness, e.created_ms FROM event e JOIN session s ON s.id = e.session
                    WHERE e.created_ms >= ? AND e.created_ms < ?""",
                    s -> s.bindLong(1, from).bindLong(2, from + RollupDays.HOUR_MS),
                    row -> covered.add(new HarnessDay(days.dateOf(row.longValue(2)), row.text(1))));
        }
    }
}
