package toktrail.usage;

/** The rules of identity of one harness, as the ledger needs them. Implementations are stateless. */
public interface EventRules {

    /** When a stored event is replaced. */
    UpdatePolicy policy();

    /**
     * The global key that most events of the session's harness have, so that it need not be stored; null if there is no
     * such rule. It follows from the arguments alone, whichever harness delivers the event.
     */
    String globalKey(SessionRef session, String dedupKey);

    /**
     * The match key that the harness's reader gives a call, of which another ledger has told values and keys but no
     * match key.
     *
     * @param told an event of this harness with its fingerprint
     * @return null if it does not follow from those
     */
    default String matchKey(UsageEvent told) {
        return told.keys().globalKey();
    }

    /** The same of the alternate key; null also if the reader gives none. */
    default String alternateKey(UsageEvent told) {
        return null;
    }

    /**
     * Whether a stored event with the same {@link EventKeys#alternateKey} is the incoming call although their match
     * keys differ. Asked only for events that have an alternate key.
     *
     * @param stored as a ledger has it: its match and alternate key are null
     */
    default boolean sameCall(UsageEvent incoming, UsageEvent stored) {
        return false;
    }

    /**
     * Whether an unclaimed stored event (one that came from another ledger) of the same source session is the incoming
     * call although their global keys differ.
     *
     * @param unclaimedKey       its global key
     * @param unclaimedCreatedMs its time
     */
    default boolean claims(UsageEvent incoming, String unclaimedKey, long unclaimedCreatedMs) {
        return false;
    }
}
