package toktrail.harness.goose;

import toktrail.harness.VectorCase;
import toktrail.testing.Suite;

public final class GooseHarnessTest {
    private GooseHarnessTest() { }

    public static void tests(Suite s) {
        VectorCase.addTo(s, new GooseHarness());
    }
}
