package toktrail.harness.claude;

import java.util.Arrays;
import java.util.zip.CRC32;
import toktrail.harness.SourceProblem;
import toktrail.harness.SourceProblem.Reason;

/** Bytes kept between passes: a version, the contents, and a CRC-32 of both, so that damage is noticed. */
final class SealedState {

    private static final int CHECK = 4;

    private SealedState() { }

    /** A writer whose bytes {@link #seal} takes. */
    static PackedWriter begin(int version) {
        return new PackedWriter().number(version);
    }

    /** The bytes to keep. */
    static byte[] seal(PackedWriter written) {
        byte[] content = written.toBytes();
        byte[] bytes = Arrays.copyOf(content, content.length + CHECK);
        int check = check(content, content.length);
        for (int i = 0; i < CHECK; i++) {
            bytes[content.length + i] = (byte) (check >>> 8 * i);
        }
        return bytes;
    }

    /**
     * Begins to read the contents.
     *
     * @throws SourceProblem if the bytes are damaged or of another version
     */
    static PackedReader open(byte[] bytes, int version) throws SourceProblem {
        if (isWhole(bytes)) {
            PackedReader in = new PackedReader(bytes, 0);
            if (in.number() == version) {
                return in;
            }
        }
        throw new SourceProblem(Reason.MALFORMED, "the state of the previous pass cannot be read");
    }

    private static boolean isWhole(byte[] bytes) {
        if (bytes.length <= CHECK) {
            return false;
        }
        int check = check(bytes, bytes.length - CHECK);
        for (int i = 0; i < CHECK; i++) {
            if (bytes[bytes.length - CHECK + i] != (byte) (check >>> 8 * i)) {
                return false;
            }
        }
        return true;
    }

    private static int check(byte[] bytes, int length) {
        CRC32 crc = new CRC32();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }
}
