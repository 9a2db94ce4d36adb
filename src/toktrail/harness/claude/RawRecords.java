package toktrail.harness.claude;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Gives records as text when they are asked for, from their files; nothing of them is kept meanwhile. */
final class RawRecords {

    private static final int CHUNK = 1 << 13;

    /** The record at an offset, or a whole document if there is none; null if the file has gone. */
    String at(String file, long offset) {
        try (InputStream stream = Files.newInputStream(Path.of(file))) {
            if (offset < 0) {
                return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            }
            stream.skipNBytes(offset);
            ByteArrayOutputStream record = new ByteArrayOutputStream();
            byte[] chunk = new byte[CHUNK];
            for (int count = stream.read(chunk); count > 0; count = stream.read(chunk)) {
                int end = 0;
                while (end < count && chunk[end] != '\n') {
                    end++;
                }
                record.write(chunk, 0, end);
                if (end < count) {
                    break;
                }
            }
            return record.toString(StandardCharsets.UTF_8).strip();
        } catch (IOException | InvalidPathException vanished) {
            // The event counts all the same; only its record cannot be kept.
            return null;
        }
    }
}
