package toktrail.cli.frame;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import toktrail.error.FileTrouble;
import toktrail.error.UserException;

/**
 * A document that a person gave.
 *
 * @param bytes all of it
 * @param name  how the person named it, {@code stdin} for standard input
 */
public record GivenDocument(byte[] bytes, String name) {

    /** The largest document, in bytes. */
    static final int LARGEST = 64 << 20;

    private static final String STDIN = "stdin";

    /**
     * Reads a file, or standard input if there is none or it is {@code -}.
     *
     * @throws UserException if it cannot be read or is too large
     */
    public static GivenDocument read(CommandContext context, Optional<String> typed) {
        if (typed.isEmpty() || typed.get().equals("-")) {
            return read(context.environment().streams().in(), STDIN);
        }
        Path file = context.environment().resolve(typed.get());
        if (Files.isDirectory(file)) {
            throw UserException.failed("Cannot read " + file + ": it is a directory");
        }
        try (InputStream stream = Files.newInputStream(file)) {
            return read(stream, typed.get());
        } catch (IOException e) {
            throw unreadable(file.toString(), e);
        }
    }

    private static GivenDocument read(InputStream stream, String name) {
        try {
            byte[] bytes = stream.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw UserException.failed("Cannot read " + name + ": it is larger than " + LARGEST + " bytes");
            }
            return new GivenDocument(bytes, name);
        } catch (IOException e) {
            throw unreadable(name, e);
        }
    }

    private static UserException unreadable(String name, IOException e) {
        return UserException.failed("Cannot read " + name + ": " + FileTrouble.reason(e), e);
    }
}
