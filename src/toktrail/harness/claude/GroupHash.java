package toktrail.harness.claude;

import java.util.Arrays;
import java.util.BitSet;
import toktrail.harness.KeyHashes;

/**
 * Finds groups of copies that may belong to one call because their ids have the same hash.
 *
 * <p>Groups are numbered through all files in order. Those with equal hashes are linked from the first to the last.
 * Equal hashes of different ids only cost a comparison later.
 */
final class GroupHash {

    /** Of groups that have no id. */
    static final long ALONE = 0;

    private final int[] next;
    private final BitSet followers = new BitSet();

    private GroupHash(int count) {
        next = new int[count];
        Arrays.fill(next, -1);
    }

    /** The hash of the id by which copies are recognised, never {@link #ALONE} if there is one. */
    static long of(Mark.Ids ids) {
        if (ids.none()) {
            return ALONE;
        }
        String id = ids.message() != null ? ids.message() : ids.request() != null ? ids.request() : ids.uuid();
        long kind = ids.message() != null ? 1 : ids.request() != null ? 2 : 3;
        long hash = KeyHashes.mix(KeyHashes.hash(id), kind);
        return hash == ALONE ? 1 : hash;
    }

    /** Links the groups whose hashes these are, file after file; the numbers of a null file are left out. */
    static GroupHash link(Iterable<long[]> files, int count) {
        GroupHash linked = new GroupHash(count);
        int size = Integer.highestOneBit(Math.max(4, count)) << 2;
        long[] keys = new long[size];
        int[] tails = new int[size];
        int number = 0;
        for (long[] hashes : files) {
            for (long hash : hashes) {
                if (hash != ALONE) {
                    linked.enter(hash, number, keys, tails);
                }
                number++;
            }
        }
        return linked;
    }

    private void enter(long hash, int number, long[] keys, int[] tails) {
        int mask = keys.length - 1;
        int place = (int) (hash ^ hash >>> 32) & mask;
        while (keys[place] != ALONE && keys[place] != hash) {
            place = place + 1 & mask;
        }
        if (keys[place] == hash) {
            next[tails[place]] = number;
            followers.set(number);
        }
        keys[place] = hash;
        tails[place] = number;
    }

    /** Whether an earlier group has the same hash. */
    boolean isFollower(int number) {
        return followers.get(number);
    }

    /** The next group with the same hash, -1 if there is none. */
    int next(int number) {
        return next[number];
    }
}
