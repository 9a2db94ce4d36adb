/**
 * What was used: usage events, token classes, names, money, and the rules by which two records are the same call.
 *
 * <p>Plain immutable records that every layer shares. They know no file format, no database, no price. Token counts are
 * whole tokens, times are epoch milliseconds UTC, money is US dollars as exact decimals. Components and parameters are
 * not null unless their comment says so.
 *
 * <p>Decisions. The six token classes are disjoint, so costs add up class by class. A value that a source does not
 * state is null, never a guess; providers and models that are not stated are {@link toktrail.usage.CallKind#UNKNOWN}.
 */
package toktrail.usage;
