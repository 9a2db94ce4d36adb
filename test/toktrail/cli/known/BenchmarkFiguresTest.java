package toktrail.cli.known;

import java.nio.file.Files;
import java.util.List;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;

/** The lines of {@code --benchmark}. */
public final class BenchmarkFiguresTest {

    private BenchmarkFiguresTest() { }

    public static void tests(Suite s) {
        s.test("the documented lines", scratch -> {
            BenchmarkFigures figures = new BenchmarkFigures(new BenchmarkFigures.Scanned(3512, 3),
                    new BenchmarkFigures.Parsed(1_893_000, 41), 102_311, new BenchmarkFigures.Times(24, 11, 48, 86));
            Check.equal("lines", Files.readString(Scratch.fixture("cli/known/benchmark.txt")),
                    String.join("\n", figures.lines(312)) + "\n");
        });
        s.test("small, slow and huge", scratch -> {
            Check.equal("nothing", "  Parse      0 B, 0 events               0 ms", parse(0, 0, 0));
            Check.equal("no time", "  Parse      999 B, 1 event              0 ms", parse(999, 1, 0));
            Check.equal("slow", "  Parse      1.0 kB, 2 events        3,000 ms  (<1 MB/s)", parse(1000, 2, 3000));
            Check.equal("promoted", "  Parse      1.0 MB, 2 events            1 ms  (1,000 MB/s)",
                    parse(999_950, 2, 1));
            Check.equal("huge", "  Parse      9223372.0 TB, 9,223,372,036,854,775,807 events 1 ms"
                    + "  (9,223,372,036,854,776 MB/s)", parse(Long.MAX_VALUE, Long.MAX_VALUE, 1));
        });
    }

    private static String parse(long bytes, long events, long ms) {
        List<String> lines = new BenchmarkFigures(new BenchmarkFigures.Scanned(0, 0),
                new BenchmarkFigures.Parsed(bytes, events), 0, new BenchmarkFigures.Times(0, ms, 0, ms)).lines(0);
        return lines.get(1);
    }
}
