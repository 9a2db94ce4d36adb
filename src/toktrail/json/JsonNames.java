package toktrail.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * A fixed list of names that keys or strings of the input can be compared with, without making a {@code String}.
 * Immutable.
 */
final class JsonNames {

    private final String[] names;
    private final byte[][] bytes;
    /** Open addressing; index + 1 of a name, 0 for a free place. At most half full. */
    private final int[] table;

    private JsonNames(List<String> list) {
        names = list.toArray(String[]::new);
        bytes = new byte[names.length][];
        table = new int[Math.max(2, Integer.highestOneBit(Math.max(1, names.length)) * 4)];
        for (int i = 0; i < names.length; i++) {
            bytes[i] = names[i].getBytes(StandardCharsets.UTF_8);
            if (find(bytes[i], 0, bytes[i].length) >= 0) {
                throw new IllegalArgumentException("the name " + names[i] + " occurs twice");
            }
            int place = hash(bytes[i], 0, bytes[i].length) & table.length - 1;
            while (table[place] != 0) {
                place = place + 1 & table.length - 1;
            }
            table[place] = i + 1;
        }
    }

    /** These names; a name that occurs twice throws {@link IllegalArgumentException}. */
    static JsonNames of(String... names) {
        return new JsonNames(List.of(names));
    }

    static JsonNames of(List<String> names) {
        return new JsonNames(names);
    }

    /** The number of names. */
    int count() {
        return names.length;
    }

    /** The name at {@code index}, always the same {@code String} object. */
    String name(int index) {
        return names[index];
    }

    /** The index of the name whose UTF-8 form is {@code text[from..to)}, or -1. */
    int find(byte[] text, int from, int to) {
        int place = hash(text, from, to) & table.length - 1;
        while (table[place] != 0) {
            byte[] candidate = bytes[table[place] - 1];
            if (Arrays.equals(candidate, 0, candidate.length, text, from, to)) {
                return table[place] - 1;
            }
            place = place + 1 & table.length - 1;
        }
        return -1;
    }

    /** Length and three bytes tell the keys of real records apart; what collides is compared. */
    private static int hash(byte[] text, int from, int to) {
        int length = to - from;
        if (length == 0) {
            return 0;
        }
        int mix = length * 31 + text[from] * 7 + text[from + (length >> 1)] * 13 + text[to - 1] * 3;
        return mix ^ mix >>> 5;
    }
}
