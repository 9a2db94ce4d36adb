package toktrail.harness.opencode;

import java.util.List;
import java.util.Optional;
import toktrail.harness.ScanContext;
import toktrail.usage.CallKind;
import toktrail.usage.Money;
import toktrail.usage.Tokens;
import toktrail.usage.UsageEvent;

/**
 * Recognises the messages that a fork copied: new ids, everything else as it was. In an earlier pass the call may have
 * been stored under another of its ids.
 */
final class ForkedCalls {

    /**
     * What copies have in common.
     *
     * @param kind        model and the like
     * @param createdMs   time
     * @param completedMs end, null if unknown
     * @param tokens      classes
     * @param costPico    cost, as exact as a ledger keeps it
     */
    record Values(CallKind kind, long createdMs, Long completedMs, Tokens tokens, long costPico) {

        static Values of(Message.Call call) {
            return new Values(call.kind(), call.createdMs(), call.completedMs(), call.amount().tokens(),
                    Money.toPico(call.amount().sourceCostUsd()));
        }

        static Values of(UsageEvent event) {
            return new Values(event.kind(), event.createdMs(), event.completedMs(), event.tokens(),
                    Money.toPico(event.amount().sourceCostUsd()));
        }
    }

    private final Dialect dialect;
    private final ScanContext.Known known;

    ForkedCalls(Dialect dialect, ScanContext.Known known) {
        this.dialect = dialect;
        this.known = known;
    }

    /** The index of the call among its copies, sorted by id: one that is stored already, else the first. */
    int winner(List<Message> copies) {
        for (int i = 0; i < copies.size() && copies.size() > 1; i++) {
            if (known.hasMatchKey(dialect.matchKey(copies.get(i).id()))) {
                return i;
            }
        }
        return 0;
    }

    /** The match key of the stored event that a message is a copy of; absent if it is stored itself, or is new. */
    Optional<String> storedOriginal(Message message, Values values) {
        String original = null;
        for (UsageEvent stored : known.eventsAt(dialect.id(), values.createdMs())) {
            String id = stored.keys().messageId();
            if (id == null || !values.equals(Values.of(stored))) {
                continue;
            }
            String key = dialect.matchKey(id);
            // A call that another tool told of this one may have an id of the same kind, but not this key.
            if ((original == null || key.compareTo(original) < 0) && known.hasMatchKey(key)) {
                original = key;
            }
        }
        return original == null || known.hasMatchKey(dialect.matchKey(message.id())) ? Optional.empty()
                : Optional.of(original);
    }
}
