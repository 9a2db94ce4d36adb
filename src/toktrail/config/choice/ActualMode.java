package toktrail.config.choice;

import toktrail.spelling.Choice;

/** Where the actual cost of a call comes from: the source's own figure, nothing, or the actual prices. */
public enum ActualMode implements Choice { SOURCE, ZERO, PRICING }
