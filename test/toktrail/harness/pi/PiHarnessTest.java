package toktrail.harness.pi;

import toktrail.harness.VectorCase;
import toktrail.testing.Suite;

public final class PiHarnessTest {
    private PiHarnessTest() { }

    public static void tests(Suite s) {
        VectorCase.addTo(s, new PiHarness());
    }
}
