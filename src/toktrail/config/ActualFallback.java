package toktrail.config;

/** Which price stands in when the actual prices have none. */
public enum ActualFallback implements Choice { VIRTUAL, NONE }
