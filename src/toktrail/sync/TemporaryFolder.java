package toktrail.sync;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import toktrail.error.FileTrouble;
import toktrail.error.UserException;

/** A folder that only its owner can use, removed with the files in it. */
final class TemporaryFolder implements AutoCloseable {

    private static final String NAME = "sync-";

    /** No process works so long; what is older was left by one that was killed. */
    private static final Duration LONGEST_USE = Duration.ofDays(1);

    private final Path path;
    private final Consumer<String> warnings;

    private TemporaryFolder(Path path, Consumer<String> warnings) {
        this.path = path;
        this.warnings = warnings;
    }

    /**
     * Makes one, and removes those that were left there more than a day ago.
     *
     * @throws UserException if it cannot be made
     */
    static TemporaryFolder in(TemporaryPlace place) {
        Path parent = place.folder();
        try {
            Files.createDirectories(parent);
            TemporaryFolder made = new TemporaryFolder(Files.createTempDirectory(parent, NAME), place.warnings());
            made.removeStale(parent);
            return made;
        } catch (IOException e) {
            throw UserException.failed("Could not make a folder in " + parent + ": " + FileTrouble.reason(e), e);
        }
    }

    /** By the clock of the file system, which has just stamped this folder. */
    private void removeStale(Path parent) {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, NAME + "*")) {
            Instant stale = Files.getLastModifiedTime(path).toInstant().minus(LONGEST_USE);
            for (Path folder : folders) {
                if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS) && isBefore(folder, stale)) {
                    remove(folder);
                }
            }
        } catch (IOException e) {
            warnings.accept("Could not look for old folders in " + parent + ": " + FileTrouble.reason(e));
        }
    }

    private static boolean isBefore(Path folder, Instant time) throws IOException {
        try {
            return Files.getLastModifiedTime(folder).toInstant().isBefore(time);
        } catch (NoSuchFileException goneMeanwhile) {
            // another process has just finished with it
            return false;
        }
    }

    /** A file in it. */
    Path file(String name) {
        return path.resolve(name);
    }

    /** Tells that something in it could not be tidied up. */
    void warn(String warning) {
        warnings.accept(warning);
    }

    /** What cannot be removed is named in a warning, and tried again a day later. */
    @Override
    public void close() {
        remove(path);
    }

    private void remove(Path folder) {
        try {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
                for (Path file : files) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
        } catch (IOException e) {
            warnings.accept("Could not remove " + folder + ": " + FileTrouble.reason(e));
        }
    }
}
