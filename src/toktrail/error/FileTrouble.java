package toktrail.error;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/** Says why a file could not be read or written, in words for a message that names the file itself. */
public final class FileTrouble {

    private FileTrouble() { }

    /** As {@link #reason(IOException)}, for a file that was to be read: a directory is called one everywhere. */
    public static String reason(Path file, IOException failure) {
        return failure instanceof AccessDeniedException || !Files.isDirectory(file) ? reason(failure)
                : "it is a directory";
    }

    /** The reason in a few words, such as {@code permission denied}; never a path or the name of a class alone. */
    public static String reason(IOException failure) {
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (failure instanceof NoSuchFileException) {
            return "no such file";
        }
        if (failure instanceof NotDirectoryException) {
            return "it is not a directory";
        }
        if (failure instanceof FileSystemLoopException) {
            return "a link leads back to itself";
        }
        if (failure instanceof FileAlreadyExistsException existing) {
            return existing.getFile() + " is in the way";
        }
        if (failure instanceof CharacterCodingException) {
            return "it is not UTF-8 text";
        }
        String said = failure instanceof FileSystemException named ? named.getReason() : failure.getMessage();
        return said == null ? "the system gives no reason (" + failure.getClass().getSimpleName() + ")" : said;
    }
}
