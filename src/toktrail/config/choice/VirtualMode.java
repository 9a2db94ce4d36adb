package toktrail.config.choice;

import toktrail.spelling.Choice;

/** Whether tokens are priced at all. */
public enum VirtualMode implements Choice { ZERO, PRICING }
