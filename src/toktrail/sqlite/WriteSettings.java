package toktrail.sqlite;

/**
 * How a database is opened for writing.
 *
 * @param busyTimeoutMillis how long a statement waits for the lock of another connection, from 0
 * @param cacheKibibytes    page cache of the connection, 0 for SQLite's default of 2000
 * @param checkpointPages   pages in the write-ahead log after which a commit moves them into the database, 0 for
 *                          SQLite's default of 1000
 */
public record WriteSettings(int busyTimeoutMillis, int cacheKibibytes, int checkpointPages) {

    private static final int BUSY_TIMEOUT_MILLIS = 5_000;
    private static final int IMPORT_CACHE_KIBIBYTES = 16_384;
    private static final int IMPORT_CHECKPOINT_PAGES = 4_000;

    public WriteSettings {
        if (busyTimeoutMillis < 0 || cacheKibibytes < 0 || checkpointPages < 0) {
            throw new IllegalArgumentException(
                    "timeout " + busyTimeoutMillis + ", cache " + cacheKibibytes + ", checkpoint " + checkpointPages);
        }
    }

    /** For many rows at a time: 64 MiB of cache, checkpoints after 4000 pages. */
    public static WriteSettings bulk() {
        return new WriteSettings(BUSY_TIMEOUT_MILLIS, IMPORT_CACHE_KIBIBYTES, IMPORT_CHECKPOINT_PAGES);
    }

    /** The same with another waiting time. */
    public WriteSettings withBusyTimeoutMillis(int millis) {
        return new WriteSettings(millis, cacheKibibytes, checkpointPages);
    }
}
