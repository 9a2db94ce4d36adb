package toktrail.harness.opencode;

import toktrail.harness.VectorCase;
import toktrail.testing.Suite;

public final class OpenCodeHarnessTest {
    private OpenCodeHarnessTest() { }

    public static void tests(Suite s) {
        VectorCase.addTo(s, new OpenCodeHarness());
    }
}
