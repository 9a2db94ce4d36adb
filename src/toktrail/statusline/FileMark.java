package toktrail.statusline;

import java.io.File;

/**
 * How a file looks from outside, to see whether it was changed.
 *
 * @param path    absolute
 * @param mtimeMs when it was last changed, -1 if there is no such file
 * @param size    in bytes, -1 likewise
 */
public record FileMark(String path, long mtimeMs, long size) {

    private static final long ABSENT = -1;

    /** The file as it is now. */
    public static FileMark of(String path) {
        File file = new File(path);
        long mtimeMs = file.lastModified();
        boolean absent = mtimeMs == 0 && !file.exists();
        return absent ? new FileMark(path, ABSENT, ABSENT) : new FileMark(path, mtimeMs, file.length());
    }

    /** Whether the file still looks like this. */
    boolean holds() {
        FileMark now = of(path);
        return now.mtimeMs == mtimeMs && now.size == size;
    }
}
