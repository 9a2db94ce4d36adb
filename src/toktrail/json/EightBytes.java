package toktrail.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Arithmetic on eight bytes at a time, as a little-endian {@code long}. Hot: constants that are compiled into their
 * users, and methods so small that they are inlined.
 */
public final class EightBytes {

    /** The byte 0x01 eight times; a multiple of it is any other byte eight times. */
    public static final long ONES = 0x0101010101010101L;

    /** The high bit of each byte. */
    public static final long HIGHS = 0x80L * ONES;

    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private EightBytes() { }

    /** The eight bytes from {@code index} on, the first the lowest; the array must have so many. */
    public static long at(byte[] bytes, int index) {
        return (long) LONGS.get(bytes, index);
    }

    /**
     * The index of the lowest byte of which the high bit is set; takes no branch. In {@code hits - 1} all bits below
     * that one are set, and above it only high bits; so of {@code ONES} it leaves one for each byte up to the hit's
     * own, and the product adds them up in its highest byte.
     *
     * @param hits not 0; none but high bits of bytes are set
     */
    public static int lowest(long hits) {
        return (int) ((hits - 1 & ONES) * ONES >>> 56) - 1;
    }
}
