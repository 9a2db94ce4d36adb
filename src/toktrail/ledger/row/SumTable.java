package toktrail.ledger.row;

import java.util.Arrays;

/**
 * Differences of sums by a key of two numbers, in memory: open addressing, linear probing, at most half full. Sums lie
 * in one array, {@link #WIDTH} after {@link #WIDTH}, in the order in which their keys were first met.
 */
final class SumTable {

    /** The event count, then an event's values. */
    static final int WIDTH = 1 + EventValues.WIDTH;

    /** Takes one entry. */
    interface Consumer {
        /** Sums begin at {@code at} in {@code sums}. */
        void accept(long a, long b, long[] sums, int at);
    }

    private long[] as = new long[64];
    private long[] bs = new long[64];
    private long[] sums = new long[64 * WIDTH];
    private int[] slots = new int[128];
    private int size;

    /** Adds {@code sign} times one event with these values. */
    void add(long a, long b, int sign, long[] values) {
        int at = entry(a, b) * WIDTH;
        sums[at] += sign;
        for (int i = 0; i < WIDTH - 1; i++) {
            sums[at + 1 + i] += sign * values[i];
        }
    }

    int size() {
        return size;
    }

    void clear() {
        Arrays.fill(slots, 0);
        Arrays.fill(sums, 0, size * WIDTH, 0);
        size = 0;
    }

    /** Hands over the entries that are not all zero, ordered by key. */
    void forEach(Consumer consumer) {
        Integer[] order = new Integer[size];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (x, y) -> as[x] != as[y] ? Long.compare(as[x], as[y]) : Long.compare(bs[x], bs[y]));
        for (int entry : order) {
            if (!isZero(entry * WIDTH)) {
                consumer.accept(as[entry], bs[entry], sums, entry * WIDTH);
            }
        }
    }

    private boolean isZero(int at) {
        for (int i = at; i < at + WIDTH; i++) {
            if (sums[i] != 0) {
                return false;
            }
        }
        return true;
    }

    private int entry(long a, long b) {
        int slot = place(a, b);
        while (slots[slot] != 0) {
            int entry = slots[slot] - 1;
            if (as[entry] == a && bs[entry] == b) {
                return entry;
            }
            slot = slot + 1 & slots.length - 1;
        }
        if (size == as.length) {
            grow();
            slot = freeSlot(a, b);
        }
        as[size] = a;
        bs[size] = b;
        slots[slot] = size + 1;
        return size++;
    }

    private int place(long a, long b) {
        long hash = (a * 0x9E3779B97F4A7C15L + b) * 0xBF58476D1CE4E5B9L;
        return (int) (hash ^ hash >>> 32) & slots.length - 1;
    }

    private int freeSlot(long a, long b) {
        int slot = place(a, b);
        while (slots[slot] != 0) {
            slot = slot + 1 & slots.length - 1;
        }
        return slot;
    }

    private void grow() {
        as = Arrays.copyOf(as, 2 * size);
        bs = Arrays.copyOf(bs, 2 * size);
        sums = Arrays.copyOf(sums, 2 * size * WIDTH);
        slots = new int[4 * size];
        for (int entry = 0; entry < size; entry++) {
            slots[freeSlot(as[entry], bs[entry])] = entry + 1;
        }
    }
}
