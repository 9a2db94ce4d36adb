package toktrail.ledger.importing;

import java.util.Arrays;

/**
 * From hashes of keys to event ids, in memory: open addressing, linear probing, at most two thirds full. One hash may
 * have several ids. The hashes are parts of SHA-256, so their low bits are good enough as places.
 */
final class KeyTable {

    private static final long EMPTY = 0;
    private static final long DELETED = -1;

    private long[] keys = new long[1024];
    private long[] ids = new long[1024];
    private int used;

    /** Adds an id, at least 1, under a hash. */
    void add(long key, long id) {
        if ((used + 1) * 3L > ids.length * 2L) {
            grow();
        }
        int slot = place(key);
        while (ids[slot] != EMPTY) {
            slot = slot + 1 & ids.length - 1;
        }
        keys[slot] = key;
        ids[slot] = id;
        used++;
    }

    /** An id under the hash, 0 if there is none. */
    long first(long key) {
        int slot = next(key, place(key));
        return slot < 0 ? 0 : ids[slot];
    }

    /** All ids under the hash, in no particular order. */
    long[] all(long key) {
        long[] found = new long[4];
        int count = 0;
        for (int slot = next(key, place(key)); slot >= 0; slot = next(key, slot + 1 & ids.length - 1)) {
            if (count == found.length) {
                found = Arrays.copyOf(found, 2 * count);
            }
            found[count++] = ids[slot];
        }
        return Arrays.copyOf(found, count);
    }

    /** Forgets one id under a hash, if it is known. */
    void remove(long key, long id) {
        for (int slot = next(key, place(key)); slot >= 0; slot = next(key, slot + 1 & ids.length - 1)) {
            if (ids[slot] == id) {
                ids[slot] = DELETED;
                return;
            }
        }
    }

    private int place(long key) {
        return (int) key & ids.length - 1;
    }

    /** The first slot from {@code slot} on that holds the hash, -1 if a free one comes before. */
    private int next(long key, int slot) {
        int at = slot;
        while (ids[at] != EMPTY) {
            if (keys[at] == key && ids[at] != DELETED) {
                return at;
            }
            at = at + 1 & ids.length - 1;
        }
        return -1;
    }

    private void grow() {
        long[] oldKeys = keys;
        long[] oldIds = ids;
        keys = new long[2 * oldKeys.length];
        ids = new long[2 * oldIds.length];
        used = 0;
        for (int i = 0; i < oldIds.length; i++) {
            if (oldIds[i] > EMPTY) {
                add(oldKeys[i], oldIds[i]);
            }
        }
    }
}
