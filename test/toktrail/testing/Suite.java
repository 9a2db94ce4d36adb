package toktrail.testing;

import java.util.ArrayList;
import java.util.List;

/** Collects the tests of one class under its name. */
public final class Suite {

    /** One test. It passes when it returns, fails when it throws, is skipped by {@link SkippedException}. */
    public interface Body {
        void run(Scratch scratch) throws Exception;
    }

    record Test(String name, Body body) { }

    /** Thrown by a test that cannot run here; the message says what is missing. */
    public static final class SkippedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public SkippedException(String reason) {
            super(reason);
        }
    }

    private final String name;
    private final List<Test> tests = new ArrayList<>();

    Suite(String name) {
        this.name = name;
    }

    /** Adds a test; {@code sentence} says what holds, such as {@code "rejects a leading zero"}. */
    public void test(String sentence, Body body) {
        tests.add(new Test(name + "/" + sentence, body));
    }

    List<Test> tests() {
        return tests;
    }
}
