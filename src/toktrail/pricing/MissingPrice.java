package toktrail.pricing;

/** What is made of calls without a price in texts; figures are the same. */
public enum MissingPrice {
    /** Their table is headed as a warning. */
    WARN,
    /** Their table is a table like others. */
    ZERO
}
