package toktrail.sync;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import toktrail.error.FileTrouble;
import toktrail.error.UserException;

/** A file that is written from an archive. Its failures name it: they are none of the archive. */
final class UnpackedFile extends OutputStream {

    private final Path path;
    private final OutputStream out;

    private UnpackedFile(Path path, OutputStream out) {
        this.path = path;
        this.out = out;
    }

    /** @throws UserException as all methods do, if the file cannot be written */
    static UnpackedFile create(Path path) {
        try {
            return new UnpackedFile(path, Files.newOutputStream(path));
        } catch (IOException e) {
            throw failure(path, e);
        }
    }

    private static UserException failure(Path path, IOException e) {
        return UserException.failed("Could not write " + path + ": " + FileTrouble.reason(e), e);
    }

    @Override
    public void write(int value) {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        try {
            out.write(bytes, from, length);
        } catch (IOException e) {
            throw failure(path, e);
        }
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw failure(path, e);
        }
    }
}
