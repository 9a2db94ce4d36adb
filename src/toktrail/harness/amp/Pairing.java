package toktrail.harness.amp;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import toktrail.usage.Tokens;

/**
 * Which message and which event of the ledger are the same call. A message takes at most one event: one that names it,
 * else one of the same numbers where one of the two has no id.
 */
final class Pairing {

    /**
     * A call: one or both are there.
     *
     * @param ledger  event of the ledger, null if there is none
     * @param message message, null if there is none
     */
    record Pair(ThreadRecord ledger, ThreadRecord message) { }

    private final List<ThreadRecord> ledger;
    private final List<ThreadRecord> messages;
    private final Map<ThreadRecord, ThreadRecord> messageOf = new IdentityHashMap<>();
    private final Map<ThreadRecord, ThreadRecord> ledgerOf = new IdentityHashMap<>();

    private Pairing(List<ThreadRecord> ledger, List<ThreadRecord> messages) {
        this.ledger = ledger;
        this.messages = messages;
    }

    /** All calls: those of the ledger in its order, then messages without event. */
    static List<Pair> of(List<ThreadRecord> ledger, List<ThreadRecord> messages) {
        Pairing pairing = new Pairing(ledger, messages);
        pairing.pairById();
        pairing.pairByNumbers();
        List<Pair> pairs = new ArrayList<>();
        for (ThreadRecord event : ledger) {
            pairs.add(new Pair(event, pairing.messageOf.get(event)));
        }
        for (ThreadRecord message : messages) {
            if (!pairing.ledgerOf.containsKey(message)) {
                pairs.add(new Pair(null, message));
            }
        }
        return pairs;
    }

    private void pairById() {
        Map<String, List<ThreadRecord>> byId = new HashMap<>();
        for (ThreadRecord event : ledger) {
            if (event.id() != null) {
                byId.computeIfAbsent(event.id(), id -> new ArrayList<>()).add(event);
            }
        }
        for (ThreadRecord message : messages) {
            List<ThreadRecord> named = message.id() == null ? List.of() : byId.getOrDefault(message.id(), List.of());
            if (!named.isEmpty()) {
                int same = 0;
                while (same < named.size() && !named.get(same).model().equals(message.model())) {
                    same++;
                }
                pair(named.remove(same < named.size() ? same : 0), message);
            }
        }
    }

    private void pairByNumbers() {
        Map<String, List<ThreadRecord>> byNumbers = new HashMap<>();
        for (ThreadRecord event : ledger) {
            if (!messageOf.containsKey(event)) {
                byNumbers.computeIfAbsent(modelAndSums(event), key -> new ArrayList<>()).add(event);
            }
        }
        for (ThreadRecord message : messages) {
            if (!ledgerOf.containsKey(message)) {
                List<ThreadRecord> alike = byNumbers.getOrDefault(modelAndSums(message), List.of());
                for (int i = 0; i < alike.size(); i++) {
                    if (mayBe(alike.get(i), message)) {
                        pair(alike.remove(i), message);
                        break;
                    }
                }
            }
        }
    }

    private static String modelAndSums(ThreadRecord entry) {
        Tokens t = entry.tokens();
        return t.input() + ":" + t.output() + ":" + entry.model();
    }

    private static boolean mayBe(ThreadRecord event, ThreadRecord message) {
        Tokens a = event.tokens();
        Tokens b = message.tokens();
        boolean cacheUnknown = a.cacheRead() == 0 && a.cacheWrite() == 0;
        boolean cacheEqual = a.cacheRead() == b.cacheRead() && a.cacheWrite() == b.cacheWrite();
        return (event.id() == null || message.id() == null) && (cacheUnknown || cacheEqual);
    }

    private void pair(ThreadRecord event, ThreadRecord message) {
        messageOf.put(event, message);
        ledgerOf.put(message, event);
    }
}
