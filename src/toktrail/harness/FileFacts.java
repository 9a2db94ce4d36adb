package toktrail.harness;

/**
 * What a reader is told of its file.
 *
 * @param file   the file, with its attributes of the moment the pass began
 * @param resume state of the previous pass if the file is continued; null if it is read from the beginning
 */
public record FileFacts(SourceFile file, byte[] resume) {

    /** The time of records that have none, epoch milliseconds UTC. */
    public long modifiedMs() {
        return file.attributes().modifiedMs();
    }
}
