package toktrail.config;

import toktrail.spelling.Choice;

/** What becomes of runs that another machine has not ended. */
public enum RemoteActive implements Choice { FAIL, CLOSE_AT_EXPORT, KEEP }
