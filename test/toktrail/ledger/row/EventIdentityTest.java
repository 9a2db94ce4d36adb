package toktrail.ledger.row;

import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import toktrail.ledger.Ledger;
import toktrail.ledger.SampleRules;
import toktrail.ledger.Samples;
import toktrail.ledger.importing.Importing;
import toktrail.ledger.importing.Outcome;
import toktrail.ledger.importing.Storing;
import toktrail.testing.Check;
import toktrail.testing.Suite;
import toktrail.usage.Amount;
import toktrail.usage.CallKind;
import toktrail.usage.EventKeys;
import toktrail.usage.SessionRef;
import toktrail.usage.SourcePosition;
import toktrail.usage.Tokens;
import toktrail.usage.UpdatePolicy;
import toktrail.usage.UsageEvent;
import toktrail.usage.Variant;

/** What is not stored is derived exactly. */
public final class EventIdentityTest {

    private static final SampleRules RULES = SampleRules.of(UpdatePolicy.FILE);
    private static final SessionRef SESSION = new SessionRef("test", "s");

    private EventIdentityTest() { }

    public static void tests(Suite s) {
        s.test("keys that follow from message id and position take no row", scratch -> {
            UsageEvent event = Samples.withKeys(base(), new EventKeys("/f/a.jsonl:7", null, "/f/a.jsonl:7",
                    "test:s:/f/a.jsonl:7", "m", null));
            Check.that("nothing to store", EventIdentity.of(event, event.keys(), SESSION, RULES, false).isEmpty());
        });
        s.test("derived keys take the columns of their strings", scratch -> {
            Random random = scratch.random();
            for (int i = 0; i < 400; i++) {
                derivedAsStrings(random, i);
            }
        });
        s.test("a dedup key that extends the message id is abbreviated", scratch -> {
            EventKeys keys = new EventKeys("/f/a.jsonl:7", "msg_1", "msg_1:req_2", "test:s:msg_1:req_2", null, null);
            EventIdentity identity = EventIdentity.of(Samples.withKeys(base(), keys), keys, SESSION, RULES, false);
            Check.equal("column", ":req_2", identity.dedupKey());
            Check.equal("read back", keys, identity.keys(SESSION, base().position(), RULES));
        });
        s.test("an event without global key says so with one backslash", scratch -> {
            EventKeys keys = new EventKeys(null, "m", "m", null, null, null);
            EventIdentity identity = EventIdentity.of(Samples.withKeys(base(), keys), keys, SESSION, RULES, false);
            Check.equal("column", "\\", identity.globalKey());
            Check.equal("read back", keys, identity.keys(SESSION, base().position(), RULES));
        });
        s.test("random events are read back as they were delivered", scratch -> {
            Random random = scratch.random();
            try (Ledger ledger = Ledger.open(Samples.db(scratch.directory()), Samples.at(1_000))) {
                for (int i = 0; i < 400; i++) {
                    roundTrip(ledger, random, i);
                }
            }
        });
        s.test("a hash of many keys is the hash of one", scratch -> {
            KeyHasher hasher = new KeyHasher();
            for (String key : List.of("", "a", "claude:msg_1:req_2", "\u00e4\u20ac\ud83d\ude00".repeat(40))) {
                Check.equal(key, toktrail.usage.KeyHash.of(key), hasher.hash(key));
            }
        });
    }

