package toktrail.error;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Says why a file could not be read or written, in words for a message that names the file itself. */
public final class FileTrouble {

    private FileTrouble() { }

    /** The reason in a few words, such as {@code permission denied}; never a path or the name of a class alone. */
    public static String reason(IOException failure) {
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (failure instanceof NoSuchFileException) {
            return "no such file";
        }
        if (failure instanceof FileAlreadyExistsException existing) {
            return existing.getFile() + " is in the way";
        }
        String said = failure instanceof FileSystemException named ? named.getReason() : failure.getMessage();
        return said == null ? "the system gives no reason (" + failure.getClass().getSimpleName() + ")" : said;
    }
}
