package toktrail.config;

/** Whether reports warn about models without a price. */
public enum MissingPrice implements Choice { WARN, ZERO }
