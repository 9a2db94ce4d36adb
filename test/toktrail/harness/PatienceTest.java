package toktrail.harness;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import toktrail.testing.Check;
import toktrail.testing.Suite;

/** When records are no longer tried to be read plainly. */
public final class PatienceTest {

    private PatienceTest() { }

    public static void tests(Suite s) {
        s.test("nine records in vain are enough", scratch -> {
            Patience patience = new Patience();
            for (int i = 0; i < 9; i++) {
                Check.that("before record " + i, patience.isWorthTrying());
                patience.took(false);
            }
            Check.that("after nine", !patience.isWorthTrying());
        });
        s.test("each record read plainly pays for another one in vain", scratch -> {
            Patience patience = new Patience();
            patience.took(true);
            for (int i = 0; i < 9; i++) {
                patience.took(false);
            }
            Check.that("one to nine", patience.isWorthTrying());
            patience.took(false);
            Check.that("one to ten", !patience.isWorthTrying());
        });
        s.test("only the numbers of records count, not their order", scratch -> {
            Random random = scratch.random();
            for (int round = 0; round < 200; round++) {
                List<Boolean> taken = new ArrayList<>();
                Patience patience = new Patience();
                int records = random.nextInt(60);
                for (int i = 0; i < records; i++) {
                    taken.add(random.nextInt(3) == 0);
                    patience.took(taken.get(i));
                }
                int surplus = Collections.frequency(taken, false) - Collections.frequency(taken, true);
                Check.equal(taken.toString(), surplus < 9, patience.isWorthTrying());
            }
        });
    }
}
