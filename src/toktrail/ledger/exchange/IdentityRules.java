package toktrail.ledger.exchange;

import toktrail.usage.UsageEvent;

/** What an exchange has to know of the identity of events, beside {@link toktrail.usage.EventRules}. */
public interface IdentityRules {

    /** The fingerprint of an event: its own, else the one that follows from it. */
    String fingerprint(UsageEvent event);

    /** Whether an event with this fingerprint could be taken for one with the classes of an older toktrail. */
    boolean looksOld(UsageEvent event);
}
