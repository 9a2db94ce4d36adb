package toktrail.harness.codex;

import toktrail.harness.EventSink.DroppedCopy;
import toktrail.usage.UsageEvent;

/** What a reader found in a file, in the order of its lines, before other files are considered. */
sealed interface Found {

    /**
     * A call of a rollout.
     *
     * @param event the call; its match key is missing if there is a total
     * @param total running total of the thread, null if the record has none
     */
    record Call(UsageEvent event, Counts total) implements Found { }

    /**
     * A call of an exec log.
     *
     * @param event    the call
     * @param threadId its thread, null if the log does not tell
     */
    record Exec(UsageEvent event, String threadId) implements Found { }

    /**
     * A record that is proven to be no call, while an older toktrail took it for one.
     *
     * @param key the key it was stored under
     */
    record NoCall(DroppedCopy key) implements Found { }
}
