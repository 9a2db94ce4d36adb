package toktrail.config.choice;

import toktrail.spelling.Choice;

/** What becomes of a call that was billed differently here and there. */
public enum OnConflict implements Choice {
    /** The import ends, and nothing is changed. */
    FAIL,
    /** The call stays as it is here; the one policy by which two machines may stay different. */
    SKIP,
    /** The record with more tokens is taken: the other was written before the call was complete. */
    PREFER_LARGER
}
