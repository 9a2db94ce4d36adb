package toktrail.harness.claude;

import java.nio.file.Path;
import toktrail.harness.VectorCase;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;

/** The format vectors of Claude Code. */
public final class ClaudeTest {

    /** Its second state speaks of a ledger that knows the first one. */
    private static final String NEEDS_LEDGER = "owner-is-stable";

    private ClaudeTest() { }

    public static void tests(Suite s) {
        ClaudeHarness harness = new ClaudeHarness();
        for (Path directory : VectorCase.cases("claude")) {
            s.test("vector " + directory.getFileName(), scratch -> {
                VectorCase vector = VectorCase.open(directory, scratch.directory());
                vector.check(harness, "expected.json");
                boolean needsLedger = directory.endsWith(NEEDS_LEDGER);
                String second = needsLedger ? null : vector.advance();
                if (second != null) {
                    vector.check(harness, second);
                }
            });
        }
        s.test("several roots are found by default, one by CLAUDE_CONFIG_DIR", scratch -> {
            VectorCase vector = VectorCase.open(Scratch.fixture("harness/claude/several-roots"), scratch.directory());
            Check.equal("defaults", 2, harness.defaultRoots(vector.environment()).size());
        });
    }
}
