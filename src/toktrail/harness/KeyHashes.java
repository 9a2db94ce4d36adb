package toktrail.harness;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * A set of 64-bit hashes, eight to sixteen bytes each: what a scan remembers of the keys it has met. Open addressing;
 * the hashes are expected to be well mixed.
 */
public final class KeyHashes {

    private static final int FIRST_SIZE = 16;
    private static final long FACTOR_1 = 0x9E3779B97F4A7C15L;
    private static final long FACTOR_2 = 0xD6E8FEB86659FD93L;

    /** Zero marks a free place; whether zero itself is in the set stands in {@link #holdsZero}. */
    private long[] places = new long[FIRST_SIZE];
    private int count;
    private boolean holdsZero;

    /** A hash of a text, for sets that are not stored; two texts have the same with a chance of 2⁻⁶⁴. */
    public static long hash(String text) {
        long hash = text.length();
        for (int i = 0; i < text.length(); i++) {
            hash = mix(hash, text.charAt(i));
        }
        return hash;
    }

    /**
     * A hash of a number upon another hash; differing numbers give different ones. Parsers keep such hashes in their
     * states, so another formula needs other parser versions.
     */
    public static long mix(long hash, long number) {
        long mixed = (hash ^ number) * FACTOR_1;
        mixed ^= mixed >>> 32;
        mixed *= FACTOR_2;
        return mixed ^ mixed >>> 29;
    }

    /** Adds a hash; gives whether it was not there before. */
    public boolean add(long hash) {
        if (hash == 0) {
            boolean isNew = !holdsZero;
            holdsZero = true;
            return isNew;
        }
        int place = place(hash);
        if (places[place] != 0) {
            return false;
        }
        places[place] = hash;
        count++;
        // At most three quarters full.
        if (4L * count > 3L * places.length) {
            grow();
        }
        return true;
    }

    /** Whether the hash was added. */
    public boolean contains(long hash) {
        return hash == 0 ? holdsZero : places[place(hash)] != 0;
    }

    /** How many hashes were added. */
    int size() {
        return count + (holdsZero ? 1 : 0);
    }

    /** Writes the set: its size, then the hashes in no order. */
    public void writeTo(DataOutputStream out) throws IOException {
        out.writeInt(size());
        if (holdsZero) {
            out.writeLong(0);
        }
        for (long hash : places) {
            if (hash != 0) {
                out.writeLong(hash);
            }
        }
    }

    /**
     * Reads what {@link #writeTo} wrote.
     *
     * @throws IOException if the data end too early
     */
    public static KeyHashes readFrom(DataInputStream in) throws IOException {
        KeyHashes hashes = new KeyHashes();
        for (int left = in.readInt(); left > 0; left--) {
            hashes.add(in.readLong());
        }
        return hashes;
    }

    private int place(long hash) {
        int mask = places.length - 1;
        int place = (int) (hash ^ hash >>> 32) & mask;
        while (places[place] != 0 && places[place] != hash) {
            place = place + 1 & mask;
        }
        return place;
    }

    private void grow() {
        long[] old = places;
        places = new long[2 * old.length];
        for (long hash : old) {
            if (hash != 0) {
                places[place(hash)] = hash;
            }
        }
    }
}
