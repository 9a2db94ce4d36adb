package toktrail.ledger.query;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import toktrail.sqlite.Database;
import toktrail.sqlite.SqlStatement;
import toktrail.time.Days;

/** Finds the days on which tokens were used or money was spent. */
public final class ActiveDays {

    private static final String USED = """
            (input_tokens > 0 OR output_tokens > 0 OR reasoning_tokens > 0 OR cache_read_tokens > 0
             OR cache_write_tokens > 0 OR cache_output_tokens > 0 OR source_cost_pico_usd > 0)
            """;

    private final Database database;

    /** Reads an open ledger. */
    public ActiveDays(Database database) {
        this.database = database;
    }

    /** The days in {@code zone}; read from {@code dayZone}'s sums where that is the same. */
    public NavigableSet<LocalDate> read(ZoneId zone, Optional<ZoneId> dayZone) {
        NavigableSet<LocalDate> dates = new TreeSet<>();
        if (dayZone.isPresent() && dayZone.get().equals(zone)) {
            database.forEach("SELECT DISTINCT day FROM rollup_day WHERE " + USED, SqlStatement.Binder.NONE,
                    row -> dates.add(LocalDate.ofEpochDay(row.longValue(1))));
            return dates;
        }
        Days days = new Days(zone);
        List<Long> parted = new ArrayList<>();
        database.forEach("SELECT DISTINCT hour FROM rollup_hour WHERE " + USED, SqlStatement.Binder.NONE, row -> {
            long from = row.longValue(1) * Stretch.HOUR_MS;
            LocalDate date = days.dateOf(from);
            if (days.dateOf(from + Stretch.HOUR_MS - 1).equals(date)) {
                dates.add(date);
            } else {
                parted.add(from);
            }
        });
        parted.forEach(from -> addParted(dates, days, from));
        return dates;
    }

    /** A day begins within the hour from {@code from}: its events tell, unless the days on both sides are known. */
    private void addParted(NavigableSet<LocalDate> dates, Days days, long from) {
        long to = from + Stretch.HOUR_MS;
        if (!dates.contains(days.dateOf(from)) || !dates.contains(days.dateOf(to - 1))) {
            database.forEach("SELECT created_ms FROM event WHERE created_ms >= ? AND created_ms < ? AND " + USED,
                    s -> s.bindLong(1, from).bindLong(2, to), row -> dates.add(days.dateOf(row.longValue(1))));
        }
    }
}
