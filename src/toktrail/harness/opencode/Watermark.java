package toktrail.harness.opencode;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * How far a database was read, so that a later pass reads only what may have changed since.
 *
 * @param fileKey   identity of the file
 * @param updatedMs newest time at which a message was written, of those not in the future
 * @param markId    the message written then: while it is there, the database is a continuation of the one that was read
 * @param rowId     largest row id, 0 if the table has none
 */
record Watermark(String fileKey, long updatedMs, String markId, long rowId) {

    private static final int STATE_VERSION = 1;

    /** The state for {@link #restored}. */
    byte[] state() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(STATE_VERSION);
            out.writeUTF(fileKey);
            out.writeLong(updatedMs);
            out.writeUTF(markId);
            out.writeLong(rowId);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** The watermark of this state; absent if there is none, it cannot be understood, or it is of another file. */
    static Optional<Watermark> restored(byte[] state, String fileKey) {
        if (state == null || state.length == 0) {
            return Optional.empty();
        }
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(state))) {
            if (in.readByte() != STATE_VERSION) {
                return Optional.empty();
            }
            Watermark mark = new Watermark(in.readUTF(), in.readLong(), in.readUTF(), in.readLong());
            return Optional.of(mark).filter(read -> read.fileKey().equals(fileKey));
        } catch (IOException damaged) {
            // Reading everything once more is always right.
            return Optional.empty();
        }
    }
}
