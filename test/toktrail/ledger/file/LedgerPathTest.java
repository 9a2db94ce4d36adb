package toktrail.ledger.file;

import java.nio.file.Path;
import toktrail.testing.Check;
import toktrail.testing.Suite;

/** Names of ledger files. */
public final class LedgerPathTest {

    private LedgerPathTest() { }

    public static void tests(Suite s) {
        s.test("the sibling of an old ledger is named after it", scratch -> {
            Check.equal("database", Path.of("/x/toktrail.v2.db"), LedgerPath.secondPath(Path.of("/x/toktrail.db")));
            Check.equal("other names", Path.of("/x/state.v2"), LedgerPath.secondPath(Path.of("/x/state")));
        });
    }
}
