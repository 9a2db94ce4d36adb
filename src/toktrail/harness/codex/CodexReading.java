package toktrail.harness.codex;

import java.util.List;
import toktrail.harness.KeptState;
import toktrail.harness.Reading;
import toktrail.usage.SessionRef;

/**
 * What a reader made of a rollout or exec log.
 *
 * @param session     the session it holds
 * @param rollout     where the reader stands; the scan completes its thread
 * @param found       calls and what looks like calls
 * @param rowsSeen    records of this pass
 * @param structural  the part of them that say something but count as neither event nor skipped
 * @param repeats     the part of them that repeat a count
 */
record CodexReading(SessionRef session, RolloutState rollout, List<Found> found, long rowsSeen, long structural,
        long repeats) implements Reading {

    @Override
    public KeptState state() {
        boolean alone = rollout.thread.isAlone(CodexFiles.threadId(session.sourceSessionId()));
        byte[] shared = alone ? KeptState.NONE.shared() : rollout.thread.toBytes();
        return new KeptState(shared, rollout.toBytes(), KeptState.END, 0);
    }
}
