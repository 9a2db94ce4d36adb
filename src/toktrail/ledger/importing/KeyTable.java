package toktrail.ledger.importing;

import java.util.Arrays;

/**
 * From hashes of keys to event ids, in memory: open addressing, linear probing, at most two thirds full. One hash may
 * have several ids. The hashes are parts of SHA-256, so their low bits are good enough as places. A hash and its id
 * stand side by side, since in a large table each look comes from main memory.
 */
final class KeyTable {

    private static final long EMPTY = 0;
    private static final long DELETED = -1;

    /** At even places hashes, behind each its id. */
    private long[] slots = new long[2048];
    private int used;

    /** Adds an id, at least 1, under a hash. */
    void add(long key, long id) {
        if ((used + 1) * 3L > slots.length) {
            grow();
        }
        int slot = place(key);
        while (slots[slot + 1] != EMPTY) {
            slot = after(slot);
        }
        slots[slot] = key;
        slots[slot + 1] = id;
        used++;
    }

    /** An id under the hash, 0 if there is none. */
    long first(long key) {
        int slot = next(key, place(key));
        return slot < 0 ? 0 : slots[slot + 1];
    }

    /** All ids under the hash, in no particular order. */
    long[] all(long key) {
        long[] found = new long[4];
        int count = 0;
        for (int slot = next(key, place(key)); slot >= 0; slot = next(key, after(slot))) {
            if (count == found.length) {
                found = Arrays.copyOf(found, 2 * count);
            }
            found[count++] = slots[slot + 1];
        }
        return Arrays.copyOf(found, count);
    }

    /** Forgets one id under a hash, if it is known. */
    void remove(long key, long id) {
        for (int slot = next(key, place(key)); slot >= 0; slot = next(key, after(slot))) {
            if (slots[slot + 1] == id) {
                slots[slot + 1] = DELETED;
                return;
            }
        }
    }

    private int place(long key) {
        return (int) key << 1 & slots.length - 1;
    }

    private int after(int slot) {
        return slot + 2 & slots.length - 1;
    }

    /** The first slot from {@code slot} on that holds the hash, -1 if a free one comes before. */
    private int next(long key, int slot) {
        int at = slot;
        while (slots[at + 1] != EMPTY) {
            if (slots[at] == key && slots[at + 1] != DELETED) {
                return at;
            }
            at = after(at);
        }
        return -1;
    }

    private void grow() {
        long[] old = slots;
        slots = new long[2 * old.length];
        used = 0;
        for (int slot = 0; slot < old.length; slot += 2) {
            if (old[slot + 1] > EMPTY) {
                add(old[slot], old[slot + 1]);
            }
        }
    }
}
