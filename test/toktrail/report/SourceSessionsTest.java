package toktrail.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import toktrail.testing.Check;
import toktrail.testing.Suite;
import toktrail.usage.Amount;
import toktrail.usage.CallKind;
import toktrail.usage.EventKeys;
import toktrail.usage.SessionFacts;
import toktrail.usage.SessionRef;
import toktrail.usage.SourcePosition;
import toktrail.usage.Tokens;
import toktrail.usage.UsageEvent;

/** Sessions made of calls that were read directly. */
public final class SourceSessionsTest {

    private static final SourceSessions SESSIONS = new SourceSessions(new TablePrices());

    private SourceSessionsTest() { }

    public static void tests(Suite s) {
        s.test("each call is priced by its own prompt", scratch -> {
            SourceSession session = only(List.of(call("a", 1, "m", null, 900), call("a", 2, "m", null, 900),
                    call("a", 3, "m", null, 1100)));
            Check.equal("virtual", new BigDecimal("0.0040"), session.totals().costs().virtual());
            Check.equal("messages", 3L, session.totals().messageCount());
        });
        s.test("times span all calls, whatever their order", scratch -> {
            SourceSession session = only(List.of(call("a", 5, "m", null, 1), call("a", 3, "m", null, 1),
                    call("a", 9, "m", null, 1)));
            Check.equal("first", 3L, session.firstMs());
            Check.equal("last", 9L, session.lastMs());
        });
        s.test("models are told apart by level, and counted without it", scratch -> {
            SourceSession session = only(List.of(call("a", 1, "none-x", "high", 1), call("a", 1, "none-x", "low", 1),
                    call("a", 1, "none-x", null, 1), call("a", 1, "free-y", null, 1), call("a", 1, "b", null, 1)));
            List<String> rows = new ArrayList<>();
            session.byModel().forEach(row -> rows.add(row.modelId() + "/" + row.thinkingLevel()));
            Check.equal("rows", List.of("b/null", "free-y/null", "none-x/null", "none-x/high", "none-x/low"), rows);
            Check.equal("models", List.of("b", "free-y", "none-x"), session.models());
            Check.equal("providers", List.of("p"), session.providers());
            Check.equal("unpriced", 2, session.unpricedModels());
        });
        s.test("files are those the source names, else those of the calls", scratch -> {
            List<UsageEvent> calls = List.of(call("a", 1, "m", null, 1), call("b", 1, "m", null, 1));
            List<SessionFacts> facts = List.of(facts("a", List.of("/z", " /y ", " ")), facts("a", List.of("/z")),
                    facts("empty", List.of("/x")));
            List<SourceSession> sessions = SESSIONS.of(calls, facts);
            Check.equal("count", 2, sessions.size());
            Check.equal("named", List.of("/y", "/z"), sessions.get(0).sourcePaths());
            Check.equal("of the calls", List.of("/file"), sessions.get(1).sourcePaths());
        });
        s.test("orders end in the id, the last one first", scratch -> {
            List<SourceSession> sessions = SESSIONS.of(List.of(call("a", 1, "m", null, 5), call("b", 1, "m", null, 5),
                    call("c", 9, "m", null, 1), call("d", 0, "m", null, 5000)), List.of());
            Check.equal("last", "cbad", order(sessions, SourceSessionSort.LAST));
            for (SourceSessionSort sort : List.of(SourceSessionSort.TOKENS, SourceSessionSort.ACTUAL,
                    SourceSessionSort.VIRTUAL, SourceSessionSort.SAVINGS)) {
                Check.equal(sort.word(), "dbac", order(sessions, sort));
            }
        });
    }

    private static SourceSession only(List<UsageEvent> calls) {
        List<SourceSession> sessions = SESSIONS.of(calls, List.of());
        Check.equal("sessions", 1, sessions.size());
        return sessions.get(0);
    }

    private static String order(List<SourceSession> sessions, SourceSessionSort sort) {
        StringBuilder ids = new StringBuilder();
        sessions.stream().sorted(sort.order()).forEach(session -> ids.append(session.session().sourceSessionId()));
        return ids.toString();
    }

    private static UsageEvent call(String session, long ms, String model, String level, long input) {
        String key = session + ms + model + level;
        return new UsageEvent(new SessionRef("h", session), CallKind.of("p", model, level, null), ms, null,
                Amount.of(new Tokens(input, 0, 0, 0, 0, 0)), SourcePosition.file("/file"),
                new EventKeys(null, null, key, null, null, null), null, null);
    }

    private static SessionFacts facts(String session, List<String> paths) {
        return new SessionFacts(new SessionRef("h", session), null, SessionFacts.Workspace.NONE, null, null, null,
                paths);
    }
}
