package toktrail.harness.claude;

/**
 * What a copy of a call says beside its numbers. Copies in one file with equal marks are interchangeable but for
 * numbers and times.
 *
 * @param ids    ids of the call
 * @param maker  who wrote the record
 * @param origin the session it belongs to
 */
record Mark(Ids ids, Maker maker, Origin origin) {

    /**
     * Ids of a call, each null if the record has none.
     *
     * @param message {@code message.id}
     * @param request {@code requestId}
     * @param uuid    id of the record; only if both others are null
     */
    record Ids(String message, String request, String uuid) {

        /** Whether copies cannot be recognised: the record is a call of its own. */
        boolean none() {
            return message == null && request == null && uuid == null;
        }

        /** Whether older ledgers made the key of these ids; else they made it of path and line. */
        boolean both() {
            return message != null && request != null;
        }
    }

    /**
     * Who wrote a record.
     *
     * @param sidechain   whether it belongs to a subagent
     * @param progress    whether it only repeats a subagent's record in the transcript above
     * @param agentId     id of the subagent, null if none is known
     * @param attribution type of the subagent by the record itself, null if it says nothing
     */
    record Maker(boolean sidechain, boolean progress, String agentId, String attribution) { }

    /**
     * Where a record belongs.
     *
     * @param session    session the record names, null if none
     * @param forked     whether the record says that it was copied from another session
     * @param forkedFrom that session, null if it is not named
     */
    record Origin(String session, boolean forked, String forkedFrom) { }
}
