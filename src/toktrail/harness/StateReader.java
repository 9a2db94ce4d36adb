package toktrail.harness;

import java.nio.charset.StandardCharsets;
import toktrail.harness.SourceProblem.Reason;

/** Reads what {@link StateWriter} wrote. Every method fails with a {@link SourceProblem} if the state is damaged. */
public final class StateReader {

    private static final int PAYLOAD_BITS = 7;
    private static final int MORE = 0x80;

    private final byte[] bytes;
    private int next;

    /**
     * Begins to read a state.
     *
     * @throws SourceProblem if it is of another version
     */
    public StateReader(byte[] state, int version) throws SourceProblem {
        bytes = state;
        if (octet() != version) {
            throw damaged(null);
        }
    }

    /** A number that is not negative. */
    public long count() throws SourceProblem {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE - 1; shift += PAYLOAD_BITS) {
            int octet = octet();
            value |= (long) (octet & ~MORE) << shift;
            if (octet < MORE) {
                return value;
            }
        }
        throw damaged(null);
    }

    /** A number, or null. */
    public Long number() throws SourceProblem {
        String text = text();
        try {
            return text == null ? null : Long.valueOf(text);
        } catch (NumberFormatException e) {
            throw damaged(e);
        }
    }

    /** A text, or null. */
    public String text() throws SourceProblem {
        long length = count() - 1;
        if (length < 0) {
            return null;
        }
        if (length > bytes.length - next) {
            throw damaged(null);
        }
        String text = new String(bytes, next, (int) length, StandardCharsets.UTF_8);
        next += (int) length;
        return text;
    }

    /** Expects that nothing is left. */
    public void end() throws SourceProblem {
        if (next != bytes.length) {
            throw damaged(null);
        }
    }

    private int octet() throws SourceProblem {
        if (next == bytes.length) {
            throw damaged(null);
        }
        return bytes[next++] & 0xff;
    }

    private static SourceProblem damaged(Exception cause) {
        return new SourceProblem(Reason.MALFORMED, "the saved state cannot be understood", cause);
    }
}
