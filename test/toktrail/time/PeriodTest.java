package toktrail.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import toktrail.cli.frame.TimeOptions;
import toktrail.error.UserException;
import toktrail.testing.Check;
import toktrail.testing.Suite;
import toktrail.testing.VectorReader;

/** Zones, days, named periods and windows. */
public final class PeriodTest {

    private PeriodTest() { }

    public static void tests(Suite s) {
        s.test("named periods are the windows of the vectors", scratch -> {
            for (Map<String, Object> row : VectorReader.cases("ledger/periods.json")) {
                ZoneId zone = TimeOptions.zone((String) row.get("zone"));
                TimeWindow want = TimeWindow.of((Long) row.get("since_ms"), (Long) row.get("until_ms"));
                Check.equal(row.toString(), want,
                        TimeOptions.period((String) row.get("period")).window((Long) row.get("now_ms"), zone));
            }
        });
        s.test("aliases name the same period, other texts none", scratch -> {
            String[][] rows = {{"day", "today"}, {"daily", "today"}, {"yesterday", "yesterday"}, {"week", "this-week"},
                {"weekly", "this-week"}, {"month", "this-month"}, {"monthly", "this-month"}, {"all", "all-time"},
                {"last-month", "last-month"}};
            for (String[] row : rows) {
                Check.equal(row[0], row[1], TimeOptions.period(row[0]).label());
            }
            Check.equal("unknown", Optional.empty(), Period.find("this-year"));
            fails("Unsupported session period. Use today, yesterday, this-week, last-week, this-month, or last-month.",
                    () -> TimeOptions.period("fortnight"));
            Check.equal("all", TimeWindow.ALL, Period.ALL_TIME.window(0, ZoneOffset.UTC));
        });
        s.test("zones are region ids, UTC, GMT and Z", scratch -> {
            String[][] rows = {{"Europe/Berlin", "Europe/Berlin"}, {"UTC", "UTC"}, {"GMT", "UTC"}, {"Z", "UTC"},
                {"Etc/UTC", "UTC"}, {"Europe/London", "Europe/London"}, {"Etc/GMT+2", "Etc/GMT+2"}};
            for (String[] row : rows) {
                Check.equal(row[0], row[1], Zones.label(TimeOptions.zone(row[0])));
            }
            for (String id : new String[] {"+02:00", "UTC+2", "GMT+02:00", "UT", "europe/berlin", "Mars/Base", "",
                " UTC", "z"}) {
                fails("Unknown timezone: " + id, () -> TimeOptions.zone(id));
            }
            Check.equal("system", "UTC", Zones.label(ZoneOffset.UTC));
        });
        s.test("an option beats the configuration, which beats the system", scratch -> {
            ZoneId system = ZoneId.of("Asia/Tokyo");
            Optional<ZoneId> configured = Optional.of(ZoneId.of("Africa/Cairo"));
            Optional<String> option = Optional.of("Europe/Berlin");
            Check.equal("option", "Europe/Berlin", TimeOptions.zone(option, false, configured, system).getId());
            Check.equal("utc", "UTC", Zones.label(TimeOptions.zone(Optional.empty(), true, configured, system)));
            Check.equal("configured", "Africa/Cairo", TimeOptions.zone(Optional.empty(), false, configured,
                    system).getId());
            Check.equal("system", system, TimeOptions.zone(Optional.empty(), false, Optional.empty(), system));
            fails("Use either --timezone or --utc, not both.",
                    () -> TimeOptions.zone(option, true, configured, system));
        });
        s.test("days tile the time line and contain their instants", scratch -> {
            Random random = scratch.random();
            for (String id : new String[] {"Europe/Berlin", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe",
                "Africa/Cairo", "Pacific/Apia", "America/St_Johns", "America/Sao_Paulo", "Asia/Beirut",
                "America/Nuuk"}) {
                ZoneId zone = ZoneId.of(id);
                Days days = new Days(zone);
                for (LocalDate date = LocalDate.of(2006, 1, 1); date.getYear() < 2028; date = date.plusDays(1)) {
                    long from = days.start(date);
                    long to = days.start(date.plusDays(1));
                    if (from == to) {
                        continue;
                    }
                    Check.that(id + " " + date, to - from >= 22 * 3_600_000L && to - from <= 26 * 3_600_000L);
                    Check.equal("first of " + date + " " + id, date, days.dateOf(from));
                    Check.equal("last of " + date + " " + id, date, days.dateOf(to - 1));
                    long inside = from + (long) (random.nextDouble() * (to - from));
                    Check.equal("within " + date + " " + id, date, days.dateOf(inside));
                }
            }
        });
        s.test("a date that was skipped is an empty day", scratch -> {
            Days apia = new Days(ZoneId.of("Pacific/Apia"));
            LocalDate skipped = LocalDate.of(2011, 12, 30);
            Check.equal("empty", apia.start(skipped), apia.start(skipped.plusDays(1)));
            Check.equal("ends the 29th", Instant.parse("2011-12-30T10:00:00Z").toEpochMilli(), apia.start(skipped));
            Check.equal("then the 31st", LocalDate.of(2011, 12, 31), apia.dateOf(apia.start(skipped)));
        });
        s.test("a day begins where the gap at its midnight is", scratch -> {
            Days cairo = new Days(ZoneId.of("Africa/Cairo"));
            Check.equal("gap", Instant.parse("2024-04-25T22:00:00Z").toEpochMilli(),
                    cairo.start(LocalDate.of(2024, 4, 26)));
            Days lordHowe = new Days(ZoneId.of("Australia/Lord_Howe"));
            LocalDate change = LocalDate.of(2026, 4, 5);
            Check.equal("half an hour more", 24 * 3_600_000L + 1_800_000L,
                    lordHowe.start(change.plusDays(1)) - lordHowe.start(change));
        });
        s.test("an hour repeated across midnight belongs to the day that had begun", scratch -> {
            // At 00:01 of the 7th clocks went back to 23:01 of the 6th.
            ZoneId zone = ZoneId.of("America/St_Johns");
            Instant again = Instant.parse("2010-11-07T03:00:00Z");
            Check.equal("clock", LocalDate.of(2010, 11, 6), again.atZone(zone).toLocalDate());
            Check.equal("day", LocalDate.of(2010, 11, 7), new Days(zone).dateOf(again.toEpochMilli()));
        });
        s.test("the ends of time do not overflow", scratch -> {
            for (long ms : new long[] {Long.MIN_VALUE, Long.MIN_VALUE + 1, Long.MAX_VALUE - 1, Long.MAX_VALUE}) {
                Days days = new Days(ZoneId.of("Europe/Berlin"));
                LocalDate date = days.dateOf(ms);
                Check.that("start " + ms, days.start(date) <= ms && days.start(date.plusDays(1)) >= ms);
            }
        });
        s.test("a window is half-open", scratch -> {
            TimeWindow window = TimeWindow.of(10, 20);
            Check.that("first", window.contains(10) && !window.contains(9));
            Check.that("last", window.contains(19) && !window.contains(20));
            Check.that("all", TimeWindow.ALL.contains(Long.MIN_VALUE) && TimeWindow.ALL.contains(Long.MAX_VALUE));
            Check.that("empty", TimeWindow.of(20, 20).isEmpty() && !window.isEmpty() && !TimeWindow.ALL.isEmpty());
        });
        s.test("a window is cut where a moment lies within", scratch -> {
            Check.equal("cut", List.of(TimeWindow.of(10, 15), TimeWindow.of(15, 19), TimeWindow.of(19, 20)),
                    TimeWindow.of(10, 20).cut(List.of(5L, 10L, 15L, 19L, 20L, 30L)));
            Check.equal("not cut", List.of(TimeWindow.ALL), TimeWindow.ALL.cut(List.of()));
            Check.equal("all of time", List.of(new TimeWindow(OptionalLong.empty(), OptionalLong.of(7)),
                    new TimeWindow(OptionalLong.of(7), OptionalLong.empty())), TimeWindow.ALL.cut(List.of(7L)));
        });
        s.test("a window comes from a period or from boundaries, not from both", scratch -> {
            ZoneId utc = ZoneOffset.UTC;
            long now = Instant.parse("2026-05-06T12:00:00Z").toEpochMilli();
            Optional<Period> today = Optional.of(Period.TODAY);
            Check.equal("period", Period.TODAY.window(now, utc), TimeOptions.window(
                    new TimeOptions.Request(today, Optional.empty(), Optional.empty()), UntilRule.EXCLUSIVE, now, utc));
            Check.equal("none", TimeWindow.ALL, TimeOptions.window(
                    new TimeOptions.Request(Optional.empty(), Optional.empty(), Optional.empty()),
                    UntilRule.EXCLUSIVE, now, utc));
            TimeOptions.Request until = new TimeOptions.Request(Optional.empty(), Optional.empty(),
                    Optional.of("1970-01-02"));
            Check.equal("exclusive", OptionalLong.of(86_400_000L),
                    TimeOptions.window(until, UntilRule.EXCLUSIVE, now, utc).untilMs());
            Check.equal("last day", OptionalLong.of(2 * 86_400_000L),
                    TimeOptions.window(until, UntilRule.LAST_DAY_SHOWN, now, utc).untilMs());
            fails("Use either a named period or --since/--until, not both.", () -> TimeOptions.window(
                    new TimeOptions.Request(today, Optional.of("2026-01-01"), Optional.empty()), UntilRule.EXCLUSIVE,
                            now, utc));
        });
    }

    static void fails(String message, Check.Action action) {
        Check.equal("message", message, Check.fails(message, UserException.class, action).getMessage());
    }
}
