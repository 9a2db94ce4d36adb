package toktrail.error;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import toktrail.testing.Check;
import toktrail.testing.Suite;

/** Why files could not be used. */
public final class FileTroubleTest {

    private FileTroubleTest() { }

    public static void tests(Suite s) {
        s.test("the reason is said in words, without the path a message names already", scratch -> {
            Check.equal("denied", "permission denied", FileTrouble.reason(new AccessDeniedException("/x/.tmp")));
            Check.equal("missing", "no such file", FileTrouble.reason(new NoSuchFileException("/x")));
            Check.equal("in the way", "/x is in the way", FileTrouble.reason(new FileAlreadyExistsException("/x")));
            Check.equal("full", "No space left on device",
                    FileTrouble.reason(new FileSystemException("/x", null, "No space left on device")));
            Check.equal("other", "Is a directory", FileTrouble.reason(new IOException("Is a directory")));
            Check.equal("no folder", "it is not a directory", FileTrouble.reason(new NotDirectoryException("/x")));
            Check.equal("round", "a link leads back to itself", FileTrouble.reason(new FileSystemLoopException("/x")));
            Check.equal("text", "it is not UTF-8 text", FileTrouble.reason(new MalformedInputException(1)));
            Check.equal("folder", "it is a directory",
                    FileTrouble.reason(scratch.directory(), new IOException("Is a directory")));
            Check.equal("closed folder", "permission denied",
                    FileTrouble.reason(scratch.directory(), new AccessDeniedException("/x")));
            Check.equal("silent", "the system gives no reason (IOException)", FileTrouble.reason(new IOException()));
        });
    }
}
