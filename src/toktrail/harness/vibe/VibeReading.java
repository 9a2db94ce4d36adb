package toktrail.harness.vibe;

import toktrail.harness.ParserState;
import toktrail.harness.Reading;

/**
 * What a file gives.
 *
 * @param session the session; null if it has no usage
 */
record VibeReading(VibeSession session) implements Reading {

    /** A file without usage. */
    static final VibeReading NOTHING = new VibeReading(null);

    @Override
    public ParserState state() {
        return ParserState.NONE;
    }

    @Override
    public long rowsSeen() {
        return 1;
    }
}
