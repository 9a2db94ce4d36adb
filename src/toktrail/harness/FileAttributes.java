package toktrail.harness;

import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.TimeUnit;

/**
 * What the file system says of a file without opening it.
 *
 * @param sizeBytes  size
 * @param modifiedNs modification time, nanoseconds since 1970
 * @param fileKey    identity of the file on its file system (device and inode), empty where the platform has none
 */
public record FileAttributes(long sizeBytes, long modifiedNs, String fileKey) {

    private static final long NANOS_PER_MILLI = 1_000_000;

    /** The ones of interest of those that were read. */
    public static FileAttributes of(BasicFileAttributes attributes) {
        Object key = attributes.fileKey();
        return new FileAttributes(attributes.size(), attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS),
                key == null ? "" : key.toString());
    }

    /** The modification time in epoch milliseconds: the time of records that have none. */
    public long modifiedMs() {
        return Math.floorDiv(modifiedNs, NANOS_PER_MILLI);
    }
}
