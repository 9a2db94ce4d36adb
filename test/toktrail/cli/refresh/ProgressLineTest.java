package toktrail.cli.refresh;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import toktrail.environment.Environment;
import toktrail.environment.Output;
import toktrail.environment.Streams;
import toktrail.testing.Check;
import toktrail.testing.Suite;
import toktrail.testing.TestWorld;

/** A line of progress appears late, seldom, in one piece, and goes. */
public final class ProgressLineTest {

    /** A clock that stands still until it is moved. */
    private static final class Hands extends Clock {
        private final AtomicLong millis = new AtomicLong(1_000_000);

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(millis.get());
        }

        void move(long by) {
            millis.addAndGet(by);
        }
    }

    private ProgressLineTest() { }

    public static void tests(Suite s) {
        s.test("nothing is shown in the first half second and then at most ten times a second", scratch -> {
            Hands clock = new Hands();
            TestWorld world = new TestWorld(scratch.directory()).terminal();
            ProgressLine progress = new ProgressLine(with(world.environment(), clock));
            progress.update(1, 10, "reading");
            clock.move(499);
            progress.update(2, 10, "reading");
            Check.equal("quiet", "", world.err());
            clock.move(1);
            progress.update(3, 10, "reading");
            Check.equal("first", "\rreading 3/10", world.err());
            clock.move(99);
            progress.update(4, 10, "reading");
            Check.equal("too soon", "\rreading 3/10", world.err());
            clock.move(1);
            progress.update(1204, 0, "read");
            Check.equal("second", "\rreading 3/10\rread 1,204  ", world.err());
            progress.close();
            Check.equal("gone", "\rreading 3/10\rread 1,204  \r          \r", world.err());
            clock.move(1000);
            progress.update(9, 10, "late");
            progress.close();
            Check.that("closed", !world.err().contains("late"));
        });
        s.test("work of no length and streams that are no terminal show nothing", scratch -> {
            Hands clock = new Hands();
            TestWorld quick = new TestWorld(scratch.directory()).terminal();
            new ProgressLine(with(quick.environment(), clock)).close();
            Check.equal("quick", "", quick.err());
            TestWorld pipe = new TestWorld(scratch.directory());
            try (ProgressLine progress = new ProgressLine(with(pipe.environment(), clock))) {
                clock.move(5000);
                progress.update(1, 2, "x");
            }
            Check.equal("pipe", "", pipe.err());
        });
        s.test("a line never fills the terminal's width nor commands it", scratch -> {
            Hands clock = new Hands();
            TestWorld world = new TestWorld(scratch.directory()).terminal().variable("COLUMNS", "10");
            ProgressLine progress = new ProgressLine(with(world.environment(), clock));
            clock.move(600);
            progress.update(1, 2, "\u001b[2J日本\n語abcdef");
            Check.equal("line", "\r[2J日本 …", world.err());
        });
        s.test("a cleared line comes back with the next update", scratch -> {
            Hands clock = new Hands();
            TestWorld world = new TestWorld(scratch.directory()).terminal();
            ProgressLine progress = new ProgressLine(with(world.environment(), clock));
            clock.move(600);
            progress.update(1, 2, "a");
            progress.clear();
            progress.clear();
            clock.move(100);
            progress.update(2, 2, "a");
            Check.equal("text", "\ra 1/2\r     \r\ra 2/2", world.err());
        });
        s.test("a clock that goes back does not stop it", scratch -> {
            Hands clock = new Hands();
            TestWorld world = new TestWorld(scratch.directory()).terminal();
            ProgressLine progress = new ProgressLine(with(world.environment(), clock));
            clock.move(-900_000);
            progress.update(1, 2, "a");
            clock.move(100);
            progress.update(2, 2, "a");
            Check.equal("text", "\ra 2/2", world.err());
        });
        s.test("a terminal that has gone does not end the work", scratch -> {
            Hands clock = new Hands();
            Environment world = with(new TestWorld(scratch.directory()).terminal().environment(), clock);
            Output broken = new Output(new OutputStream() {
                @Override
                public void write(int b) throws IOException {
                    throw new IOException("gone");
                }
            });
            Streams streams = new Streams(world.streams().in(), world.streams().out(), broken);
            ProgressLine progress = new ProgressLine(new Environment(world.variables(), world.home(),
                    world.workingDirectory(), clock, world.host(), streams, world.terminal()));
            clock.move(600);
            progress.update(1, 2, "a");
            clock.move(600);
            progress.update(2, 2, "a");
            progress.close();
        });
        s.test("several threads never tear a line", scratch -> {
            Hands clock = new Hands();
            TestWorld world = new TestWorld(scratch.directory()).terminal();
            ProgressLine progress = new ProgressLine(with(world.environment(), clock));
            clock.move(600);
            List<Thread> threads = new ArrayList<>();
            for (int t = 0; t < 4; t++) {
                threads.add(new Thread(() -> {
                    for (int i = 0; i < 2000; i++) {
                        clock.move(50);
                        progress.update(7, 9, "same");
                    }
                }));
            }
            threads.forEach(Thread::start);
            for (Thread thread : threads) {
                thread.join();
            }
            progress.close();
            String err = world.err();
            Check.equal("whole lines", "\r        \r", err.replace("\rsame 7/9", ""));
            Check.that("some", err.contains("same"));
        });
    }

    private static Environment with(Environment world, Clock clock) {
        return new Environment(world.variables(), world.home(), world.workingDirectory(), clock, world.host(),
                world.streams(), world.terminal());
    }
}
