package toktrail.importer;

import java.util.List;
import toktrail.harness.ScanContext;
import toktrail.ledger.Importing;
import toktrail.usage.EventRules;
import toktrail.usage.SessionRef;
import toktrail.usage.UsageEvent;

/** Answers the questions of a scan from the ledger. */
final class KnownEvents implements ScanContext.Known {

    private final Importing ledger;
    private final EventRules rules;

    KnownEvents(Importing ledger, EventRules rules) {
        this.ledger = ledger;
        this.rules = rules;
    }

    @Override
    public boolean hasMatchKey(String matchKey) {
        return ledger.hasMatchKey(matchKey);
    }

    @Override
    public List<UsageEvent> eventsAt(String harness, long createdMs) {
        return ledger.eventsAt(harness, createdMs, rules);
    }

    @Override
    public List<UsageEvent> eventsOf(SessionRef session, String messageId) {
        return ledger.eventsOf(session, messageId, rules);
    }
}
