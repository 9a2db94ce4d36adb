package toktrail.harness;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import toktrail.testing.Check;
import toktrail.testing.Suite;

/** When records are no longer tried to be read plainly. */
public final class PlainAttemptsTest {

    private PlainAttemptsTest() { }

    public static void tests(Suite s) {
        s.test("nine records in vain are enough", scratch -> {
            PlainAttempts attempts = new PlainAttempts();
            for (int i = 0; i < 9; i++) {
                Check.that("before record " + i, attempts.isWorthTrying());
                attempts.took(false);
            }
            Check.that("after nine", !attempts.isWorthTrying());
        });
        s.test("each record read plainly pays for another one in vain", scratch -> {
            PlainAttempts attempts = new PlainAttempts();
            attempts.took(true);
            for (int i = 0; i < 9; i++) {
                attempts.took(false);
            }
            Check.that("one to nine", attempts.isWorthTrying());
            attempts.took(false);
            Check.that("one to ten", !attempts.isWorthTrying());
        });
        s.test("only the numbers of records count, not their order", scratch -> {
            Random random = scratch.random();
            for (int round = 0; round < 200; round++) {
                List<Boolean> taken = new ArrayList<>();
                PlainAttempts attempts = new PlainAttempts();
                int records = random.nextInt(60);
                for (int i = 0; i < records; i++) {
                    taken.add(random.nextInt(3) == 0);
                    attempts.took(taken.get(i));
                }
                int surplus = Collections.frequency(taken, false) - Collections.frequency(taken, true);
                Check.equal(taken.toString(), surplus < 9, attempts.isWorthTrying());
            }
        });
    }
}
