package toktrail.harness;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes the state of a reader: a version, then values in an order that {@link StateReader} repeats. Compact. */
public final class StateWriter {

    private static final int PAYLOAD_BITS = 7;
    private static final int MORE = 0x80;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /** Begins a state of this version, 1 to 127. */
    public StateWriter(int version) {
        bytes.write(version);
    }

    /** A number that is not negative; small ones take little room. */
    public StateWriter count(long value) {
        long rest = value;
        while (rest >= MORE) {
            bytes.write((int) rest | MORE);
            rest >>>= PAYLOAD_BITS;
        }
        bytes.write((int) rest);
        return this;
    }

    /** A number, or null. */
    public StateWriter number(Long value) {
        return text(value == null ? null : Long.toString(value));
    }

    /** A text, or null. */
    public StateWriter text(String value) {
        byte[] utf8 = value == null ? new byte[0] : value.getBytes(StandardCharsets.UTF_8);
        count(value == null ? 0 : utf8.length + 1L);
        bytes.writeBytes(utf8);
        return this;
    }

    /** The state so far. */
    public byte[] bytes() {
        return bytes.toByteArray();
    }
}
