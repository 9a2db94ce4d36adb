package toktrail.ledger.row;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import toktrail.testing.Check;
import toktrail.testing.Suite;
import toktrail.time.Days;

/** The tables in memory against plain collections. */
public final class TablesTest {

    private TablesTest() { }

    public static void tests(Suite s) {
        s.test("sums by two numbers are those of a sorted map", scratch -> {
            Random random = scratch.random();
            SumTable table = new SumTable();
            for (int round = 0; round < 3; round++) {
                Map<List<Long>, long[]> twin = new TreeMap<>((x, y) -> x.get(0).equals(y.get(0))
                        ? x.get(1).compareTo(y.get(1)) : x.get(0).compareTo(y.get(0)));
                for (int i = 0; i < 3_000; i++) {
                    long a = random.nextInt(40);
                    long b = random.nextInt(60) - 30;
                    long[] values = random.longs(EventValues.WIDTH, 0, 1000).toArray();
                    int sign = random.nextInt(4) == 0 ? -1 : 1;
                    table.add(a, b, sign, values);
                    long[] sums = twin.computeIfAbsent(List.of(a, b), key -> new long[SumTable.WIDTH]);
                    sums[0] += sign;
                    for (int j = 0; j < values.length; j++) {
                        sums[j + 1] += sign * values[j];
                    }
                }
                StringBuilder want = new StringBuilder();
                twin.forEach((key, sums) -> want.append(key).append(Arrays.toString(sums)).append('\n'));
                StringBuilder got = new StringBuilder();
                table.forEach((a, b, sums, at) -> got.append(List.of(a, b))
                        .append(Arrays.toString(Arrays.copyOfRange(sums, at, at + SumTable.WIDTH))).append('\n'));
                Check.equal("sums", want.toString(), got.toString());
                table.clear();
            }
        });
        s.test("entries that add up to nothing are not handed over", scratch -> {
            SumTable table = new SumTable();
            table.add(1, 2, 1, new long[EventValues.WIDTH]);
            table.add(1, 2, -1, new long[EventValues.WIDTH]);
            table.forEach((a, b, sums, at) -> {
                throw new AssertionError("an entry");
            });
        });
        s.test("days of sums are the days of reports", scratch -> {
            Random random = scratch.random();
            for (String zone : List.of("UTC", "Europe/Berlin", "America/New_York", "Asia/Kathmandu",
                    "Australia/Lord_Howe", "Africa/Cairo", "Pacific/Apia")) {
                RollupDays quick = new RollupDays(ZoneId.of(zone));
                Days days = new Days(ZoneId.of(zone));
                long start = 1_325_000_000_000L;
                for (int i = 0; i < 3_000; i++) {
                    long ms = start + random.nextInt(60 * 24 * 4) * 900_000L + random.nextInt(2) - 1;
                    Check.equal(zone + " " + ms, days.dateOf(ms).toEpochDay(), quick.day(ms));
                }
            }
        });
    }
}
