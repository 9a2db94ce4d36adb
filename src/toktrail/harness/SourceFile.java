package toktrail.harness;

import java.io.File;
import java.nio.file.Path;
import java.util.Comparator;

/**
 * A file that may hold usage.
 *
 * @param path  absolute path, symbolic links not resolved
 * @param root  the root it was found below, or the path itself if that was the root
 * @param stamp size, time and identity when it was listed
 */
public record SourceFile(Path path, Path root, FileStamp stamp) {

    /** File order of a scan: by base name, then by path, in code units. */
    public static final Comparator<SourceFile> FILE_ORDER =
            Comparator.comparing(SourceFile::baseName).thenComparing(SourceFile::name);

    /** The path with {@code /} as separator: the form in keys and in the ledger. */
    public String name() {
        return slashed(path);
    }

    /** The last segment of the path. */
    public String baseName() {
        return path.getFileName().toString();
    }

    /** What two paths of the same file have in common: device and inode, or where there are none the path. */
    public String identity() {
        return stamp.fileKey().isEmpty() ? name() : stamp.fileKey();
    }

    /** Any path with {@code /} as separator. */
    public static String slashed(Path path) {
        String text = path.toString();
        return File.separatorChar == '/' ? text : text.replace(File.separatorChar, '/');
    }
}
