package toktrail.time;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Sorts instants into the days, weeks or months of one zone.
 *
 * <p>Remembers the bucket it gave last and those it has made, so that asking for a million instants costs two
 * comparisons each when they come in order, and a look into a small tree when they do not. Not safe for several
 * threads.
 */
public final class Buckets {

    private final Granularity granularity;
    private final ZoneId zone;
    private final Days days;
    private final DayOfWeek startOfWeek;
    private final TreeMap<Long, Bucket> made = new TreeMap<>();
    private Bucket last = new Bucket("", 0, 0);

    /** Buckets of a zone; {@code startOfWeek} counts for {@link Granularity#WEEKLY} only. */
    public Buckets(Granularity granularity, ZoneId zone, DayOfWeek startOfWeek) {
        this.granularity = Objects.requireNonNull(granularity, "granularity");
        this.zone = Objects.requireNonNull(zone, "zone");
        days = new Days(zone);
        this.startOfWeek = Objects.requireNonNull(startOfWeek, "startOfWeek");
    }

    /** The zone of the calendar. */
    public ZoneId zone() {
        return zone;
    }

    /** The bucket of an instant in Unix milliseconds. */
    public Bucket of(long ms) {
        if (!last.contains(ms)) {
            Map.Entry<Long, Bucket> known = made.floorEntry(ms);
            last = known != null && known.getValue().contains(ms) ? known.getValue() : make(ms);
        }
        return last;
    }

    private Bucket make(long ms) {
        LocalDate date = days.dateOf(ms);
        Bucket bucket = switch (granularity) {
            case DAILY -> bucket(date.toString(), date, date.plusDays(1));
            case WEEKLY -> {
                LocalDate first = date.with(TemporalAdjusters.previousOrSame(startOfWeek));
                yield bucket(first.toString(), first, first.plusDays(7));
            }
            case MONTHLY -> {
                LocalDate first = date.withDayOfMonth(1);
                yield bucket(YearMonth.from(first).toString(), first, first.plusMonths(1));
            }
        };
        made.put(bucket.sinceMs(), bucket);
        return bucket;
    }

    private Bucket bucket(String key, LocalDate first, LocalDate next) {
        return new Bucket(key, days.start(first), days.start(next));
    }
}
