package toktrail.sqlite;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** A private copy of a database and its write-ahead log, in a folder of its own that {@link #close()} removes. */
final class TemporaryCopy implements AutoCloseable {

    /** Copies one file to a new one. */
    interface Copier {
        void copy(Path from, Path to) throws IOException;
    }

    private static final int ATTEMPTS = 3;
    private static final String NAME = "copy.db";

    private final Path directory;

    private TemporaryCopy(Path directory) {
        this.directory = directory;
    }

    /**
     * Copies the database first and then the log: the log may then hold more than the copied database, which is what a
     * log is for; the other way round pages could be in neither. If either file changed meanwhile, again.
     *
     * @throws DatabaseException BUSY if they changed during each of three attempts
     */
    static TemporaryCopy of(Path database, Path temporaryDirectory, Copier copier) throws IOException {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            TemporaryCopy copy = new TemporaryCopy(create(temporaryDirectory));
            try {
                if (copy.fill(database, copier)) {
                    return copy;
                }
            } catch (IOException | RuntimeException e) {
                copy.close();
                throw e;
            }
            copy.close();
        }
        throw DatabaseException.of(DatabaseProblem.BUSY, database, "database kept changing while it was copied");
    }

    private static Path create(Path temporaryDirectory) {
        try {
            return OwnerOnly.createTemporaryDirectory(temporaryDirectory, "toktrail-");
        } catch (IOException e) {
            throw DatabaseException.of(e, temporaryDirectory);
        }
    }

    private boolean fill(Path database, Copier copier) throws IOException {
        Path log = beside(database, "-wal");
        String before = stamp(database) + stamp(log);
        try {
            copier.copy(database, database());
            if (Files.exists(log)) {
                copier.copy(log, beside(database(), "-wal"));
            }
        } catch (NoSuchFileException removed) {
            // its program has just closed the database and removed the log
            return false;
        }
        return before.equals(stamp(database) + stamp(log));
    }

    private static String stamp(Path file) throws IOException {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return attributes.size() + "@" + attributes.lastModifiedTime() + ";";
        } catch (NoSuchFileException none) {
            return "none;";
        }
    }

    /** The copied database. */
    Path database() {
        return directory.resolve(NAME);
    }

    /** The file whose name is that of {@code database} and {@code suffix}. */
    static Path beside(Path database, String suffix) {
        return database.resolveSibling(database.getFileName() + suffix);
    }

    @Override
    public void close() {
        try {
            if (!Files.exists(directory)) {
                return;
            }
            try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
                for (Path file : files) {
                    Files.deleteIfExists(file);
                }
            }
            Files.deleteIfExists(directory);
        } catch (IOException e) {
            throw DatabaseException.of(e, directory);
        }
    }
}
