package toktrail.harness;

import java.util.List;
import java.util.function.Supplier;
import toktrail.usage.SessionFacts;
import toktrail.usage.SessionRef;
import toktrail.usage.UsageEvent;

/** Takes what a scan found. Used by one thread. */
public interface EventSink {

    /**
     * A copy of a call that became no event of its own; an older ledger may have stored one under its key.
     *
     * @param session   session of the copy
     * @param globalKey its global key
     */
    record DroppedCopy(SessionRef session, String globalKey) { }

    /**
     * A call. Within a scan no two events have the same match key.
     *
     * @param copies keys of copies that were dropped in favour of this event, in file order
     */
    void event(UsageEvent event, List<DroppedCopy> copies);

    /**
     * A copy of a call whose event was handed on before, or a record that is proven to be no call of its own.
     *
     * @param winnerMatchKey match key of the event it is a copy of, null if it has none
     */
    void copy(DroppedCopy copy, String winnerMatchKey);

    /**
     * The name of a call has changed, because more is known of where its record stands: what an earlier pass, or this
     * one, handed on under the former match key is the call with the other one. Comes before the call itself. The keys
     * are made when they are needed, by any thread: mostly nothing is known under the former one.
     */
    default void renamed(Supplier<String> formerMatchKey, Supplier<String> matchKey) { }

    /** Facts about a session; may come several times, before or after its events. */
    void session(SessionFacts facts);

    /**
     * Everything of this file has been handed on.
     *
     * @param rowsSkipped records of this pass that gave no event and are no structural records
     * @param rowsDuplicate the part of {@code rowsSkipped} that are further copies of a call
     */
    void settled(SourceFile file, long rowsSkipped, long rowsDuplicate);

    /** Something the user should know about a source, one sentence. */
    void warning(String message);
}
