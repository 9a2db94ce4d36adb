package toktrail.json;

/** Which containers are open. Hot: fields are open to the tokenizer and the skipper. */
final class Nesting {

    final int maxDepth;
    int depth;
    /** One bit for each open container, set for an object. */
    private final long[] objects;

    Nesting(int maxDepth) {
        this.maxDepth = maxDepth;
        objects = new long[maxDepth + Long.SIZE - 1 >> 6];
    }

    /** Opens a container; there must be room for it. */
    void open(boolean object) {
        long bit = 1L << depth;
        int word = depth >> 6;
        objects[word] = object ? objects[word] | bit : objects[word] & ~bit;
        depth++;
    }

    /** Whether the innermost open container is an object; false if none is open. */
    boolean inObject() {
        int innermost = depth - 1;
        return innermost >= 0 && (objects[innermost >> 6] & 1L << innermost) != 0;
    }
}
