package toktrail.testing;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Random;

/** What one test may use: an empty directory of its own, repeatable randomness, the fixtures. */
public final class Scratch {

    private final Path directory;
    private final long seed;

    Scratch(Path directory, long seed) {
        this.directory = directory;
        this.seed = seed;
    }

    /** An empty directory, removed after the test. */
    public Path directory() {
        return directory;
    }

    /** A generator that gives the same numbers whenever the test runs with the same master seed. */
    public Random random() {
        return new Random(seed);
    }

    /** A path below the {@code fixtures} directory of the project. */
    public static Path fixture(String relative) {
        return Path.of("fixtures").resolve(relative).toAbsolutePath();
    }

    /** Writes a file below {@link #directory()}, making its parents. */
    public Path write(String relative, String text) throws IOException {
        Path file = directory.resolve(relative);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    /** Copies a directory with all that is in it; {@code to} is made if it is missing. */
    public static void copyTree(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) throws IOException {
                Files.createDirectories(to.resolve(from.relativize(dir)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.REPLACE_EXISTING);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    static void deleteTree(Path root) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
                // A test may leave a read-only directory behind.
                dir.toFile().setWritable(true);
                dir.toFile().setExecutable(true);
                dir.toFile().setReadable(true);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path dir, IOException error) throws IOException {
                Files.delete(dir);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
