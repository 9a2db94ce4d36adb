package toktrail.error;

import java.util.List;
import toktrail.testing.Check;
import toktrail.testing.Suite;

/** How many lines a person reads. */
public final class UserExceptionTest {

    private UserExceptionTest() { }

    public static void tests(Suite s) {
        s.test("what SQLite says of a damaged file is one line", scratch ->
                Check.equal("lines", List.of("x.db is damaged: *** in database main *** Tree 20 page 31: too small"),
                        UserException.failed("x.db is damaged: *** in database main ***\nTree 20 page 31: too small")
                                .lines()));
        s.test("each finding is one line", scratch -> Check.equal("lines", List.of("a b", "c"),
                UserException.failed(List.of("a\r\nb", "c")).lines()));
        s.test("help for a command line keeps its lines", scratch ->
                Check.equal("lines", List.of("Usage: x", "", "Error: y"),
                UserException.usage("Usage: x\n\nError: y").lines()));
    }
}
