package toktrail.harness.copilot;

import java.util.List;
import toktrail.harness.KeptState;
import toktrail.harness.Reading;

/**
 * What one file holds.
 *
 * @param calls    the best accounts of calls, in the order of lines
 * @param rowsSeen rows without those that wait
 * @param waiting  accounts that count only if no better one is written in time
 */
record CopilotReading(List<CopilotCall> calls, long rowsSeen, long waiting) implements Reading {

    /** Nothing: which account is the best takes the whole file. */
    @Override
    public KeptState state() {
        return KeptState.NONE;
    }

    @Override
    public boolean unsettled() {
        return waiting > 0;
    }
}
