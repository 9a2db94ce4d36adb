package toktrail.config;

/** What becomes of a call two machines bill differently. */
public enum OnConflict implements Choice { FAIL, SKIP, PREFER_LARGER }
