/**
 * Grok CLI: a directory for each session with an append-only log of updates and a summary.
 *
 * <p>{@link toktrail.harness.grok.GrokHarness} says where they are, {@code UpdateLog} reads one. Trusted: the usage by
 * model of {@code turn_completed}; sizes of contexts in {@code signals.json} are no bill.
 */
package toktrail.harness.grok;
