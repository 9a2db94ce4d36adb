package toktrail.ledger.row;

import java.util.List;
import toktrail.usage.EventKeys;
import toktrail.usage.EventRules;
import toktrail.usage.UsageEvent;

/** An event with everything about its row that follows from itself, so that other threads can work it out. */
public final class PreparedEvent {

    private final UsageEvent event;
    private final EventRules rules;
    private final List<CopyKey> copies;
    private final EventRows.Hashes hashes;
    private final EventIdentity identity;

    private PreparedEvent(UsageEvent event, EventRules rules, List<CopyKey> copies, KeyHasher hasher) {
        EventKeys keys = event.keys();
        this.event = event;
        this.rules = rules;
        this.copies = copies;
        hashes = new EventRows.Hashes(hash(keys.matchKey(), hasher), hash(keys.alternateKey(), hasher));
        identity = EventIdentity.of(event, keys, event.session(), rules, false);
    }

    /** Prepares many events, one after the other; for one thread at a time. */
    public static final class Preparation {

        private final KeyHasher hasher = new KeyHasher();

        /** The hash under which an event with this match key is found. */
        public long hash(String matchKey) {
            return hasher.hash(matchKey);
        }

        /**
         * Prepares an event.
         *
         * @param rules  those of its harness
         * @param copies keys of copies of the call that were dropped, in file order
         */
        public PreparedEvent of(UsageEvent event, EventRules rules, List<CopyKey> copies) {
            return new PreparedEvent(EventValues.limited(event), rules, copies, hasher);
        }
    }

    private static Long hash(String key, KeyHasher hasher) {
        return key == null ? null : Long.valueOf(hasher.hash(key));
    }

    /** The event as it will be stored. */
    public UsageEvent event() {
        return event;
    }

    /** The rules of its harness. */
    public EventRules rules() {
        return rules;
    }

    /** The keys of copies of the call that were dropped, in file order. */
    public List<CopyKey> copies() {
        return copies;
    }

    /** The hashes of its keys. */
    public EventRows.Hashes hashes() {
        return hashes;
    }

    EventIdentity identity() {
        return identity;
    }
}
