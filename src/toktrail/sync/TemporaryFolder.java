package toktrail.sync;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import toktrail.error.FileTrouble;
import toktrail.error.UserException;

/** A folder that only its owner can use, removed with the files in it. */
final class TemporaryFolder implements AutoCloseable {

    private final Path path;

    private TemporaryFolder(Path path) {
        this.path = path;
    }

    /**
     * Makes one.
     *
     * @param parent made if it is missing
     * @throws UserException if it cannot be made
     */
    static TemporaryFolder below(Path parent) {
        try {
            Files.createDirectories(parent);
            return new TemporaryFolder(Files.createTempDirectory(parent, "sync-"));
        } catch (IOException e) {
            throw UserException.failed("Could not make a folder in " + parent + ": " + FileTrouble.reason(e), e);
        }
    }

    /** A file in it. */
    Path file(String name) {
        return path.resolve(name);
    }

    @Override
    public void close() {
        try {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(path)) {
                for (Path file : files) {
                    Files.delete(file);
                }
            }
            Files.delete(path);
        } catch (IOException e) {
            throw UserException.failed("Could not remove " + path + ": " + FileTrouble.reason(e), e);
        }
    }
}
