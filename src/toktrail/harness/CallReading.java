package toktrail.harness;

import java.util.List;
import toktrail.usage.SessionFacts;

/**
 * The calls of one file.
 *
 * @param calls    one for each match key, in the order in which they were met first
 * @param copies   further records of those calls
 * @param sessions what the file tells of sessions, one for each
 * @param rowsSeen records of this pass
 * @param state    for the next pass
 */
public record CallReading(List<SourceCall> calls, long copies, List<SessionFacts> sessions, long rowsSeen,
        KeptState state) implements Reading {

    /** A file that holds something else than calls: one record that gives nothing. */
    public static final CallReading NOTHING = new CallReading(List.of(), 0, List.of(), 1, KeptState.NONE);

    public CallReading {
        calls = List.copyOf(calls);
        sessions = List.copyOf(sessions);
    }

}
