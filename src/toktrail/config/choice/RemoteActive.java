package toktrail.config.choice;

import toktrail.spelling.Choice;

/** What becomes of a run that another machine has not ended. */
public enum RemoteActive implements Choice {
    /** The import ends if a run goes on here as well. */
    FAIL,
    /** Reports show it as ended when the other machine told of it. */
    CLOSE_AT_EXPORT,
    /** It goes on, there. */
    KEEP
}
