package toktrail.usage;

import java.util.Objects;

/**
 * The identity of a call.
 *
 * @param rowId        the source's row id, or {@code file:line}; null if none
 * @param messageId    message id of the source, null if it has none
 * @param dedupKey     key inside one source session
 * @param globalKey    key unique over all machines within a harness, the same in sync archives; null if none
 * @param matchKey     identity of the call independent of file, copy, fork and (for codex and code) harness; local to a
 *                     ledger; null if none
 * @param alternateKey coarser key under which {@link EventRules#sameCall} looks for the call as well; null if none
 */
public record EventKeys(
        String rowId, String messageId, String dedupKey, String globalKey, String matchKey, String alternateKey) {

    public EventKeys {
        Objects.requireNonNull(dedupKey, "dedupKey");
    }
}
