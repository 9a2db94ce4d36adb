package toktrail.harness.vibe;

import java.util.Arrays;
import toktrail.usage.KeyHash;

/** A set of ids of messages, as hashes: sessions are held until the end of a scan, and may have many. */
final class MessageIds {

    /** No message. */
    static final MessageIds NONE = new MessageIds(new long[0]);

    private final long[] hashes;

    private MessageIds(long[] hashes) {
        this.hashes = hashes;
    }

    /** Whether an id is in both sets. */
    boolean shareAny(MessageIds other) {
        return Arrays.stream(hashes).anyMatch(hash -> Arrays.binarySearch(other.hashes, hash) >= 0);
    }

    /** Collects ids. */
    static final class Builder {

        private long[] hashes = new long[16];
        private int count;

        void add(String id) {
            if (count == hashes.length) {
                hashes = Arrays.copyOf(hashes, 2 * count);
            }
            hashes[count++] = KeyHash.of(id);
        }

        MessageIds build() {
            long[] sorted = Arrays.copyOf(hashes, count);
            Arrays.sort(sorted);
            return new MessageIds(sorted);
        }
    }
}
