package toktrail.report.blocks;

/**
 * A pause that is longer than a block.
 *
 * @param startMs the length of a block after the last call before it
 * @param endMs   the next call
 */
public record BlockGap(long startMs, long endMs) implements BlockRow { }
