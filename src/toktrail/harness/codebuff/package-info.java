/**
 * Codebuff, which keeps its data under its former name manicode: a document per chat, rewritten.
 *
 * <p>{@link toktrail.harness.codebuff.CodebuffHarness} says where they are, {@code ChatMessages} reads one, {@code
 * MessageUsage} collects the usage of a message from the several places where versions of the tool put it. Credits are
 * no dollars and not read.
 */
package toktrail.harness.codebuff;
