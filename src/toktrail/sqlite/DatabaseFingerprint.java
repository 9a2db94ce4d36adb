package toktrail.sqlite;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * What can be told about the state of a database file without SQLite: two equal fingerprints mean that nothing was
 * committed in between. Costs two look-ups and a read of 100 bytes.
 *
 * <p>Only for files to which this process has no connection at the moment: under POSIX, closing a file drops every lock
 * the process holds on it, those of SQLite included.
 *
 * <p>In WAL mode commits go to the file {@code -wal}, so size and time of the database alone miss them. An empty log
 * counts as none, because SQLite makes an empty one for a reader. The counters come from the header of the file and are
 * 0 when it is shorter than that or no database.
 *
 * @param size          of the database, bytes
 * @param modifiedNanos of the database, since 1970
 * @param logSize       of {@code -wal}, bytes, 0 if there is none
 * @param logNanos      of {@code -wal}, since 1970, 0 if there is none or it is empty
 * @param changeCounter counts transactions outside WAL mode
 * @param pageCount     pages of the database
 * @param userVersion   the number its program gave it, usually of its schema
 */
public record DatabaseFingerprint(long size, long modifiedNanos, long logSize, long logNanos,
        long changeCounter, long pageCount, int userVersion) {

    private static final int HEADER_BYTES = 100;
    private static final int CHANGE_COUNTER = 24;
    private static final int PAGE_COUNT = 28;
    private static final int USER_VERSION = 60;
    private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

    /**
     * Looks at the files.
     *
     * @throws DatabaseException CANNOT_OPEN or IO if the database is missing or cannot be read
     */
    public static DatabaseFingerprint of(Path path) {
        try {
            Path file = path.toRealPath();
            long[] log = log(TemporaryCopy.beside(file, "-wal"));
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            ByteBuffer header = header(file);
            return new DatabaseFingerprint(attributes.size(), attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS),
                    log[0], log[1], Integer.toUnsignedLong(header.getInt(CHANGE_COUNTER)),
                    Integer.toUnsignedLong(header.getInt(PAGE_COUNT)), header.getInt(USER_VERSION));
        } catch (IOException e) {
            throw DatabaseException.of(e, path);
        }
    }

    private static long[] log(Path file) throws IOException {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return attributes.size() == 0 ? new long[2]
                    : new long[] {attributes.size(), attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS)};
        } catch (NoSuchFileException noLog) {
            return new long[2];
        }
    }

    private static ByteBuffer header(Path file) throws IOException {
        ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            while (header.hasRemaining() && channel.read(header) >= 0) {
                // until the header is full or the file ends
            }
        }
        boolean database = !header.hasRemaining() && Arrays.equals(MAGIC, 0, MAGIC.length, header.array(), 0,
                MAGIC.length);
        return database ? header : ByteBuffer.allocate(HEADER_BYTES);
    }

    /** All parts in one short line, for storing and comparing. */
    public String text() {
        return size + ":" + modifiedNanos + ":" + logSize + ":" + logNanos + ":" + changeCounter + ":" + pageCount + ":"
                + Integer.toUnsignedString(userVersion);
    }
}
