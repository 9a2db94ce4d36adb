package toktrail.archive;

import java.io.IOException;

/** Something is no archive of the kind that is read here; the message says what is wrong, without a path. */
public final class ArchiveException extends IOException {

    private static final long serialVersionUID = 1L;

    /** @param message a few words without full stop */
    ArchiveException(String message) {
        super(message);
    }
}
