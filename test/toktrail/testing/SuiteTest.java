package toktrail.testing;

import java.nio.file.Files;

/** The checks themselves can fail, and a scratch directory is private and empty. */
public final class SuiteTest {

    private SuiteTest() { }

    static void tests(Suite s) {
        s.test("a wrong value fails with both values", scratch -> {
            AssertionError e = Check.fails("equal", AssertionError.class, () -> Check.equal("sum", 3, 4));
            Check.equal("message", "sum: want 3, got 4", e.getMessage());
        });
        s.test("texts differ by line", scratch ->
                Check.equal("diff", "  2 - b\n  2 + c", Check.diff("a\nb\n", "a\nc\n")));
        s.test("a missing exception fails", scratch ->
                Check.fails("outer", AssertionError.class,
                        () -> Check.fails("inner", IllegalStateException.class, () -> { })));
        s.test("a scratch directory is empty", scratch -> {
            try (var entries = Files.list(scratch.directory())) {
                Check.equal("entries", 0L, entries.count());
            }
        });
    }
}
