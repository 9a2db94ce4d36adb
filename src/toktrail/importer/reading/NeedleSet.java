package toktrail.importer.reading;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import toktrail.json.EightBytes;

/**
 * Says which of a few ASCII texts a range of bytes contains.
 *
 * <p>Hot. The texts are grouped by their last two bytes. Two such pairs are looked for at a time, at eight positions at
 * once: {@code x} holds the bytes at positions p … p+7 and {@code y} those one further; {@code (x ^ first) | (y ^
 * second)} has a zero byte where the pair stands. The test for a zero byte is the well-known {@code (v - 0x01…) & ~v &
 * 0x80…}; a borrow can only produce false hits above a true one, and every hit is verified. Invariant: nine readable
 * bytes follow each p of the wide loop.
 */
final class NeedleSet {

    /** So many texts a set may have. */
    static final int MOST = Long.SIZE - 1;

    /**
     * Texts with the same last two bytes.
     *
     * @param before  which bytes stand before the pair in one of them: spares most comparisons
     * @param numbers of the texts in the set
     */
    private record Group(byte first, byte second, boolean[] before, byte[][] needles, int[] numbers) {

        /** The texts with these numbers, which end alike. */
        static Group of(List<Integer> numbers, List<String> all) {
            boolean[] before = new boolean[1 << Byte.SIZE];
            byte[][] needles = new byte[numbers.size()][];
            for (int i = 0; i < needles.length; i++) {
                needles[i] = all.get(numbers.get(i)).getBytes(StandardCharsets.US_ASCII);
                before[needles[i][needles[i].length - 3] & 0xff] = true;
            }
            byte[] any = needles[0];
            return new Group(any[any.length - 2], any[any.length - 1], before, needles,
                    numbers.stream().mapToInt(Integer::intValue).toArray());
        }

        /** Those that end before {@code end} and begin not before {@code from}, as bits. */
        long endingAt(byte[] bytes, int from, int end) {
            if (end - 3 < from || bytes[end - 1] != second || bytes[end - 2] != first
                    || !before[bytes[end - 3] & 0xff]) {
                return 0;
            }
            long found = 0;
            for (int i = 0; i < needles.length; i++) {
                int start = end - needles[i].length;
                if (start >= from && beginsWith(needles[i], bytes, start)) {
                    found |= 1L << numbers[i];
                }
            }
            return found;
        }
    }

    private final List<String> texts;
    private final Group[] groups;
    private final int longest;

    /** @param needles at most {@link #MOST} texts of at least three ASCII characters */
    NeedleSet(List<String> needles) {
        texts = List.copyOf(needles);
        if (texts.size() > MOST) {
            throw new IllegalArgumentException(texts.size() + " needles");
        }
        Map<String, List<Integer>> byEnd = new LinkedHashMap<>();
        int max = 0;
        for (int i = 0; i < texts.size(); i++) {
            String needle = texts.get(i);
            if (needle.length() < 3) {
                throw new IllegalArgumentException("needle '" + needle + "' is too short");
            }
            max = Math.max(max, needle.length());
            byEnd.computeIfAbsent(needle.substring(needle.length() - 2), end -> new ArrayList<>()).add(i);
        }
        longest = max;
        groups = byEnd.values().stream().map(numbers -> Group.of(numbers, texts)).toArray(Group[]::new);
    }

    /** Length of the longest text, 0 if there is none. */
    int longest() {
        return longest;
    }

    /** Whether there are no texts. */
    boolean isEmpty() {
        return groups.length == 0;
    }

    /** The number of a text, -1 if it is none of the set. */
    int number(String needle) {
        return texts.indexOf(needle);
    }

    /** Which texts lie wholly in {@code bytes[from, to)}: the bits of their numbers. */
    long found(byte[] bytes, int from, int to) {
        long found = 0;
        for (int i = 0; i < groups.length; i += 2) {
            found |= found(groups[i], groups[Math.min(i + 1, groups.length - 1)], bytes, from, to);
        }
        return found;
    }

    private static long found(Group a, Group b, byte[] bytes, int from, int to) {
        long firstOfA = (a.first & 0xff) * EightBytes.ONES;
        long secondOfA = (a.second & 0xff) * EightBytes.ONES;
        long firstOfB = (b.first & 0xff) * EightBytes.ONES;
        long secondOfB = (b.second & 0xff) * EightBytes.ONES;
        long found = 0;
        int p = from;
        for (int wide = to - Long.BYTES - 1; p <= wide; p += Long.BYTES) {
            long x = EightBytes.at(bytes, p);
            long y = EightBytes.at(bytes, p + 1);
            long inA = (x ^ firstOfA) | (y ^ secondOfA);
            long inB = (x ^ firstOfB) | (y ^ secondOfB);
            long hits = (inA - EightBytes.ONES & ~inA | inB - EightBytes.ONES & ~inB) & EightBytes.HIGHS;
            while (hits != 0) {
                int end = p + EightBytes.lowest(hits) + 2;
                found |= a.endingAt(bytes, from, end) | b.endingAt(bytes, from, end);
                hits &= hits - 1;
            }
        }
        for (; p + 1 < to; p++) {
            found |= a.endingAt(bytes, from, p + 2) | b.endingAt(bytes, from, p + 2);
        }
        return found;
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
        long wanted = (value & 0xff) * EightBytes.ONES;
        int p = from;
        for (int wide = to - Long.BYTES; p <= wide; p += Long.BYTES) {
            long differences = EightBytes.at(bytes, p) ^ wanted;
            long zeros = differences - EightBytes.ONES & ~differences & EightBytes.HIGHS;
            if (zeros != 0) {
                return p + EightBytes.lowest(zeros);
            }
        }
        while (p < to && bytes[p] != value) {
            p++;
        }
        return p;
    }
}
