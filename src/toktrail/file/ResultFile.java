package toktrail.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import toktrail.environment.Output;
import toktrail.error.FileTrouble;
import toktrail.error.UserException;

/** Where the user wants a result: a file, or a device or FIFO, which must stay what it is. */
public final class ResultFile {

    private ResultFile() { }

    /**
     * Writes a text: as {@link AtomicFile#write(Path, Consumer)} into a file, piece by piece into anything else.
     *
     * @throws UserException if it cannot be written
     */
    public static void write(Path file, Consumer<Output> writer) {
        if (!Files.exists(file) || Files.isRegularFile(file) || Files.isDirectory(file)) {
            AtomicFile.write(file, writer);
            return;
        }
        try (Output out = new Output(Files.newOutputStream(file, StandardOpenOption.WRITE))) {
            writer.accept(out);
        } catch (IOException e) {
            throw UserException.failed("Could not write " + file + ": " + FileTrouble.reason(e), e);
        } catch (Output.ClosedOutputException e) {
            throw UserException.failed("Could not write " + file + ": " + e.getMessage(), e);
        }
    }
}
