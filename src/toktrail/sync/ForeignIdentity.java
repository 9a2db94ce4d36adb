package toktrail.sync;

import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import toktrail.harness.Fingerprint;
import toktrail.harness.harnessbridge.BridgeHarness;
import toktrail.harness.opencode.OpenCodeRecord;
import toktrail.ledger.exchange.IdentityRules;
import toktrail.usage.Amount;
import toktrail.usage.CallKind;
import toktrail.usage.EventRules;
import toktrail.usage.KeyHash;
import toktrail.usage.Tokens;
import toktrail.usage.UsageEvent;

/** What harnesses say about the identity of events that come from other machines. */
public final class ForeignIdentity implements IdentityRules {

    private final Set<String> harnesses;
    private final Function<String, EventRules> rules;

    /**
     * What these harnesses say.
     *
     * @param harnesses ids of the harnesses that this program imports itself
     * @param rules     the rules of identity of any harness
     */
    public ForeignIdentity(Set<String> harnesses, Function<String, EventRules> rules) {
        this.harnesses = Set.copyOf(harnesses);
        this.rules = Objects.requireNonNull(rules, "rules");
    }

    @Override
    public String fingerprint(UsageEvent event) {
        return Fingerprint.of(event);
    }

    /** The event without its fingerprint if that follows from the rest. */
    UsageEvent compact(UsageEvent event) {
        UsageEvent without = event.withFingerprint(null);
        return Objects.equals(event.fingerprint(), Fingerprint.of(without)) ? without : event;
    }

    /** Whether the values of an event as they stand give its fingerprint, as those of older programs do. */
    boolean givesFingerprint(UsageEvent event) {
        CallKind kind = event.kind();
        Fingerprint.View own = new Fingerprint.View(kind.providerId(), kind.modelId(), kind.thinkingLevel(),
                kind.agent(), event.createdMs(), event.completedMs(), event.tokens(),
                Fingerprint.costText(event.amount().sourceCostUsd()));
        return Fingerprint.of(event, own).equals(event.fingerprint());
    }

    @Override
    public boolean looksOld(UsageEvent event) {
        return !event.tokens().equals(withoutOverlap(event)) && givesFingerprint(event);
    }

    /** The classes without what older programs counted twice. */
    private static Tokens withoutOverlap(UsageEvent event) {
        Tokens t = event.tokens();
        boolean copilot = event.session().harness().equals("copilot");
        boolean codex = event.session().harness().equals("codex") || event.session().harness().equals("code");
        if (!copilot && !codex) {
            return t;
        }
        long output = t.reasoning() <= t.output() ? t.output() - t.reasoning() : t.output();
        long input = copilot ? t.input() - Math.min(t.input(), t.cacheWrite()) : t.input();
        return new Tokens(input, output, t.reasoning(), t.cacheRead(), t.cacheWrite(), t.cacheOutput());
    }

    /**
     * The event with classes that share no token.
     *
     * @param saysDisjoint whether it says that they do not
     */
    UsageEvent disjoint(UsageEvent event, boolean saysDisjoint) {
        if (event.session().harness().equals("opencode") && event.rawJson() != null) {
            return withTokens(event, OpenCodeRecord.disjoint(event.tokens(), event.rawJson()));
        }
        return !saysDisjoint && looksOld(event) ? withTokens(event, withoutOverlap(event)) : event;
    }

    private static UsageEvent withTokens(UsageEvent event, Tokens tokens) {
        if (tokens.equals(event.tokens())) {
            return event;
        }
        Amount amount = event.amount();
        return new UsageEvent(event.session(), event.kind(), event.createdMs(), event.completedMs(),
                new Amount(tokens, Math.min(amount.cacheWrite1h(), tokens.cacheWrite()), amount.webSearchRequests(),
                        amount.sourceCostUsd()), event.position(), event.keys(), event.fingerprint(), event.rawJson());
    }

    /** Whether a harness of ours may meet the record of an event some day. */
    boolean mayBeClaimed(UsageEvent event) {
        return harnesses.contains(event.session().harness());
    }

    /** What the ledger keeps of the match key of an event from elsewhere, null if none follows from its keys. */
    Long matchHash(UsageEvent event) {
        return hash(BridgeHarness.isBridged(event) ? event.keys().globalKey() : rulesOf(event).matchKey(event));
    }

    /** The same of its alternate key. */
    Long alternateHash(UsageEvent event) {
        return hash(BridgeHarness.isBridged(event) ? null : rulesOf(event).alternateKey(event));
    }

    private EventRules rulesOf(UsageEvent event) {
        return rules.apply(event.session().harness());
    }

    private static Long hash(String key) {
        return key == null ? null : Long.valueOf(KeyHash.of(key));
    }
}
