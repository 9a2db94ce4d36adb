package toktrail.harness.copilot;

import toktrail.harness.VectorCase;
import toktrail.testing.Suite;

public final class CopilotHarnessTest {
    private CopilotHarnessTest() { }

    public static void tests(Suite s) {
        VectorCase.addTo(s, new CopilotHarness());
    }
}
