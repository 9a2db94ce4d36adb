package toktrail.sqlite;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * New files and folders that only their owner can use: mode 0600 and 0700 where the file system has modes; elsewhere
 * what the parent hands down. What exists is left as it is.
 */
final class OwnerOnly {

    private OwnerOnly() { }

    /** Makes {@code directory} and its missing parents. */
    static void createDirectories(Path directory) throws IOException {
        // createDirectories of Java 17 fails for a link to a directory
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(directory, mode(directory, "rwx------"));
        }
    }

    /** Makes an empty file, and its missing parents, unless something of that name exists. */
    static void createFile(Path file) throws IOException {
        if (Files.exists(file)) {
            return;
        }
        Path parent = file.toAbsolutePath().getParent();
        if (parent != null) {
            createDirectories(parent);
        }
        try {
            Files.createFile(file, mode(file, "rw-------"));
        } catch (FileAlreadyExistsException e) {
            if (!Files.exists(file)) {
                throw e;
            }
            // another process was quicker
        }
    }

    /** Makes a folder of a name nobody else has below {@code parent}, which must exist. */
    static Path createTemporaryDirectory(Path parent, String prefix) throws IOException {
        return Files.createTempDirectory(parent, prefix, mode(parent, "rwx------"));
    }

    static boolean hasModes(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static FileAttribute<?>[] mode(Path path, String mode) {
        return hasModes(path)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))}
                : new FileAttribute<?>[0];
    }
}
