package toktrail.harness.gemini;

import java.util.List;
import toktrail.harness.KeptState;
import toktrail.harness.Reading;

/**
 * What one file holds.
 *
 * @param calls     calls, each once, in the order in which they were first met
 * @param copies    further records of those calls
 * @param sessionId session of the chat
 * @param title     its summary, null if this pass met none
 * @param startMs   its start, null if unknown
 * @param rowsSeen  rows of this pass
 * @param state     for the next pass
 */
record GeminiReading(List<GeminiCall> calls, long copies, String sessionId, String title, Long startMs, long rowsSeen,
        KeptState state) implements Reading { }
