package toktrail.importer.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import toktrail.testing.Check;
import toktrail.testing.Suite;

/** Work that a pool or whoever needs it first does, once. */
public final class AheadTest {

    private AheadTest() { }

    public static void tests(Suite s) {
        s.test("whoever needs a result that nobody works on makes it", scratch -> {
            ForkJoinPool pool = new ForkJoinPool(1);
            CountDownLatch over = new CountDownLatch(1);
            try {
                Ahead<String> blocking = Ahead.in(pool, () -> waitFor(over, new CountDownLatch(1)));
                Ahead<Thread> behind = Ahead.in(pool, Thread::currentThread);
                Check.equal("thread", Thread.currentThread(), behind.get(List.of()));
                over.countDown();
                Check.equal("result", "over", blocking.get(List.of()));
            } finally {
                over.countDown();
                pool.shutdownNow();
            }
        });
        s.test("whoever waits for another thread does what comes next meanwhile", scratch -> {
            ForkJoinPool pool = new ForkJoinPool(1);
            CountDownLatch begun = new CountDownLatch(1);
            CountDownLatch over = new CountDownLatch(1);
            try {
                Ahead<String> slow = Ahead.in(pool, () -> waitFor(over, begun));
                Ahead<String> next = Ahead.in(pool, () -> Thread.currentThread().getName());
                Ahead<String> last = Ahead.in(pool, () -> {
                    over.countDown();
                    return Thread.currentThread().getName();
                });
                begun.await();
                Check.equal("result", "over", slow.get(List.of(next, last)));
                Check.equal("next", Thread.currentThread().getName(), next.get(List.of()));
                Check.equal("last", Thread.currentThread().getName(), last.get(List.of()));
            } finally {
                over.countDown();
                pool.shutdownNow();
            }
        });
        s.test("work is done once and its result kept", scratch -> {
            ForkJoinPool pool = new ForkJoinPool(2);
            try {
                AtomicInteger done = new AtomicInteger();
                List<Ahead<Integer>> all = new ArrayList<>();
                for (int i = 0; i < 500; i++) {
                    int number = i;
                    all.add(Ahead.in(pool, () -> done.incrementAndGet() > 0 ? number : -1));
                }
                for (int i = 0; i < all.size(); i++) {
                    Check.equal("result", i, all.get(i).get(List.of()));
                    Check.equal("again", i, all.get(i).get(List.of()));
                }
                Check.equal("times", 500, done.get());
            } finally {
                pool.shutdownNow();
            }
        });
        s.test("a failure is thrown where the result is needed", scratch -> {
            ForkJoinPool pool = new ForkJoinPool(1);
            try {
                IllegalStateException failure = new IllegalStateException("no");
                Ahead<String> failing = Ahead.in(pool, () -> {
                    throw failure;
                });
                Check.that("same", failure == Check.fails("get", IllegalStateException.class,
                        () -> failing.get(List.of())));
                Ahead<String> broken = Ahead.in(pool, () -> {
                    throw new StackOverflowError();
                });
                Check.fails("get", StackOverflowError.class, () -> broken.get(List.of()));
            } finally {
                pool.shutdownNow();
            }
        });
        s.test("an interrupted thread gets the result and stays interrupted", scratch -> {
            ForkJoinPool pool = new ForkJoinPool(1);
            CountDownLatch begun = new CountDownLatch(1);
            CountDownLatch over = new CountDownLatch(1);
            try {
                Ahead<String> slow = Ahead.in(pool, () -> waitFor(over, begun));
                begun.await();
                Thread.currentThread().interrupt();
                new Thread(over::countDown).start();
                Check.equal("result", "over", slow.get(List.of()));
                Check.that("interrupted", Thread.interrupted());
            } finally {
                pool.shutdownNow();
            }
        });
        s.test("dropped work is not begun", scratch -> {
            ForkJoinPool pool = new ForkJoinPool(1);
            CountDownLatch over = new CountDownLatch(1);
            try {
                Ahead<String> blocking = Ahead.in(pool, () -> waitFor(over, new CountDownLatch(1)));
                AtomicInteger done = new AtomicInteger();
                Ahead.in(pool, done::incrementAndGet).drop();
                Ahead<String> last = Ahead.in(pool, () -> "last");
                over.countDown();
                Check.equal("result", "over", blocking.get(List.of()));
                Check.equal("last", "last", last.get(List.of()));
                Check.equal("times", 0, done.get());
            } finally {
                over.countDown();
                pool.shutdownNow();
            }
        });
    }

    /** Work that says when it begins and ends when it is told to. */
    private static String waitFor(CountDownLatch over, CountDownLatch begun) throws InterruptedException {
        begun.countDown();
        over.await();
        return "over";
    }
}
