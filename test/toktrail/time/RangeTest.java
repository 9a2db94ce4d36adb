package toktrail.time;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import toktrail.testing.Check;
import toktrail.testing.Suite;

/** Stretches of time in text. */
public final class RangeTest {

    private RangeTest() { }

    public static void tests(Suite s) {
        s.test("a stretch of time is as short as it can be", scratch -> {
            String[][] rows = {
                {"2026-05-04T09:30Z", "2026-05-04T14:30Z", "UTC", "2026-05-04 09:30..14:30"},
                {"2026-05-04T19:30Z", "2026-05-05T00:30Z", "UTC", "2026-05-04 19:30..2026-05-05 00:30"},
                {"2026-05-04T22:00Z", "2026-05-05T03:00Z", "Europe/Berlin", "2026-05-05 00:00..05:00"},
                {"2026-04-30T22:00Z", "2026-05-31T22:00Z", "Europe/Berlin", "2026-05-01..2026-06-01"},
                {"2026-04-30T22:00Z", "2026-05-31T22:00Z", "UTC", "2026-04-30 22:00..2026-05-31 22:00"},
                {"2026-05-04T00:00Z", "2026-05-05T00:00Z", "UTC", "2026-05-04..2026-05-05"},
                {"2026-05-04T00:00Z", "2026-05-04T05:00Z", "UTC", "2026-05-04 00:00..05:00"},
                {"2026-05-04T00:00Z", "2026-05-05T00:30Z", "UTC", "2026-05-04 00:00..2026-05-05 00:30"},
                // days of 23 and 25 hours
                {"2026-03-28T23:00Z", "2026-03-29T22:00Z", "Europe/Berlin", "2026-03-29 00:00..2026-03-30 00:00"},
                {"2026-10-24T22:00Z", "2026-10-25T23:00Z", "Europe/Berlin", "2026-10-25..2026-10-26"},
                // a day that begins at one
                {"2018-11-03T03:00Z", "2018-11-04T03:00Z", "America/Sao_Paulo", "2018-11-03..2018-11-04"},
                {"2026-05-03T18:15Z", "2026-05-04T18:15Z", "Asia/Kathmandu", "2026-05-04..2026-05-05"},
            };
            for (String[] row : rows) {
                Check.equal(String.join(" ", row), row[3],
                        Timestamps.range(ms(row[0]), ms(row[1]), ZoneId.of(row[2])));
            }
        });
    }

    private static long ms(String text) {
        return OffsetDateTime.parse(text).toInstant().toEpochMilli();
    }
}
