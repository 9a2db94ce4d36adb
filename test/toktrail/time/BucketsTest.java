package toktrail.time;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import toktrail.cli.frame.TimeOptions;
import toktrail.testing.Check;
import toktrail.testing.Suite;
import toktrail.testing.VectorReader;

/** Days, weeks and months of instants. */
public final class BucketsTest {

    private BucketsTest() { }

    public static void tests(Suite s) {
        s.test("buckets are those of the vectors", scratch -> {
            for (Map<String, Object> row : VectorReader.cases("ledger/buckets.json")) {
                Buckets buckets = new Buckets(Granularity.find((String) row.get("granularity")).orElseThrow(),
                        TimeOptions.zone((String) row.get("zone")),
                                DayOfWeek.valueOf(((String) row.get("start_of_week")).toUpperCase(Locale.ROOT)));
                Bucket want = new Bucket((String) row.get("key"), (Long) row.get("since_ms"),
                        (Long) row.get("until_ms"));
                Check.equal(row.toString(), want, buckets.of((Long) row.get("ms")));
            }
        });
        s.test("a bucket contains its instant, whatever was asked before", scratch -> {
            Random random = scratch.random();
            long from = Instant.parse("2010-01-01T00:00:00Z").toEpochMilli();
            for (String id : new String[] {"Europe/Berlin", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe",
                "Africa/Cairo", "Pacific/Apia", "America/St_Johns"}) {
                ZoneId zone = ZoneId.of(id);
                for (Granularity granularity : Granularity.values()) {
                    Buckets used = new Buckets(granularity, zone, DayOfWeek.SUNDAY);
                    for (int i = 0; i < 500; i++) {
                        long ms = from + (long) (random.nextDouble() * 20 * 365 * 86_400_000L);
                        Bucket bucket = used.of(ms);
                        Check.that(id + " " + granularity + " " + ms, bucket.contains(ms));
                        Check.equal("fresh " + ms, new Buckets(granularity, zone, DayOfWeek.SUNDAY).of(ms), bucket);
                        Check.equal("next of " + bucket, bucket.untilMs(), used.of(bucket.untilMs()).sinceMs());
                    }
                }
            }
        });
        s.test("a skipped date has no bucket of its own", scratch -> {
            Buckets days = new Buckets(Granularity.DAILY, ZoneId.of("Pacific/Apia"), DayOfWeek.MONDAY);
            Bucket before = days.of(Instant.parse("2011-12-30T09:59:59Z").toEpochMilli());
            Check.equal("before", "2011-12-29", before.key());
            Check.equal("after", "2011-12-31", days.of(before.untilMs()).key());
        });
        s.test("weeks begin on any day", scratch -> {
            long wednesday = Instant.parse("2026-05-06T12:00:00Z").toEpochMilli();
            for (DayOfWeek day : DayOfWeek.values()) {
                String key = new Buckets(Granularity.WEEKLY, ZoneId.of("UTC"), day).of(wednesday).key();
                Check.equal("day of " + key, day, LocalDate.parse(key).getDayOfWeek());
                Check.that("last before", key.compareTo("2026-05-06") <= 0 && key.compareTo("2026-04-30") >= 0);
            }
        });
        s.test("odd instants are put somewhere", scratch -> {
            for (long ms : new long[] {Long.MIN_VALUE, -1, 0, 253402300800000L, Long.MAX_VALUE}) {
                for (Granularity granularity : Granularity.values()) {
                    Bucket bucket = new Buckets(granularity, ZoneId.of("Europe/Berlin"), DayOfWeek.MONDAY).of(ms);
                    Check.that(bucket + " of " + ms, bucket.sinceMs() <= ms && bucket.untilMs() >= ms);
                }
            }
        });
        s.test("a granularity has one name", scratch ->
                Check.equal("granularity", Optional.empty(), Granularity.find("hourly")));
    }
}
