/**
 * Amp: a document per thread, rewritten, that tells most calls twice: as message with usage, and as event of a ledger.
 *
 * <p>{@link toktrail.harness.amp.AmpHarness} says where threads are. {@code ThreadRecord} is one of those two records;
 * {@code Pairing} finds which two are the same call; {@code ThreadCalls} makes events. The ledger is trusted for time
 * and credits, the message for tokens, because only it always has the split of the cache.
 */
package toktrail.harness.amp;
