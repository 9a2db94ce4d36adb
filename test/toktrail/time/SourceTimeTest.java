package toktrail.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.OptionalLong;
import java.util.Random;
import toktrail.testing.Check;
import toktrail.testing.Suite;

/** Times as programs write them. */
public final class SourceTimeTest {

    private SourceTimeTest() { }

    public static void tests(Suite s) {
        s.test("every form of the grammar is read", scratch -> {
            String[][] rows = {
                {"2026-05-01", "2026-05-01T00:00:00Z"},
                {"2026-05-01T10:15", "2026-05-01T10:15:00Z"},
                {"2026-05-01 10:15:30", "2026-05-01T10:15:30Z"},
                {"2026-05-01T10:15:30.1", "2026-05-01T10:15:30.100Z"},
                {"2026-05-01T10:15:30,123456789Z", "2026-05-01T10:15:30.123Z"},
                {"2026-05-01T10:15:30.999999999Z", "2026-05-01T10:15:30.999Z"},
                {"2026-05-01T10:15:30.123Z", "2026-05-01T10:15:30.123Z"},
                {"2026-05-01T10:15:30.123z", "2026-05-01T10:15:30.123Z"},
                {"\t2026-05-01T10:15:30.123Z\u00a0", "2026-05-01T10:15:30.123Z"},
                {"2026-05-01T10:15:30.123+02", "2026-05-01T08:15:30.123Z"},
                {"2026-05-01T10:15:30.123+0200", "2026-05-01T08:15:30.123Z"},
                {"2026-05-01T10:15-05:45", "2026-05-01T16:00:00Z"},
                {"1969-12-31T23:59:59.999999Z", "1969-12-31T23:59:59.999Z"},
                {"2024-02-29T00:00:00.000Z", "2024-02-29T00:00:00Z"}};
            for (String[] row : rows) {
                Check.equal(row[0], OptionalLong.of(Instant.parse(row[1]).toEpochMilli()), SourceTime.ofText(row[0]));
            }
        });
        s.test("anything else is absent", scratch -> {
            for (String text : new String[] {"", " ", "2026", "2026-5-1", "2026-02-29", "2026-13-01", "2026-00-10",
                "2026-04-31",
                "20260501", "2026-05-01T", "2026-05-01T10", "2026-05-01T24:00", "2026-05-01T10:60",
                "2026-05-01T10:15:60",
                "2026-05-01T10:15:30.", "2026-05-01T10:15:30.Z", "2026-05-01T10:15:30.123 Z", "2026-05-01  10:15",
                "2026-05-01T10:15:30.123ZZ", "2026-05-01T10:15+2", "2026-05-01T10:15+24:00", "2026-05-01T10:15+02:",
                "2026-05-01T10:15+02:60", "2026-05-01Z", "0000-01-01", "2026-05-01T10:15:30.12xZ",
                "2026-0x-01T10:15:30.123Z",
                "20x6-05-01T10:15:30.123Z", "2026-05-01T1x:15:30.123Z", "2026/05/01T10:15:30.123Z",
                "x026-05-01T10:15:30.123Z",
                "2026-05-01t10:15", "+2026-05-01T10:15:30.12Z", "1777587300", "٢٠٢٦-05-01"}) {
                Check.equal(text, OptionalLong.empty(), SourceTime.ofText(text));
            }
        });
        s.test("the quick path and the JDK agree", scratch -> {
            Random random = scratch.random();
            for (int i = 0; i < 20_000; i++) {
                long ms = LocalDate.of(1 + random.nextInt(9999), 1, 1).toEpochDay() * 86_400_000L
                        + (long) (random.nextDouble() * 365 * 86_400_000L);
                LocalDateTime time = LocalDateTime.ofInstant(Instant.ofEpochMilli(ms), ZoneOffset.UTC);
                String text = String.format("%s.%03dZ", time.withNano(0).toLocalDate() + "T"
                        + String.format("%02d:%02d:%02d", time.getHour(), time.getMinute(), time.getSecond()),
                        Math.floorMod(ms, 1000));
                Check.equal(text, OptionalLong.of(ms), SourceTime.ofText(text));
                Check.equal("general " + text, OptionalLong.of(ms), SourceTime.ofText(text.replace("Z", "000+00:00")));
            }
        });
        s.test("a text with one character changed never throws", scratch -> {
            Random random = scratch.random();
            String good = "2026-05-01T10:15:30.123456+02:00";
            for (int i = 0; i < 20_000; i++) {
                StringBuilder text = new StringBuilder(good.substring(0, random.nextInt(good.length() + 1)));
                if (!text.isEmpty()) {
                    text.setCharAt(random.nextInt(text.length()), (char) (random.nextInt(2) == 0 ? random.nextInt(128)
                            : random.nextInt(0x10000)));
                }
                SourceTime.ofText(text.toString());
            }
        });
        s.test("numbers are seconds or milliseconds by their size", scratch -> {
            Object[][] rows = {{0L, 0L}, {1_777_629_600L, 1_777_629_600_000L}, {9_999_999_999L, 9_999_999_999_000L},
                {10_000_000_000L, 10_000_000_000L}, {1_777_629_600_123L, 1_777_629_600_123L}, {-5L, -5000L},
                {-10_000_000_000L, -10_000_000_000L}, {Long.MIN_VALUE, Long.MIN_VALUE},
                {Long.MAX_VALUE, Long.MAX_VALUE}};
            for (Object[] row : rows) {
                Check.equal("long", OptionalLong.of((Long) row[1]), SourceTime.ofNumber((long) (Long) row[0]));
            }
            Check.equal("seconds", OptionalLong.of(1_777_629_600_500L), SourceTime.ofNumber(1_777_629_600.5));
            Check.equal("cut", OptionalLong.of(1_777_629_600_123L), SourceTime.ofNumber(1_777_629_600_123.9));
            Check.equal("cut towards zero", OptionalLong.of(-1L), SourceTime.ofNumber(-0.0019));
            for (double odd : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e30,
                    0x1p63}) {
                Check.equal("double " + odd, OptionalLong.empty(), SourceTime.ofNumber(odd));
            }
        });
    }
}
