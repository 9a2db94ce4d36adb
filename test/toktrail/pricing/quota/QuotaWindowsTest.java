package toktrail.pricing.quota;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeSet;
import toktrail.config.choice.QuotaPeriod;
import toktrail.config.setting.ResetTime;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;
import toktrail.testing.VectorReader;

/** When quota windows begin and end. */
public final class QuotaWindowsTest {

    /** Zones with a date around which something happens to their clocks. */
    private static final String[][] CHANGES = {
        {"Europe/Berlin", "2026-03-29"}, {"Europe/Berlin", "2026-10-25"}, {"America/New_York", "2026-03-08"},
        {"America/New_York", "2026-11-01"}, {"Australia/Lord_Howe", "2026-04-05"},
        {"Australia/Lord_Howe", "2026-10-04"}, {"Asia/Kathmandu", "2026-02-28"},
        {"America/Sao_Paulo", "2018-11-04"}, {"America/Sao_Paulo", "2019-02-17"}, {"Pacific/Apia", "2011-12-30"},
        {"Pacific/Kwajalein", "1993-08-21"}, {"UTC", "2024-02-29"}, {"UTC", "2025-12-31"},
    };

    private QuotaWindowsTest() { }

    public static void tests(Suite s) {
        s.test("the vectors hold", scratch -> {
            for (Map<String, Object> row : VectorReader.cases("pricing/subscription-windows.json")) {
                vector(row);
            }
        });
        s.test("windows on a grid are those of plain counting", QuotaWindowsTest::fixedTwin);
        s.test("windows of first use are those of plain counting", QuotaWindowsTest::firstUseTwin);
        s.test("windows on a grid follow each other without gap", QuotaWindowsTest::tiling);
        s.test("boundaries keep to the local time of the anchor", scratch -> boundaries());
        s.test("a skipped day has no window of its own", scratch -> {
            QuotaGrid grid = grid(QuotaPeriod.DAILY, "2011-12-28T10:00", "Pacific/Apia");
            WindowState state = grid.at(ms("2011-12-29T20:00Z"));
            Check.equal("before", "ACTIVE 2011-12-29T20:00:00Z 2011-12-30T20:00:00Z", shown(state));
            Check.equal("after", "ACTIVE 2011-12-30T20:00:00Z 2011-12-31T20:00:00Z",
                    shown(grid.at(ms("2011-12-30T20:00Z"))));
        });
        s.test("an anchor with offset is that moment, also in an hour that comes twice", scratch -> {
            QuotaGrid grid = grid(QuotaPeriod.DAILY, "2026-10-25T02:30:00+01:00", "Europe/Berlin");
            Check.equal("first", "UPCOMING 2026-10-25T01:30:00Z 2026-10-26T01:30:00Z",
                    shown(grid.at(ms("2026-10-25T00:45Z"))));
        });
    }

    private static void vector(Map<String, Object> row) {
        ZoneId zone = ZoneId.of((String) row.get("timezone"));
        QuotaPeriod period = period((String) row.get("period"));
        ResetTime anchor = ResetTime.parse((String) row.get("reset_at")).orElseThrow();
        long now = ms((String) row.get("now"));
        WindowState state = row.get("reset_mode").equals("fixed") ? new QuotaGrid(period, anchor, zone).at(now)
                : new FirstUseWindows(period, anchor, zone).at(now, new Listed(((List<?>) row.get("usage")).stream()
                        .map(text -> ms((String) text)).toList()));
        Map<String, Object> expect = VectorReader.object(row.get("expect"));
        Check.equal(row + " status", expect.get("status"), state.status().name().toLowerCase(Locale.ROOT));
        Check.equal(row + " since", expect.get("since_ms"), state.current().map(QuotaWindow::sinceMs).orElse(null));
        Check.equal(row + " until", expect.get("until_ms"), state.current().map(QuotaWindow::untilMs).orElse(null));
        Check.equal(row + " last", expect.get("last_since_ms"), state.last().map(QuotaWindow::sinceMs).orElse(null));
        Check.equal(row + " last", expect.get("last_until_ms"), state.last().map(QuotaWindow::untilMs).orElse(null));
        Check.equal(row + " use", expect.get("last_usage_ms"),
                state.lastUsageMs().isPresent() ? state.lastUsageMs().getAsLong() : null);
    }

