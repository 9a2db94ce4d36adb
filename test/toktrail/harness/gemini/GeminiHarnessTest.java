package toktrail.harness.gemini;

import toktrail.harness.VectorCase;
import toktrail.testing.Suite;

public final class GeminiHarnessTest {
    private GeminiHarnessTest() { }

    public static void tests(Suite s) {
        VectorCase.addTo(s, new GeminiHarness());
    }
}
