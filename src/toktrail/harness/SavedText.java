package toktrail.harness;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Texts in saved state of fixed layout: a length of four bytes, -1 for null, and UTF-8 bytes. State that is made up of
 * texts and small numbers is written with {@link StateWriter} instead, which needs less room.
 */
public final class SavedText {

    private static final int NULL = -1;

    private SavedText() { }

    /**
     * Writes a text, which may be null.
     *
     * @throws IOException if {@code out} fails
     */
    public static void write(DataOutputStream out, String text) throws IOException {
        if (text == null) {
            out.writeInt(NULL);
            return;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @return null if that was written
     * @throws IOException if the data end too early
     */
    public static String read(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length == NULL) {
            return null;
        }
        if (length < 0 || length > in.available()) {
            throw new EOFException("text of " + length + " bytes");
        }
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }
}
