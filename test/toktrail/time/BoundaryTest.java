package toktrail.time;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.OptionalLong;
import toktrail.cli.frame.TimeOptions;
import toktrail.testing.Check;
import toktrail.testing.Suite;
import toktrail.testing.VectorReader;

/** What people type for points in time and lifetimes, and how instants are shown to them. */
public final class BoundaryTest {

    private BoundaryTest() { }

    public static void tests(Suite s) {
        s.test("boundaries are those of the vectors", scratch -> {
            for (Map<String, Object> row : VectorReader.cases("ledger/boundaries.json")) {
                String text = (String) row.get("text");
                ZoneId zone = TimeOptions.zone((String) row.get("zone"));
                if (row.get("error") instanceof String error) {
                    PeriodTest.fails(error, () -> TimeOptions.boundary(text, zone));
                    continue;
                }
                Boundary boundary = TimeOptions.boundary(text, zone);
                Check.equal("since " + row, row.get("since_ms"), boundary.sinceMs());
                Check.equal("until " + row, row.get("until_ms"), boundary.untilMs(UntilRule.EXCLUSIVE));
                Check.equal("last " + row, row.get("series_until_ms"), boundary.untilMs(UntilRule.LAST_DAY_SHOWN));
                Check.equal("date " + row, row.get("date_only"), boundary.nextDayMs().isPresent());
            }
        });
        s.test("letters may be small, white space any, fractions up to nine digits", scratch -> {
            long want = Instant.parse("2026-05-01T10:15:30.123Z").toEpochMilli();
            for (String text : new String[] {"2026-05-01t10:15:30.123z", "\u00a02026-05-01 10:15:30.123999999\u2003",
                "2026-05-01T12:15:30,1230+02", "2026-05-01T09:45:30.123-00:30", "2026-05-01T10:15:30.123Z"}) {
                Check.equal(text, want, TimeOptions.boundary(text, ZoneOffset.UTC).ms());
            }
        });
        s.test("everything else is refused with the text as given", scratch -> {
            for (String text : new String[] {"20260501T10:00", "2026-05-01T", "2026-05-01T1", "2026-05-01T10:15:30.",
                "2026-05-01T10:15:30.1234567890", "2026-05-01T10:15:30 Z", "2026-05-01T10:15:60", "2026-05-01T10:15+24",
                "2026-05-01T10:15+02:60", "2026-05-01T10:15+02:", "2026-05-01T10:15Zx", "2026-05-01  10:15",
                "2026-0501",
                "202605-01", "0000-01-01", "2026-04-31", "1900-02-29", " x ", "２０２６-05-01", "2026-05-01T10:15+",
                "-2026-05-01"}) {
                PeriodTest.fails("Invalid time boundary: " + text, () -> TimeOptions.boundary(text, ZoneOffset.UTC));
            }
        });
        s.test("lifetimes are those of the vectors", scratch -> {
            for (Map<String, Object> row : VectorReader.cases("ledger/ttl.json")) {
                String text = (String) row.get("text");
                if (row.get("error") instanceof String error) {
                    PeriodTest.fails(error, () -> TimeOptions.ttl(text));
                } else {
                    Check.equal(text, row.get("ms"), TimeOptions.ttl(text));
                }
            }
        });
        s.test("a lifetime that is no number of milliseconds is refused", scratch -> {
            for (String text : new String[] {"99999999999999999999d", "9223372036854775807s", "9000000000d9000000000d"
                + "9000000000d9000000000d", "1dd", "m1", "1h٣m", "１h"}) {
                PeriodTest.fails("--ttl must look like 30m, 4h, 1d, or 1h30m.", () -> TimeOptions.ttl(text));
            }
            Check.equal("zeros", 60_000L, TimeOptions.ttl("0000000000000000000000001m"));
        });
        s.test("an end of validity lies in the future", scratch -> {
            long now = Instant.parse("2026-05-16T12:00:00Z").toEpochMilli();
            ZoneId berlin = ZoneId.of("Europe/Berlin");
            Check.equal("local", now + 4 * 3_600_000L, TimeOptions.end("2026-05-16T18:00", now, berlin));
            Check.equal("date", Instant.parse("2026-05-16T22:00:00Z").toEpochMilli(),
                    TimeOptions.end("2026-05-17", now, berlin));
            PeriodTest.fails("--until must be in the future.", () -> TimeOptions.end("2026-05-16T14:00", now, berlin));
            PeriodTest.fails("--until must be an ISO datetime, e.g. 2026-05-16T18:00.",
                    () -> TimeOptions.end("tomorrow", now, berlin));
        });
        s.test("timestamps carry the abbreviation in force", scratch -> {
            String[][] rows = {
                {"2026-07-01T10:00:05Z", "Europe/Berlin", "2026-07-01 12:00:05 CEST"},
                {"2026-01-01T10:00:05Z", "Europe/Berlin", "2026-01-01 11:00:05 CET"},
                {"2026-07-01T10:00:05Z", "America/New_York", "2026-07-01 06:00:05 EDT"},
                {"2026-07-01T10:00:05Z", "Asia/Kathmandu", "2026-07-01 15:45:05 +0545"},
                {"2026-07-01T10:00:05Z", "Australia/Lord_Howe", "2026-07-01 20:30:05 +1030"},
                {"2026-07-01T10:00:05Z", "America/Noronha", "2026-07-01 08:00:05 -02"},
                {"2026-07-01T10:00:05Z", "America/St_Johns", "2026-07-01 07:30:05 NDT"},
                {"2026-07-01T10:00:05Z", "UTC", "2026-07-01 10:00:05 UTC"},
                {"2026-07-01T10:00:05Z", "Etc/UTC", "2026-07-01 10:00:05 UTC"},
                {"2026-07-01T10:00:05Z", "Africa/Cairo", "2026-07-01 13:00:05 EEST"}};
            for (String[] row : rows) {
                long ms = Instant.parse(row[0]).toEpochMilli();
                Check.equal(row[1], row[2], Timestamps.text(ms, ZoneId.of(row[1])));
            }
            Check.equal("offset zone", "1970-01-01 02:30:00 +0230", Timestamps.text(0, ZoneId.of("GMT+02:30")));
            Check.equal("none", "-", Timestamps.text(OptionalLong.empty(), ZoneOffset.UTC));
            Check.equal("minute", "1970-01-01 00:01", Timestamps.minute(119_999, ZoneOffset.UTC));
        });
    }
}
