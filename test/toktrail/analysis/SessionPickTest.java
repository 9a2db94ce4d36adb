package toktrail.analysis;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import toktrail.error.UserException;
import toktrail.testing.Check;
import toktrail.testing.Suite;

/** Which session is meant. */
public final class SessionPickTest {

    private static final SessionPick ANY = new SessionPick("lab", Optional.empty(), false);
    private static final SessionPick LAST = new SessionPick("lab", Optional.empty(), true);
    private static final SessionPick NAMED = new SessionPick("lab", Optional.of("b"), false);
    private static final Map<String, Long> THREE = Map.of("a", 5L, "b", 9L, "c", 9L);

    private SessionPickTest() { }

    public static void tests(Suite s) {
        s.test("the only one, the last one, the named one", scratch -> {
            Check.equal("only", "a", ANY.imported(Map.of("a", 5L)));
            Check.equal("only of a source", "a", ANY.read(Map.of("a", 5L), "/p"));
            Check.equal("last, then greatest id", "c", LAST.imported(THREE));
            Check.equal("last of a source", "c", LAST.read(THREE, "/p"));
            Check.equal("exact before thread", "b", NAMED.imported(Map.of("x-b", 9L, "b", 1L)));
            Check.equal("by thread", "x-b", NAMED.imported(Map.of("x-b", 9L)));
        });
        s.test("what cannot be chosen is said plainly", scratch -> {
            refused("source_session_id and last=True cannot be used together.",
                    () -> new SessionPick("lab", Optional.of("a"), true));
            refused("Source session not found for harness lab: b", () -> NAMED.imported(Map.of()));
            refused("No usage events found for harness lab.", () -> ANY.imported(Map.of()));
            refused("No usage events found for harness lab.", () -> LAST.imported(Map.of()));
            refused("Multiple source sessions found for harness lab: c@9, b@9, a@5. Provide source_session_id or use"
                    + " last=True.", () -> ANY.imported(THREE));
            refused("No source sessions found for harness lab at /p.", () -> ANY.read(Map.of(), "/p"));
            refused("No usage events found for harness lab source session 'b'.", () -> NAMED.read(Map.of(), "/p"));
            refused("Multiple source sessions found for harness lab: c, b, a. Provide source_session_id or use"
                    + " last=True.", () -> ANY.read(THREE, "/p"));
        });
        s.test("at most ten are named", scratch -> {
            Map<String, Long> many = new HashMap<>();
            for (long i = 10; i < 30; i++) {
                many.put("s" + i, i);
            }
            refused("Multiple source sessions found for harness lab: s29, s28, s27, s26, s25, s24, s23, s22, s21, s20."
                    + " Provide source_session_id or use last=True.", () -> ANY.read(many, "/p"));
        });
    }

    private static void refused(String message, Check.Action action) {
        Check.equal("message", message, Check.fails(message, UserException.class, action).getMessage());
    }
}
