package toktrail.harness.harnessbridge;

import java.util.List;
import java.util.Map;
import toktrail.harness.KeptState;
import toktrail.harness.Reading;
import toktrail.usage.SessionRef;
import toktrail.usage.UsageEvent;

/**
 * What one file holds.
 *
 * @param events   calls in the order of lines, copies included
 * @param sessions what headers say of the sessions of calls; if the file has no calls, of the session itself
 * @param headers  header rows of this pass
 * @param rowsSeen rows of this pass
 * @param state    for the next pass
 */
record BridgeReading(List<UsageEvent> events, Map<SessionRef, Described> sessions, long headers, long rowsSeen,
        KeptState state) implements Reading {

    /**
     * What is known of a session.
     *
     * @param about     where and what it is
     * @param startedMs its start, null if unknown
     */
    record Described(BridgeHeader.About about, Long startedMs) {

        static Described by(BridgeHeader header) {
            return new Described(header.about(), header.startedMs());
        }

        /** Both together: the earlier start, and of the rest what was known first. */
        Described and(Described later) {
            boolean earlier = startedMs != null && (later.startedMs == null || startedMs <= later.startedMs);
            return new Described(about.orElse(later.about), earlier ? startedMs : later.startedMs);
        }
    }
}
