package toktrail.importer.reading;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Says whether a range of bytes contains one of a few ASCII texts.
 *
 * <p>Hot. The texts are grouped by their last two bytes. For each such pair, eight positions at a time are compared:
 * {@code x} holds the bytes at positions p … p+7 and {@code y} those one further; {@code (x ^ first) | (y ^ second)}
 * has a zero byte where the pair stands. The test for a zero byte is the well-known {@code (v - 0x01…) & ~v & 0x80…}; a
 * borrow can only produce false hits above a true one, and every hit is verified. Invariant: nine readable bytes follow
 * each p of the wide loop.
 */
final class NeedleSet {

    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;

    /**
     * Texts with the same last two bytes.
     *
     * @param before which bytes stand before the pair in one of them: spares most comparisons
     */
    private record Group(byte first, byte second, boolean[] before, byte[][] needles) { }

    private final Group[] groups;
    private final int longest;

    /** @param needles texts of at least three ASCII characters; none means that everything matches */
    NeedleSet(List<String> needles) {
        Map<String, List<byte[]>> byEnd = new LinkedHashMap<>();
        int max = 0;
        for (String needle : needles) {
            byte[] bytes = needle.getBytes(StandardCharsets.US_ASCII);
            if (bytes.length < 3) {
                throw new IllegalArgumentException("needle '" + needle + "' is too short");
            }
            max = Math.max(max, bytes.length);
            byEnd.computeIfAbsent(needle.substring(needle.length() - 2), end -> new ArrayList<>()).add(bytes);
        }
        longest = max;
        groups = byEnd.values().stream().map(list -> {
            byte[] any = list.get(0);
            boolean[] before = new boolean[1 << Byte.SIZE];
            list.forEach(bytes -> before[bytes[bytes.length - 3] & 0xff] = true);
            return new Group(any[any.length - 2], any[any.length - 1], before, list.toArray(byte[][]::new));
        }).toArray(Group[]::new);
    }

    /** Length of the longest text, 0 if there is none. */
    int longest() {
        return longest;
    }

    /** Whether a text lies wholly in {@code bytes[from, to)}; always true if there are no texts. */
    boolean matches(byte[] bytes, int from, int to) {
        if (groups.length == 0) {
            return true;
        }
        for (Group group : groups) {
            if (matches(group, bytes, from, to)) {
                return true;
            }
        }
        return false;
    }

    private static boolean matches(Group group, byte[] bytes, int from, int to) {
        long first = (group.first() & 0xff) * ONES;
        long second = (group.second() & 0xff) * ONES;
        int p = from;
        for (int wide = to - Long.BYTES - 1; p <= wide; p += Long.BYTES) {
            long differences = ((long) LONGS.get(bytes, p) ^ first) | ((long) LONGS.get(bytes, p + 1) ^ second);
            long zeros = differences - ONES & ~differences & HIGHS;
            while (zeros != 0) {
                if (endsAt(group, bytes, from, p + lowest(zeros) + 2)) {
                    return true;
                }
                zeros &= zeros - 1;
            }
        }
        for (; p + 1 < to; p++) {
            if (bytes[p] == group.first() && bytes[p + 1] == group.second() && endsAt(group, bytes, from, p + 2)) {
                return true;
            }
        }
        return false;
    }

    /** The index of the lowest byte of which the high bit is set; no other bits are. Takes no branch, nor a call. */
    private static int lowest(long zeros) {
        return (int) ((zeros - 1 & ONES) * ONES >>> 56) - 1;
    }

    private static boolean endsAt(Group group, byte[] bytes, int from, int end) {
        if (end - 3 < from || !group.before()[bytes[end - 3] & 0xff]) {
            return false;
        }
        for (byte[] needle : group.needles()) {
            int start = end - needle.length;
            if (start >= from && beginsWith(needle, bytes, start)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the text stands at {@code start}, but for its last two bytes, which are known to. */
    private static boolean beginsWith(byte[] needle, byte[] bytes, int start) {
        for (int i = needle.length - 3; i >= 0; i--) {
            if (needle[i] != bytes[start + i]) {
                return false;
            }
        }
        return true;
    }

    /** The index of the first {@code value} in {@code bytes[from, to)}, or {@code to}. */
    static int indexOf(byte value, byte[] bytes, int from, int to) {
        long wanted = (value & 0xff) * ONES;
        int p = from;
        for (int wide = to - Long.BYTES; p <= wide; p += Long.BYTES) {
            long differences = (long) LONGS.get(bytes, p) ^ wanted;
            long zeros = differences - ONES & ~differences & HIGHS;
            if (zeros != 0) {
                return p + lowest(zeros);
            }
        }
        while (p < to && bytes[p] != value) {
            p++;
        }
        return p;
    }
}
