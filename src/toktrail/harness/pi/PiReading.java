package toktrail.harness.pi;

import java.util.List;
import toktrail.harness.KeptState;
import toktrail.harness.Reading;

/**
 * What one file holds.
 *
 * @param calls    calls in the order of lines, copies included
 * @param header   the session as stated so far
 * @param title    last name given in this pass, null if none
 * @param headers  header lines of this pass
 * @param rowsSeen rows of this pass
 * @param state    for the next pass
 */
record PiReading(List<PiCall> calls, PiHeader header, String title, long headers, long rowsSeen, KeptState state)
        implements Reading { }
