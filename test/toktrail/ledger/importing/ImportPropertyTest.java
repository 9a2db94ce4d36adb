package toktrail.ledger.importing;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import toktrail.ledger.Ledger;
import toktrail.ledger.SampleRules;
import toktrail.ledger.Samples;
import toktrail.ledger.file.LedgerSettings;
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

/** Order, repetition and division of imports do not matter; sums always equal their events. */
public final class ImportPropertyTest {

    private static final SampleRules RULES = SampleRules.of(UpdatePolicy.FILE);

    private ImportPropertyTest() { }

    public static void tests(Suite s) {
        s.test("growing records in any order and division end in the same events", scratch -> {
            Random random = scratch.random();
            List<UsageEvent> versions = new ArrayList<>();
            for (int call = 0; call < 120; call++) {
                int growth = 1 + random.nextInt(3);
                for (int version = 1; version <= growth; version++) {
                    versions.add(version(call, version));
                }
            }
            String want = null;
            for (int round = 0; round < 6; round++) {
                Collections.shuffle(versions, random);
                Path path = scratch.directory().resolve(round + ".db");
                String got = imported(path, versions, random);
                want = want == null ? got : want;
                Check.equal("round " + round, want, got);
            }
        });
        s.test("random updates up and down keep every sum right", scratch -> {
            Random random = scratch.random();
            LedgerSettings settings = Samples.at(1_000).withTierBounds(model -> new long[] {50, 120});
            try (Ledger ledger = Ledger.open(Samples.db(scratch.directory()), settings)) {
                for (int pass = 0; pass < 25; pass++) {
                    ImportMode mode = random.nextBoolean() ? Samples.FULL : Samples.QUICK;
                    try (Importing importing = ledger.importing(mode)) {
                        for (int i = 0; i < 30; i++) {
                            Storing.event(importing, version(random.nextInt(60), random.nextInt(6)), RULES, List.of());
                        }
                        importing.finish();
                    }
                    checkEveryRow(ledger);
                }
                checkViews(ledger);
            }
        });
    }

    /** Imports in parts of random size, sometimes with an abandoned import or a repetition between. */
    private static String imported(Path path, List<UsageEvent> events, Random random) {
        try (Ledger ledger = Ledger.open(path, Samples.at(1_000))) {
            int at = 0;
            while (at < events.size()) {
                int to = Math.min(events.size(), at + 1 + random.nextInt(60));
                boolean abandoned = random.nextInt(4) == 0;
                try (Importing importing = ledger.importing(Samples.QUICK)) {
                    for (UsageEvent event : events.subList(random.nextInt(at + 1), to)) {
                        Storing.event(importing, event, RULES, List.of());
                    }
                    if (!abandoned) {
                        importing.finish();
                        at = to;
                    }
                }
            }
            checkEveryRow(ledger);
            return Samples.content(ledger);
        }
    }

    /** A call in a version that states more than the one before; everything else follows from its number. */
    private static UsageEvent version(int call, int version) {
        String file = "/f/" + call % 5;
        SessionRef session = new SessionRef(call % 2 == 0 ? "even" : "odd", "s" + call % 9);
        Variant variant = new Variant(null, null, call % 4 == 0 ? "fast" : null);
        CallKind kind = new CallKind("p", "m" + call % 3, null, null, variant);
        Amount amount = new Amount(new Tokens(call, version * 40L, 0, call * 3L, 9, 0), call % 9, version,
                call % 3 == 0 ? BigDecimal.ZERO : new BigDecimal("0.00000000000000" + (version + 1)));
        long created = 1_774_740_000_000L + call * 1_333_333L;
        String key = "k" + call;
        return new UsageEvent(session, kind, created, created + version, amount,
                new SourcePosition(file, call + 1, call * 100L), new EventKeys(file + ":" + (call + 1), "m" + call, key,
                        session.harness() + ":" + session.sourceSessionId() + ":" + key, key, null), null, null);
    }

    /** Sums of the tables row by row against sums over the events. */
    private static void checkEveryRow(Ledger ledger) {
        Check.equal("totals", List.of(), ledger.checkSums());
        List<String> hours = Samples.rows(ledger, 1, """
                SELECT rollup_key || ' ' || hour || ' ' || sum(event_count) || ' ' || sum(output_tokens) || ' '
                  || sum(cache_read_tokens) || ' ' || sum(source_cost_pico_usd)
                FROM rollup_hour GROUP BY rollup_key, hour ORDER BY rollup_key, hour""");
        List<String> events = Samples.rows(ledger, 1, """
                SELECT g.id || ' ' || (e.created_ms / 3600000) || ' ' || count(*) || ' ' || sum(output_tokens) || ' '
                  || sum(cache_read_tokens) || ' ' || sum(source_cost_pico_usd)
                FROM event e JOIN session s ON s.id = e.session JOIN rollup_key g ON g.machine = s.machine
                  AND g.harness = s.harness AND g.call_kind = e.call_kind
                GROUP BY g.id, e.created_ms / 3600000 ORDER BY g.id, e.created_ms / 3600000""");
        Check.equal("hours", events, hours);
        List<String> sessions = Samples.rows(ledger, 1, """
                SELECT session || ' ' || call_kind || ' ' || price_class || ' ' || sum(event_count) || ' '
                  || sum(output_tokens)
                FROM rollup_session GROUP BY session, call_kind, price_class
                ORDER BY session, call_kind, price_class""");
        List<String> want = Samples.rows(ledger, 1, """
                SELECT session || ' ' || call_kind || ' ' || class || ' ' || count(*) || ' ' || sum(output_tokens)
                FROM (SELECT session, call_kind, output_tokens, (source_cost_pico_usd > 0)
                    + CASE WHEN k.price_tier_bounds = '' THEN 0 ELSE
                      2 * ((input_tokens + cache_read_tokens + cache_write_tokens > 50)
                      + (input_tokens + cache_read_tokens + cache_write_tokens > 120)) END AS class
                  FROM event JOIN call_kind k ON k.id = event.call_kind)
                GROUP BY session, call_kind, class ORDER BY session, call_kind, class""");
        Check.equal("sessions", want, sessions);
    }

    private static void checkViews(Ledger ledger) {
        long tokens = Samples.number(ledger, "SELECT sum(input_tokens + output_tokens + reasoning_tokens"
                + " + cache_read_tokens + cache_write_tokens + cache_output_tokens) FROM event");
        Check.that("events", tokens > 0);
        for (String view : List.of("usage_events", "usage_sessions", "usage_days")) {
            Check.equal(view, tokens, Samples.number(ledger, "SELECT sum(accounting_tokens) FROM " + view));
            Check.equal("machines of " + view, 0L,
                    Samples.number(ledger, "SELECT count(*) FROM " + view + " WHERE machine IS NULL"));
        }
    }
}
