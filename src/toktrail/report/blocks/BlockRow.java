package toktrail.report.blocks;

/** A block or a pause between two of them. */
public sealed interface BlockRow permits UsageBlock, BlockGap {

    /** When it begins, in Unix milliseconds. */
    long startMs();
}
