package toktrail.config;

import toktrail.spelling.Choice;

/** What becomes of a call two machines bill differently. */
public enum OnConflict implements Choice { FAIL, SKIP, PREFER_LARGER }
