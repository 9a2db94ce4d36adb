package toktrail.config.choice;

import toktrail.spelling.Choice;

/** Which cost is shown or counted; {@code auto} is the source's where it is above zero, else the virtual one. */
public enum CostBasis implements Choice { SOURCE, ACTUAL, VIRTUAL, AUTO }
