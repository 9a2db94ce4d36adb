package toktrail.harness.claude;

import java.nio.charset.StandardCharsets;

/** Reads what {@link PackedWriter} wrote; the bytes must be whole. */
final class PackedReader {

    private final byte[] bytes;
    private int at;

    PackedReader(byte[] bytes, int from) {
        this.bytes = bytes;
        at = from;
    }

    long number() {
        long rest = 0;
        int shift = 0;
        byte next;
        do {
            next = bytes[at++];
            rest |= (long) (next & 0x7f) << shift;
            shift += 7;
        } while (next < 0);
        return rest >>> 1 ^ -(rest & 1);
    }

    int count() {
        return Math.toIntExact(number());
    }

    boolean flag() {
        return number() != 0;
    }

    /** A text, perhaps null. */
    String text() {
        int header = count();
        if (header < 0) {
            return null;
        }
        int length = header >> 1;
        boolean narrow = (header & 1) == 0;
        int from = at;
        at += narrow ? length : 2 * length;
        if (narrow) {
            return new String(bytes, from, length, StandardCharsets.ISO_8859_1);
        }
        char[] chars = new char[length];
        for (int i = 0; i < length; i++) {
            chars[i] = (char) (bytes[from + 2 * i] & 0xff | bytes[from + 2 * i + 1] << 8);
        }
        return new String(chars);
    }
}
