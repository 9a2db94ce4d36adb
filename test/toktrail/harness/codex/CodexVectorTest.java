package toktrail.harness.codex;

import toktrail.harness.VectorCase;
import toktrail.testing.Suite;

/** The format vectors. */
public final class CodexVectorTest {

    private CodexVectorTest() { }

    public static void tests(Suite s) {
        VectorCase.addTo(s, CodexHarness.codex());
        VectorCase.addTo(s, CodexHarness.code());
    }
}
