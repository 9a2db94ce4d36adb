package toktrail.config.choice;

import toktrail.spelling.Choice;

/** Which price stands in when the actual prices have none. */
public enum ActualFallback implements Choice { VIRTUAL, NONE }
