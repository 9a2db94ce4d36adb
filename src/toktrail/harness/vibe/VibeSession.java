package toktrail.harness.vibe;

import toktrail.usage.CallKind;
import toktrail.usage.SessionFacts;

/**
 * One session as its file states it.
 *
 * @param facts         id, title, places, parent
 * @param subagent      whether it is the session of a subagent
 * @param kind          model and the like
 * @param createdMs     start
 * @param completedMs   end, null if unknown
 * @param steps         steps
 * @param sums          running sums
 * @param prices        prices of the session
 * @param lastMessageId id of the last message of the assistant, null if unknown
 * @param messages      ids of the messages of the assistant
 * @param rawJson       the file, only on request
 */
record VibeSession(SessionFacts facts, boolean subagent, CallKind kind, long createdMs, Long completedMs, long steps,
        VibeSums sums, VibePrices prices, String lastMessageId, MessageIds messages, String rawJson) {

    String id() {
        return facts.session().sourceSessionId();
    }

    /** Whether its counters are those of {@code parent}, run on: nothing got less, and it did not copy its messages. */
    boolean continues(VibeSession parent) {
        return parent != this && !subagent && steps >= parent.steps && sums.prompt() >= parent.sums.prompt()
                && sums.completion() >= parent.sums.completion() && !messages.shareAny(parent.messages);
    }
}
