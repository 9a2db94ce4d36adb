package toktrail.ledger.row;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Which event counts the call of a retired one. */
public final class Winners {

    /** From retired events to their winners, null for none. */
    private final Map<EventUuid, EventUuid> winners = new HashMap<>();

    /** Says that an event is retired; {@code winner} is null if none is known. */
    public void put(EventUuid retired, EventUuid winner) {
        winners.put(retired, winner);
    }

    /** Whether an event is retired. */
    public boolean contains(EventUuid event) {
        return winners.containsKey(event);
    }

    /** Whether no event is retired. */
    public boolean isEmpty() {
        return winners.isEmpty();
    }

    /** Forgets all of them. */
    public void clear() {
        winners.clear();
    }

    /**
     * The event that counts the call of a retired one: its winner, or that one's if it is retired itself. Of an event
     * that is not retired, itself.
     *
     * @return null if none is known, or the winners form a circle
     */
    public EventUuid of(EventUuid event) {
        Set<EventUuid> met = new HashSet<>();
        EventUuid at = event;
        while (winners.containsKey(at)) {
            EventUuid next = winners.get(at);
            if (next == null || !met.add(at)) {
                return null;
            }
            at = next;
        }
        return at;
    }
}
