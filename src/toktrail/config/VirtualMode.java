package toktrail.config;

/** Whether tokens are priced at all. */
public enum VirtualMode implements Choice { ZERO, PRICING }
