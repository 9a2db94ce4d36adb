package toktrail.harness.harnessbridge;

import toktrail.harness.VectorCase;
import toktrail.testing.Suite;

public final class BridgeHarnessTest {
    private BridgeHarnessTest() { }

    public static void tests(Suite s) {
        VectorCase.addTo(s, new BridgeHarness());
    }
}
