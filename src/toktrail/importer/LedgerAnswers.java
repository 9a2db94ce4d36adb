package toktrail.importer;

import java.util.List;
import toktrail.harness.ScanContext;
import toktrail.ledger.importing.Importing;
import toktrail.usage.EventRules;
import toktrail.usage.SessionRef;
import toktrail.usage.UsageEvent;

/** Answers the questions of a scan from the ledger. */
final class LedgerAnswers implements ScanContext.Known {

    private final Importing importing;
    private final WriteQueue queue;
    private final EventRules rules;

    /** @param queue what is on its way into the ledger and is waited for before stored events are given */
    LedgerAnswers(Importing importing, WriteQueue queue, EventRules rules) {
        this.importing = importing;
        this.queue = queue;
        this.rules = rules;
    }

    @Override
    public boolean hasMatchKey(String matchKey) {
        return importing.hasMatchKey(matchKey);
    }

    @Override
    public List<UsageEvent> eventsAt(String harness, long createdMs) {
        queue.drain();
        return importing.eventsAt(harness, createdMs, rules);
    }

    @Override
    public List<UsageEvent> eventsOf(SessionRef session, String messageId) {
        queue.drain();
        return importing.eventsOf(session, messageId, rules);
    }
}