    /** Times of use as a plain list, ascending. */
    private record Listed(List<Long> times) implements TimesOfUse {

        @Override
        public OptionalLong first(long sinceMs, long untilMs) {
            return times.stream().mapToLong(Long::longValue).filter(t -> t >= sinceMs && t < untilMs).min();
        }

        @Override
        public OptionalLong last(long sinceMs, long untilMs) {
            return times.stream().mapToLong(Long::longValue).filter(t -> t >= sinceMs && t < untilMs).max();
        }
    }

    private static void fixedTwin(Scratch scratch) {
        Random random = scratch.random();
        for (int i = 0; i < 300; i++) {
            String[] change = CHANGES[random.nextInt(CHANGES.length)];
            ZoneId zone = ZoneId.of(change[0]);
            QuotaPeriod period = QuotaPeriod.values()[random.nextInt(QuotaPeriod.values().length)];
            ResetTime anchor = anchor(random, change[1], zone, period);
            QuotaGrid grid = new QuotaGrid(period, anchor, zone);
            QuotaWindowTwin twin = new QuotaWindowTwin(period, anchor, zone);
            for (int j = 0; j < 5; j++) {
                long now = near(random, change[1]);
                String what = zone + " " + period + " " + anchor.text() + " at " + Instant.ofEpochMilli(now);
                Check.equal(what, twin.fixed(now), plain(grid.at(now)));
                // exactly on a boundary, and just before it
                long edge = grid.at(now).current().orElseThrow().untilMs();
                Check.equal(what + " edge", twin.fixed(edge), plain(grid.at(edge)));
                Check.equal(what + " before edge", twin.fixed(edge - 1), plain(grid.at(edge - 1)));
            }
        }
    }

    private static void firstUseTwin(Scratch scratch) {
        Random random = scratch.random();
        for (int i = 0; i < 300; i++) {
            String[] change = CHANGES[random.nextInt(CHANGES.length)];
            ZoneId zone = ZoneId.of(change[0]);
            QuotaPeriod period = QuotaPeriod.values()[random.nextInt(QuotaPeriod.values().length)];
            ResetTime anchor = anchor(random, change[1], zone, period);
            TreeSet<Long> uses = new TreeSet<>();
            int count = random.nextInt(30);
            for (int j = 0; j < count; j++) {
                // now and then exactly five hours, or a day, after another one
                uses.add(uses.isEmpty() || random.nextInt(3) > 0 ? near(random, change[1])
                        : uses.first() + (random.nextBoolean() ? 18_000_000L : 86_400_000L));
            }
            List<Long> times = List.copyOf(uses);
            FirstUseWindows windows = new FirstUseWindows(period, anchor, zone);
            QuotaWindowTwin twin = new QuotaWindowTwin(period, anchor, zone);
            List<Long> moments = new ArrayList<>(times);
            moments.add(near(random, change[1]));
            for (long now : moments) {
                Check.equal(zone + " " + period + " " + anchor.text() + " at " + now + " " + times,
                        twin.firstUse(now, times), plain(windows.at(now, new Listed(times))));
            }
        }
    }

    private static void tiling(Scratch scratch) {
        Random random = scratch.random();
        for (String[] change : CHANGES) {
            for (QuotaPeriod period : QuotaPeriod.values()) {
                ZoneId zone = ZoneId.of(change[0]);
                QuotaGrid grid = new QuotaGrid(period, anchor(random, change[1], zone, period), zone);
                QuotaWindow window = grid.at(near(random, change[1])).current().orElseThrow();
                for (int i = 0; i < 20; i++) {
                    QuotaWindow next = grid.at(window.untilMs()).current().orElseThrow();
                    Check.equal(change[0] + " " + period, window.untilMs(), next.sinceMs());
                    window = next;
                }
            }
        }
    }

