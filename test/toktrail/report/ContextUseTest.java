package toktrail.report;

import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import toktrail.config.setting.ContextWindow;
import toktrail.ledger.LedgerFixture;
import toktrail.pricing.ContextLimits;
import toktrail.pricing.PriceWorld;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;
import toktrail.usage.Amount;
import toktrail.usage.CallKind;
import toktrail.usage.SessionRef;
import toktrail.usage.Tokens;

/** How full the context of a session is. */
public final class ContextUseTest {

    private static final CallKind OPUS = CallKind.of("anthropic", "claude-opus-4-5", null, null);

    private ContextUseTest() { }

    public static void tests(Suite s) {
        s.test("the last call of the session itself counts", ContextUseTest::sessions);
        s.test("a percentage has six digits and no cap", scratch -> {
            Check.equal("part", new BigDecimal("44.117647"), ContextUse.of(120_000, 272_000, false).percentage());
            Check.equal("half a digit", new BigDecimal("0.000062"), // 0.0000625, the even digit
                    ContextUse.of(1, 1_600_000, false).percentage());
            Check.equal("over", 0, new BigDecimal("1850").compareTo(
                    ContextUse.of(3_700_000, 200_000, true).percentage()));
        });
    }

    private static void sessions(Scratch scratch) throws Exception {
        PriceWorld world = new PriceWorld(scratch, "", "");
        ContextLimits limits = new ContextLimits(List.of(new ContextWindow("anthropic", "claude-opus-4.5", 200_000)),
                world.costing(), world.configured());
        try (LedgerFixture ledger = LedgerFixture.create(scratch.directory(), ZoneOffset.UTC)) {
            long machine = ledger.machine("m", null, true);
            LedgerFixture.Kind opus = ledger.kind(OPUS);
            LedgerFixture.Session session = ledger.session(machine, "claude", "s", 0);
            ledger.event(session, opus, 1, prompt(1_700_000));
            ledger.event(session, opus, 2, prompt(1_800_000));
            ledger.event(session, opus, 3, prompt(200_000));
            ledger.event(session, ledger.kind(CallKind.of("anthropic", "claude-haiku-4-5", null, "explore")), 4,
                    prompt(9_000));
            LedgerFixture.Session other = ledger.session(machine, "claude", "unknown", 0);
            ledger.event(other, ledger.kind(CallKind.of("p", "m", null, null)), 1, prompt(5));
            LedgerFixture.Session blank = ledger.session(machine, "claude", "blank", 0);
            ledger.event(blank, opus, 1, Amount.of(new Tokens(0, 5, 0, 0, 0, 0)));
            check(ledger, limits, "s", Optional.of(ContextUse.of(200_000, 200_000, true)));
            check(ledger, limits, "unknown", Optional.empty());
            check(ledger, limits, "blank", Optional.empty());
            check(ledger, limits, "none", Optional.empty());
            Check.equal("full", 0, new BigDecimal(100).compareTo(ledger.read(view -> ContextUse.ofSession(view,
                    view.machines().select("m"), new SessionRef("claude", "s"), limits)).orElseThrow().percentage()));
        }
    }

    private static Amount prompt(long tokens) {
        return Amount.of(new Tokens(tokens, 77, 7, 0, 0, 0));
    }

    private static void check(LedgerFixture ledger, ContextLimits limits, String id, Optional<ContextUse> wanted) {
        Check.equal(id, wanted, ledger.read(view -> ContextUse.ofSession(view, view.machines().select("m"),
                new SessionRef("claude", id), limits)));
    }
}
