package toktrail.importer;

import java.util.List;
import toktrail.harness.ScanContext;
import toktrail.ledger.importing.Importing;
import toktrail.usage.EventRules;
import toktrail.usage.SessionRef;
import toktrail.usage.UsageEvent;

/** Answers the questions of a scan from the ledger. */
final class KnownEvents implements ScanContext.Known {

    private final Importing ledger;
    private final WriteQueue queue;
    private final EventRules rules;

    /** @param queue what is on its way into the ledger and is waited for before an answer */
    KnownEvents(Importing ledger, WriteQueue queue, EventRules rules) {
        this.ledger = ledger;
        this.queue = queue;
        this.rules = rules;
    }

    @Override
    public boolean hasMatchKey(String matchKey) {
        queue.drain();
        return ledger.hasMatchKey(matchKey);
    }

    @Override
    public List<UsageEvent> eventsAt(String harness, long createdMs) {
        queue.drain();
        return ledger.eventsAt(harness, createdMs, rules);
    }

    @Override
    public List<UsageEvent> eventsOf(SessionRef session, String messageId) {
        queue.drain();
        return ledger.eventsOf(session, messageId, rules);
    }
}
