package toktrail.harness.claude;

import java.util.Arrays;

/** Writes numbers and texts compactly; {@link PackedReader} reads them back in the same order. */
final class PackedWriter {

    private byte[] bytes = new byte[256];
    private int size;

    /** Bytes written so far. */
    int size() {
        return size;
    }

    /** A number; small ones, of either sign, take one byte. */
    PackedWriter number(long value) {
        long rest = value << 1 ^ value >> 63;
        reserve(10);
        while ((rest & ~0x7fL) != 0) {
            bytes[size++] = (byte) (rest & 0x7f | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
        return this;
    }

    PackedWriter flag(boolean value) {
        return number(value ? 1 : 0);
    }

    /** A text or null, any sequence of chars. */
    PackedWriter text(String text) {
        if (text == null) {
            return number(-1);
        }
        int length = text.length();
        boolean narrow = isAscii(text);
        number(length * 2L + (narrow ? 0 : 1));
        reserve(2 * length);
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            bytes[size++] = (byte) c;
            if (!narrow) {
                bytes[size++] = (byte) (c >> 8);
            }
        }
        return this;
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private void reserve(int count) {
        if (size + count > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + count));
        }
    }
}
