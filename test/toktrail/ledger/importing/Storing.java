package toktrail.ledger.importing;

import java.util.List;
import toktrail.ledger.row.CopyKey;
import toktrail.ledger.row.PreparedEvent;
import toktrail.usage.EventRules;
import toktrail.usage.UsageEvent;

/** Hands single events over to an import, preparing each on the way. */
public final class Storing {

    private Storing() { }

    /** What became of the event; {@code copies} are the keys of copies of the call that were dropped. */
    public static Outcome event(Importing importing, UsageEvent event, EventRules rules, List<CopyKey> copies) {
        return importing.event(new PreparedEvent.Preparation().of(event, rules, copies));
    }
}
