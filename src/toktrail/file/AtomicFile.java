package toktrail.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Consumer;
import toktrail.environment.Output;
import toktrail.error.FileTrouble;
import toktrail.error.UserException;

/** Writes a whole file so that readers see the old text or the new one, never a part. */
public final class AtomicFile {

    private AtomicFile() { }

    /**
     * Replaces the text of a file, making it and its directories if they are missing. A link is followed; permissions
     * of an existing file are kept, a new one is for its owner only where the platform knows that. What is not a
     * regular file is refused.
     *
     * @throws UserException if it cannot be written; the old file is then unchanged
     */
    public static void write(Path file, String text) {
        write(file, out -> out.print(text));
    }

    /**
     * As {@link #write(Path, String)}, if the file still says what the change was made to.
     *
     * @param old what {@link #text} gave
     * @throws UserException also if it says something else now
     */
    public static void replace(Path file, String old, String text) {
        write(file, out -> out.print(text), () -> {
            if (!text(file).equals(old)) {
                throw UserException.failed(file + " was changed by something else in between, so nothing was written."
                        + " Run the command again.");
            }
        });
    }

    /**
     * As {@link #write(Path, String)}, for a text that is written piece by piece.
     *
     * @param writer writes the text; what it throws leaves the old file unchanged
     */
    public static void write(Path file, Consumer<Output> writer) {
        write(file, writer, () -> { });
    }

    /**
     * The file that a new text replaces: the file itself, or the one that a link leads to. It may be missing.
     *
     * @throws IOException if something that is not a regular file stands there, such as a directory or a device
     */
    public static Path target(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException("it is a directory");
        }
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new IOException("it is not a regular file");
        }
        return Files.isSymbolicLink(file) ? file.toRealPath() : file;
    }

    /**
     * The text of a file that is to be replaced, empty if it is missing.
     *
     * @throws UserException if it cannot be read or is not a regular file
     */
    public static String text(Path file) {
        try {
            return Files.exists(file) ? Files.readString(target(file)) : "";
        } catch (IOException e) {
            throw UserException.failed(file + ": cannot be read: " + FileTrouble.reason(e), e);
        }
    }

    private static void write(Path file, Consumer<Output> writer, Runnable check) {
        try {
            Path target = target(file);
            Path directory = target.toAbsolutePath().getParent();
            Files.createDirectories(directory);
            Path temporary = Files.createTempFile(directory, ".toktrail-", ".tmp");
            try {
                try (Output out = new Output(Files.newOutputStream(temporary))) {
                    writer.accept(out);
                }
                boolean posix = Files.getFileStore(directory).supportsFileAttributeView("posix");
                if (posix && Files.exists(target)) {
                    Files.setPosixFilePermissions(temporary, Files.getPosixFilePermissions(target));
                }
                check.run();
                Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            throw UserException.failed("Could not write " + file + ": " + FileTrouble.reason(e), e);
        } catch (Output.ClosedOutputException e) {
            throw UserException.failed("Could not write " + file + ": " + e.getMessage(), e);
        }
    }
}
