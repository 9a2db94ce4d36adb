package toktrail.usage;

import java.util.ArrayList;
import java.util.List;
import toktrail.testing.Check;
import toktrail.testing.Suite;

/** Derived keys say the same as keys with strings. */
public final class EventKeysTest {

    private static final SessionRef SESSION = new SessionRef("h", "s");
    private static final EventRules RULES = new Rules("h");
    private static final SourcePosition LINE = new SourcePosition("/f/a.jsonl", 7, 100);

    private record Rules(String harness) implements EventRules {

        @Override
        public UpdatePolicy policy() {
            return UpdatePolicy.FILE;
        }

        @Override
        public String globalKey(SessionRef session, String dedupKey) {
            return dedupKey.equals("bare") ? null : harness + "/" + session.sourceSessionId() + "/" + dedupKey;
        }
    }

    private EventKeysTest() { }

    public static void tests(Suite s) {
        s.test("derived keys equal those with the same strings", scratch -> {
            same(new EventKeys("/f/a.jsonl:7", null, "/f/a.jsonl:7", "h/s//f/a.jsonl:7", null, null),
                    EventKeys.derived(LINE, SESSION, RULES, null, null));
            same(new EventKeys("/f/a.jsonl:7", "m", "m:r", "h/s/m:r", "x", "y"),
                    EventKeys.derived(LINE, SESSION, RULES, "m", "m:r").withMatch("x", "y"));
            same(new EventKeys("/f/a.db", "m", "m", "h/s/m", "x", null),
                    EventKeys.derived(SourcePosition.file("/f/a.db"), SESSION, RULES, "m", "m").withMatch("x", null));
        });
        s.test("keys that differ in one string are not equal", scratch -> {
            List<EventKeys> keys = new ArrayList<>();
            EventKeys derived = EventKeys.derived(LINE, SESSION, RULES, "m", "d");
            keys.add(derived);
            keys.add(EventKeys.derived(new SourcePosition("/f/a.jsonl", 8, 100), SESSION, RULES, "m", "d"));
            keys.add(EventKeys.derived(LINE, new SessionRef("h", "t"), RULES, "m", "d"));
            keys.add(EventKeys.derived(LINE, SESSION, new Rules("i"), "m", "d"));
            keys.add(EventKeys.derived(LINE, SESSION, RULES, "n", "d"));
            keys.add(EventKeys.derived(LINE, SESSION, RULES, "m", "e"));
            keys.add(EventKeys.derived(LINE, SESSION, RULES, "m", null));
            keys.add(derived.withMatch("x", null));
            keys.add(derived.withMatch(null, "x"));
            for (EventKeys one : keys) {
                for (EventKeys other : keys) {
                    Check.equal(one + " and " + other, one == other, one.equals(other));
                }
            }
        });
        s.test("keys with strings and derived ones answer alike", scratch -> {
            EventKeys derived = EventKeys.derived(LINE, SESSION, RULES, null, null);
            EventKeys strings = strings(derived);
            for (EventKeys keys : List.of(derived, strings, strings(strings))) {
                Check.that("its position", keys.hasRowIdOf(LINE));
                Check.that("elsewhere in the line", keys.hasRowIdOf(new SourcePosition("/f/a.jsonl", 7, 0)));
                Check.that("other line", !keys.hasRowIdOf(new SourcePosition("/f/a.jsonl", 8, 100)));
                Check.that("the file", !keys.hasRowIdOf(SourcePosition.file("/f/a.jsonl")));
                Check.that("dedup key", keys.hasRowIdAsDedupKey());
                Check.that("its rules", keys.hasGlobalKeyOf(new SessionRef("h", "s"), RULES));
                Check.that("equal rules", keys.hasGlobalKeyOf(SESSION, new Rules("h")));
                Check.that("other session", !keys.hasGlobalKeyOf(new SessionRef("h", "t"), RULES));
                Check.that("other rules", !keys.hasGlobalKeyOf(SESSION, new Rules("i")));
            }
            Check.that("given dedup key", !EventKeys.derived(LINE, SESSION, RULES, null, "d").hasRowIdAsDedupKey());
            Check.that("given row id", EventKeys.derived(LINE, SESSION, RULES, null, LINE.rowId())
                    .hasRowIdAsDedupKey());
            EventKeys none = new EventKeys(null, null, "bare", null, null, null);
            Check.that("no global key is not the rules'", !none.hasGlobalKeyOf(SESSION, RULES));
            Check.that("no row id", !none.hasRowIdOf(LINE));
        });
        s.test("derived keys make no string to answer for what they derive from", scratch -> {
            EventRules silent = new EventRules() {
                @Override
                public UpdatePolicy policy() {
                    return UpdatePolicy.FILE;
                }

                @Override
                public String globalKey(SessionRef session, String dedupKey) {
                    throw new AssertionError("made");
                }
            };
            EventKeys keys = EventKeys.derived(LINE, SESSION, silent, null, null).withMatch("x", null);
            Check.that("global key", keys.hasGlobalKeyOf(new SessionRef("h", "s"), silent));
        });
        s.test("a row id is the path and the number of the line", scratch -> {
            Check.equal("line", "/f/a.jsonl:7", LINE.rowId());
            Check.equal("greatest", "/f:9223372036854775807", new SourcePosition("/f", Long.MAX_VALUE, 0).rowId());
            Check.equal("file", "/f/a.db", SourcePosition.file("/f/a.db").rowId());
            Check.equal("nothing", null, SourcePosition.file(null).rowId());
        });
    }

    private static void same(EventKeys strings, EventKeys derived) {
        Check.equal("row id", strings.rowId(), derived.rowId());
        Check.equal("message id", strings.messageId(), derived.messageId());
        Check.equal("dedup key", strings.dedupKey(), derived.dedupKey());
        Check.equal("global key", strings.globalKey(), derived.globalKey());
        Check.equal("match key", strings.matchKey(), derived.matchKey());
        Check.equal("alternate key", strings.alternateKey(), derived.alternateKey());
        Check.equal("keys", strings, derived);
        Check.equal("the other way round", derived, strings);
        Check.equal("hash", strings.hashCode(), derived.hashCode());
        Check.equal("text", strings.toString(), derived.toString());
        Check.that("one is derived", derived.isDerived() && !strings.isDerived());
    }

    private static EventKeys strings(EventKeys keys) {
        return new EventKeys(keys.rowId(), keys.messageId(), keys.dedupKey(), keys.globalKey(), keys.matchKey(),
                keys.alternateKey());
    }
}
