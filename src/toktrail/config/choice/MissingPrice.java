package toktrail.config.choice;

import toktrail.spelling.Choice;

/** Whether reports warn about models without a price. */
public enum MissingPrice implements Choice { WARN, ZERO }
