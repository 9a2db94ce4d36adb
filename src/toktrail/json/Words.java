package toktrail.json;

import java.util.Arrays;

/** Bytes that are expected again, compared eight at a time. Hot. */
final class Words {

    private long[] words = new long[4];
    private int count;
    /** The bits of the last word that count. */
    private long mask;
    private int length;

    /** Expects {@code bytes[from..to)}, which is at least one byte, from now on. */
    void set(byte[] bytes, int from, int to) {
        length = to - from;
        count = length + Long.BYTES - 1 >> 3;
        if (words.length < count) {
            words = new long[count];
        }
        int rest = count * Long.BYTES - length;
        mask = -1L >>> rest * Byte.SIZE;
        boolean inside = from + count * Long.BYTES <= bytes.length;
        byte[] source = inside ? bytes : Arrays.copyOfRange(bytes, from, from + count * Long.BYTES);
        int start = inside ? from : 0;
        for (int i = 0; i < count; i++) {
            words[i] = EightBytes.at(source, start + i * Long.BYTES);
        }
    }

    /** Whether they stand at {@code at}; false also where fewer than the next multiple of eight bytes follow. */
    boolean isAt(byte[] bytes, int at) {
        int last = count - 1;
        if (last < 0 || at + count * Long.BYTES > bytes.length) {
            return false;
        }
        long[] expected = words;
        int place = at;
        for (int i = 0; i < last; i++) {
            if (EightBytes.at(bytes, place) != expected[i]) {
                return false;
            }
            place += Long.BYTES;
        }
        return ((EightBytes.at(bytes, place) ^ expected[last]) & mask) == 0;
    }

    /** How many bytes they are; 0 before any are expected. */
    int length() {
        return length;
    }

    /** Expects nothing any more. */
    void clear() {
        count = 0;
        length = 0;
    }
}