    private static void derivedAsStrings(Random random, int i) {
        UsageEvent event = random(random, i);
        SourcePosition of = pick(random, new SourcePosition("/f/a.jsonl", i, 0), SourcePosition.file("/f/a.db"));
        String message = event.keys().messageId();
        EventKeys derived = EventKeys.derived(of, pick(random, SESSION, new SessionRef("test", "t")),
                pick(random, RULES, SampleRules.of(UpdatePolicy.SUM)), message,
                pick(random, null, event.keys().dedupKey(), message, of.rowId()));
        EventKeys strings = new EventKeys(derived.rowId(), message, derived.dedupKey(), derived.globalKey(), null,
                null);
        for (SourcePosition position : List.of(of, event.position())) {
            UsageEvent at = new UsageEvent(SESSION, event.kind(), 5, null, event.amount(), position, strings, null,
                    null);
            EventIdentity want = EventIdentity.of(at, strings, SESSION, RULES, false);
            Check.equal("columns", want, EventIdentity.of(at, derived, SESSION, RULES, false));
            Check.equal("read back", strings, want.keys(SESSION, position, RULES));
        }
    }

    private static void roundTrip(Ledger ledger, Random random, int i) {
        UsageEvent event = random(random, i);
        try (Importing importing = ledger.importing(Samples.QUICK)) {
            Check.equal("outcome", Outcome.INSERTED, Storing.event(importing, event, RULES, List.of()));
            importing.finish();
        }
        try (Importing importing = ledger.importing(Samples.QUICK)) {
            EventKeys keys = event.keys();
            UsageEvent want = Samples.withKeys(event, new EventKeys(keys.rowId(), keys.messageId(), keys.dedupKey(),
                    keys.globalKey(), null, null));
            List<UsageEvent> got = importing.eventsAt("test", event.createdMs(), RULES);
            Check.equal("events", 1, got.size());
            Check.equal("cost", 0, want.amount().sourceCostUsd().compareTo(got.get(0).amount().sourceCostUsd()));
            Check.equal("event", Samples.withAmount(want, got.get(0).amount()), got.get(0));
            Check.equal("tokens", want.tokens(), got.get(0).tokens());
            Check.that("match key is known", importing.hasMatchKey(keys.matchKey()));
            Check.equal("again", Outcome.UNCHANGED, Storing.event(importing, event, RULES, List.of()));
        }
    }

    private static UsageEvent base() {
        return new UsageEvent(SESSION, CallKind.of("p", "m", null, null), 5, null, Amount.of(Tokens.NONE),
                new SourcePosition("/f/a.jsonl", 7, 100), new EventKeys(null, null, "", null, null, null), null, null);
    }

    private static UsageEvent random(Random random, int i) {
        SourcePosition position = pick(random, new SourcePosition("/f/a.jsonl", i + 1, i * 10L),
                SourcePosition.file("/f/a.db"), new SourcePosition(null, SourcePosition.NONE, SourcePosition.NONE));
        String message = pick(random, null, "msg", ":", "\\");
        String row = pick(random, null, position.file() == null ? "r" : position.rowId(), "17", "\\");
        String dedup = pick(random, message == null ? "" : message, message + ":" + i, ":" + i, "\\:" + i, "\\",
                row == null ? "d" : row, "");
        String template = RULES.globalKey(SESSION, dedup);
        String global = pick(random, template, null, "\\", "\\\\x", "other:" + i, "");
        String cost = pick(random, "0", "0.25", "0.1234567890123456", "12345.5", "1E-20");
        String fingerprint = pick(random, null, "ab".repeat(32), "AB".repeat(32), "no digest");
        Variant variant = pick(random, Variant.STANDARD, new Variant("us", null, "fast"));
        CallKind kind = new CallKind("p", pick(random, "m", "m2"), pick(random, null, "high"), pick(random, null, "a"),
                variant);
        Tokens tokens = new Tokens(random.nextInt(9), random.nextInt(9), 1, 2, 5, 0);
        return new UsageEvent(SESSION, kind, 1_000_000L + i, pick(random, null, 1_000_500L + i),
                new Amount(tokens, random.nextInt(5), random.nextInt(2), new BigDecimal(cost)), position,
                new EventKeys(row, message, dedup, global, "test:" + i, null), fingerprint, null);
    }

    @SafeVarargs
    private static <T> T pick(Random random, T... values) {
        return values[random.nextInt(values.length)];
    }
}
