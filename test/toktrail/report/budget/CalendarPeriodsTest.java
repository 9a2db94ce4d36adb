package toktrail.report.budget;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import toktrail.config.choice.QuotaPeriod;
import toktrail.testing.Check;
import toktrail.testing.Suite;
import toktrail.time.TimeWindow;

/** Periods of budgets begin and end where the calendar of their zone says, whatever its clocks do. */
public final class CalendarPeriodsTest {

    private static final long QUARTER = 900_000;

    /** Zones, each with a moment around which its clocks change. */
    private static final List<List<String>> CHANGES = List.of(
            List.of("Europe/Berlin", "2026-03-29T01:00:00Z"), List.of("Europe/Berlin", "2026-10-25T01:00:00Z"),
            List.of("America/New_York", "2026-03-08T07:00:00Z"), List.of("America/New_York", "2026-11-01T06:00:00Z"),
            List.of("Australia/Lord_Howe", "2026-04-04T15:00:00Z"),
            List.of("Australia/Lord_Howe", "2026-10-03T15:30:00Z"),
            List.of("Asia/Kathmandu", "2026-01-01T00:00:00Z"),
            List.of("America/Santiago", "2026-04-05T03:00:00Z"), List.of("America/Santiago", "2026-09-06T04:00:00Z"),
            List.of("Africa/Cairo", "2024-04-25T22:00:00Z"), List.of("America/Havana", "2026-11-01T05:00:00Z"),
            List.of("Pacific/Apia", "2011-12-30T10:00:00Z"));

    private CalendarPeriodsTest() { }

    public static void tests(Suite s) {
        s.test("days and weeks reach from one change of the date to the next", scratch -> {
            for (List<String> change : CHANGES) {
                around(ZoneId.of(change.get(0)), Instant.parse(change.get(1)).toEpochMilli(), scratch.random());
            }
        });
        s.test("months and years are as long as they are", scratch -> {
            check("Europe/Berlin", QuotaPeriod.MONTHLY, "2026-03-31T21:59:59.999Z",
                    "2026-02-28T23:00:00Z", "2026-03-31T22:00:00Z");
            check("Europe/Berlin", QuotaPeriod.MONTHLY, "2026-03-31T22:00:00Z",
                    "2026-03-31T22:00:00Z", "2026-04-30T22:00:00Z");
            check("UTC", QuotaPeriod.MONTHLY, "2028-02-29T12:00:00Z", "2028-02-01T00:00:00Z", "2028-03-01T00:00:00Z");
            check("UTC", QuotaPeriod.MONTHLY, "2026-02-28T23:59:59Z", "2026-02-01T00:00:00Z", "2026-03-01T00:00:00Z");
            check("Asia/Kathmandu", QuotaPeriod.MONTHLY, "2026-12-31T18:14:59Z",
                    "2026-11-30T18:15:00Z", "2026-12-31T18:15:00Z");
            check("America/New_York", QuotaPeriod.YEARLY, "2028-02-29T12:00:00Z",
                    "2028-01-01T05:00:00Z", "2029-01-01T05:00:00Z");
            check("America/New_York", QuotaPeriod.YEARLY, "2027-01-01T04:59:59Z",
                    "2026-01-01T05:00:00Z", "2027-01-01T05:00:00Z");
            check("Australia/Lord_Howe", QuotaPeriod.MONTHLY, "2026-04-04T15:00:00Z",
                    "2026-03-31T13:00:00Z", "2026-04-30T13:30:00Z");
            check("America/Santiago", QuotaPeriod.DAILY, "2026-09-06T04:00:00Z",
                    "2026-09-06T04:00:00Z", "2026-09-07T03:00:00Z");
        });
    }

    private static void around(ZoneId zone, long change, Random random) {
        for (int i = 0; i < 12; i++) {
            long now = change + (random.nextInt(400) - 200) * QUARTER + random.nextInt(3) - 1;
            CalendarPeriods calendar = new CalendarPeriods(zone, DayOfWeek.MONDAY);
            Check.equal(zone + " day of " + Instant.ofEpochMilli(now), plain(zone, now, Function.identity()),
                    calendar.around(QuotaPeriod.DAILY, now));
            DayOfWeek first = DayOfWeek.of(1 + random.nextInt(7));
            Check.equal(zone + " " + first + " week of " + Instant.ofEpochMilli(now),
                    plain(zone, now, date -> week(date, first)),
                    new CalendarPeriods(zone, first).around(QuotaPeriod.WEEKLY, now));
        }
    }

    /** Goes through time in steps of which every change of clocks is a multiple. */
    private static TimeWindow plain(ZoneId zone, long now, Function<LocalDate, LocalDate> first) {
        LocalDate today = latestDate(zone, Math.floorDiv(now, QUARTER) * QUARTER);
        LocalDate period = first.apply(today);
        long since = Math.floorDiv(now, QUARTER) * QUARTER;
        while (first.apply(latestDate(zone, since - QUARTER)).equals(period)) {
            since -= QUARTER;
        }
        long until = Math.floorDiv(now, QUARTER) * QUARTER;
        while (first.apply(latestDate(zone, until)).equals(period)) {
            until += QUARTER;
        }
        return TimeWindow.of(since, until);
    }

    /** The latest date that clocks have shown by then: where they go back over midnight, the new day has begun. */
    private static LocalDate latestDate(ZoneId zone, long ms) {
        LocalDate latest = LocalDate.MIN;
        for (long each = ms - 12 * QUARTER; each <= ms; each += QUARTER) {
            LocalDate date = Instant.ofEpochMilli(each).atZone(zone).toLocalDate();
            latest = date.isAfter(latest) ? date : latest;
        }
        return latest;
    }

    private static LocalDate week(LocalDate date, DayOfWeek first) {
        LocalDate day = date;
        while (day.getDayOfWeek() != first) {
            day = day.minusDays(1);
        }
        return day;
    }

    private static void check(String zone, QuotaPeriod period, String now, String since, String until) {
        Check.equal(zone + " " + period + " " + now,
                TimeWindow.of(Instant.parse(since).toEpochMilli(), Instant.parse(until).toEpochMilli()),
                new CalendarPeriods(ZoneId.of(zone), DayOfWeek.MONDAY)
                        .around(period, Instant.parse(now).toEpochMilli()));
    }
}
