/**
 * Usage in blocks of a few hours that begin with the first call after a pause: the figures behind
 * {@code toktrail blocks}.
 *
 * <p>{@link toktrail.report.blocks.BlockReporter} builds them. Blocks are found by asking for the first and last call
 * of a stretch of time, never by reading all calls. Nothing is null unless said so.
 */
package toktrail.report.blocks;