    private static void boundaries() {
        String[][] rows = {
            {"daily", "2026-03-28T02:30", "Europe/Berlin", "0", "2026-03-28T02:30+01:00"},
            {"daily", "2026-03-28T02:30", "Europe/Berlin", "1", "2026-03-29T03:30+02:00"},
            {"daily", "2026-03-28T02:30", "Europe/Berlin", "2", "2026-03-30T02:30+02:00"},
            {"daily", "2026-03-29T02:30", "Europe/Berlin", "0", "2026-03-29T03:30+02:00"},
            {"daily", "2026-03-29T02:30", "Europe/Berlin", "1", "2026-03-30T02:30+02:00"},
            {"daily", "2026-10-24T02:30", "Europe/Berlin", "1", "2026-10-25T02:30+02:00"},
            {"weekly", "2026-10-18T02:30", "Europe/Berlin", "1", "2026-10-25T02:30+02:00"},
            {"daily", "2026-10-03T02:15", "Australia/Lord_Howe", "1", "2026-10-04T02:45+11:00"},
            {"daily", "2018-11-03T00:00", "America/Sao_Paulo", "1", "2018-11-04T01:00-02:00"},
            {"5h", "2026-03-28T20:00", "Europe/Berlin", "2", "2026-03-29T07:00+02:00"},
            {"monthly", "2024-01-31T09:00", "Asia/Kathmandu", "1", "2024-02-29T09:00+05:45"},
            {"monthly", "2024-01-31T09:00", "Asia/Kathmandu", "13", "2025-02-28T09:00+05:45"},
            {"monthly", "2024-01-31T09:00", "Asia/Kathmandu", "14", "2025-03-31T09:00+05:45"},
            {"yearly", "2024-02-29", "UTC", "1", "2025-02-28T00:00Z"},
            {"yearly", "2024-02-29", "UTC", "4", "2028-02-29T00:00Z"},
        };
        for (String[] row : rows) {
            Check.equal(String.join(" ", row), ms(row[4]),
                    grid(period(row[0]), row[1], row[2]).boundary(Long.parseLong(row[3])));
        }
        Check.fails("no boundary before the anchor", IllegalArgumentException.class,
                () -> grid(QuotaPeriod.DAILY, "2026-01-01", "UTC").boundary(-1));
    }

    private static QuotaGrid grid(QuotaPeriod period, String anchor, String zone) {
        return new QuotaGrid(period, ResetTime.parse(anchor).orElseThrow(), ZoneId.of(zone));
    }

    private static QuotaPeriod period(String word) {
        for (QuotaPeriod period : QuotaPeriod.values()) {
            if (period.word().equals(word)) {
                return period;
            }
        }
        throw new AssertionError(word);
    }

    /** Some weeks, for long periods years, before the date; every other one with an offset. */
    private static ResetTime anchor(Random random, String date, ZoneId zone, QuotaPeriod period) {
        int days = period.compareTo(QuotaPeriod.WEEKLY) <= 0 ? 20 : 1500;
        LocalDateTime time = LocalDateTime.parse(date + "T00:00").minusDays(random.nextInt(days))
                .plusMinutes(15L * random.nextInt(96));
        if (random.nextInt(4) == 0) {
            time = time.withDayOfMonth(time.toLocalDate().lengthOfMonth());
        }
        return random.nextBoolean() ? ResetTime.local(time)
                : ResetTime.parse(ZonedDateTime.of(time, zone).toOffsetDateTime().toString()).orElseThrow();
    }

    private static long near(Random random, String date) {
        return ms(date + "T00:00Z") + 60_000L * (random.nextInt(10 * 1440) - 5 * 1440);
    }

    private static String plain(WindowState state) {
        QuotaWindow window = state.current().or(state::last).orElse(null);
        return state.status() + (window == null ? "" : " " + window.sinceMs() + " " + window.untilMs())
                + (state.lastUsageMs().isPresent() ? " " + state.lastUsageMs().getAsLong() : "");
    }

    private static String shown(WindowState state) {
        QuotaWindow window = state.current().orElseThrow();
        return state.status() + " " + Instant.ofEpochMilli(window.sinceMs()) + " "
                + Instant.ofEpochMilli(window.untilMs());
    }

    private static long ms(String text) {
        return OffsetDateTime.parse(text).toInstant().toEpochMilli();
    }
}
