package toktrail.ledger.importing;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import toktrail.testing.Check;
import toktrail.testing.Suite;

/** The table of keys in memory against plain collections. */
public final class KeyTableTest {

    private KeyTableTest() { }

    public static void tests(Suite s) {
        s.test("keys are found like in a map of lists", scratch -> {
            Random random = scratch.random();
            KeyTable table = new KeyTable();
            Map<Long, TreeSet<Long>> twin = new HashMap<>();
            for (long id = 1; id < 8_000; id++) {
                long key = random.nextInt(3_000) * 4096L;
                table.add(key, id);
                twin.computeIfAbsent(key, k -> new TreeSet<>()).add(id);
                if (random.nextInt(3) == 0) {
                    long gone = random.nextInt((int) id) + 1L;
                    twin.forEach((k, ids) -> {
                        if (ids.remove(gone)) {
                            table.remove(k, gone);
                        }
                    });
                }
                long asked = random.nextInt(3_000) * 4096L;
                Check.equal("ids", twin.getOrDefault(asked, new TreeSet<>()).stream().toList(),
                        Arrays.stream(table.all(asked)).sorted().boxed().toList());
            }
        });
    }
}
