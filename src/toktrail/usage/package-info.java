/**
 * What was used: usage events, token classes, names, money, and the rules by which two records are the same call.
 *
 * <p>Plain immutable records that every layer shares. They read no file, open no database and compute no price; that
 * events are stored shows in two places only, pico dollars in {@link toktrail.usage.Money} and the keys of
 * {@link toktrail.usage.KeyHash}. Token counts are whole tokens, times are epoch milliseconds UTC, money is US dollars
 * as exact decimals. Components and parameters are not null unless their comment says so.
 *
 * <p>Decisions. The six token classes are disjoint, so costs add up class by class. A value that a source does not
 * state is null, never a guess; providers and models that are not stated are {@link toktrail.usage.CallKind#UNKNOWN}.
 */
package toktrail.usage;
