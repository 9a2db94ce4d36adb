package toktrail.ledger;

import java.util.function.BiPredicate;
import toktrail.usage.EventRules;
import toktrail.usage.SessionRef;
import toktrail.usage.UpdatePolicy;
import toktrail.usage.UsageEvent;

/** Rules of a made-up harness: global keys {@code harness:session:key}, everything else as given. */
public record SampleRules(UpdatePolicy policy, BiPredicate<UsageEvent, UsageEvent> same,
        BiPredicate<String, Long> claim) implements EventRules {

    /** Rules with a policy that recognise nothing but keys. */
    public static SampleRules of(UpdatePolicy policy) {
        return new SampleRules(policy, (a, b) -> false, (key, ms) -> false);
    }

    @Override
    public String globalKey(SessionRef session, String dedupKey) {
        return session.harness() + ":" + session.sourceSessionId() + ":" + dedupKey;
    }

    @Override
    public boolean sameCall(UsageEvent incoming, UsageEvent stored) {
        return same.test(incoming, stored);
    }

    @Override
    public boolean claims(UsageEvent incoming, String unclaimedKey, long unclaimedCreatedMs) {
        return claim.test(unclaimedKey, unclaimedCreatedMs);
    }
}
