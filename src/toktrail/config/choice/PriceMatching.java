package toktrail.config.choice;

import toktrail.spelling.Choice;

/** How far a price may be looked for beyond the exact name. */
public enum PriceMatching implements Choice { STRICT, STANDARD, VENDOR }
