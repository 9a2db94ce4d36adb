package toktrail.harness.vibe;

import toktrail.harness.KeptState;
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
    public KeptState state() {
        return KeptState.NONE;
    }

    @Override
    public long rowsSeen() {
        return 1;
    }
}
