package toktrail.harness.codex;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import toktrail.harness.KeyHashes;

/**
 * Decides which token counts of a rollout are calls, and what each call consumed.
 *
 * <p>A count tells the running total of the thread (T), the last call (L), or both. Neither can be taken alone: the
 * same count is written again whenever rate limits change and after a resume, so L must not be added for every record;
 * and when the context window overflows T begins anew, so differences of T lose calls. Hence L decides while each T
 * counts once.
 */
final class CodexCounter {

    /** What a count is. */
    enum Kind {
        /** A call; {@link Outcome#amount} says what it consumed. */
        CALL,
        /** A total that was written before. */
        REPEAT,
        /** A call of a review, which has a rollout of its own. */
        REVIEW,
        /** Nothing was consumed, or an outdated total came late. */
        NOTHING
    }

    /**
     * The decision on a count.
     *
     * @param kind   what it is
     * @param amount what the call consumed; {@link Counts#ZERO} if it is none
     */
    record Outcome(Kind kind, Counts amount) {

        private static final Outcome REPEAT = new Outcome(Kind.REPEAT, Counts.ZERO);
        private static final Outcome REVIEW = new Outcome(Kind.REVIEW, Counts.ZERO);
        private static final Outcome NOTHING = new Outcome(Kind.NOTHING, Counts.ZERO);
    }

    private static final int HAS_PREVIOUS = 1;

    private final KeyHashes seen;
    private Counts previous;

    CodexCounter() {
        this(new KeyHashes(), null);
    }

    private CodexCounter(KeyHashes seen, Counts previous) {
        this.seen = seen;
        this.previous = previous;
    }

    /**
     * Takes a count.
     *
     * @param total             T, null if it is missing
     * @param last              L, null if it is missing
     * @param inReview          whether a review is going on
     * @param reviewsAreThreads whether this version of the tool gives a review a rollout of its own
     */
    Outcome take(Counts total, Counts last, boolean inReview, boolean reviewsAreThreads) {
        if (total == null) {
            return last == null ? Outcome.NOTHING : takeLast(last);
        }
        long hash = total.hash(0);
        if (seen.contains(hash)) {
            return Outcome.REPEAT;
        }
        boolean lastCounts = last != null && last.isBillable();
        if (inReview && lastCounts && isForwarded(total, last, reviewsAreThreads)) {
            seen.add(hash);
            return Outcome.REVIEW;
        }
        Counts amount = last == null ? fromTotal(total) : lastCounts ? last : recomputed(total);
        seen.add(hash);
        if (last == null && amount == null) {
            return Outcome.NOTHING;
        }
        previous = total;
        return amount == null || !amount.isBillable() ? Outcome.NOTHING : new Outcome(Kind.CALL, amount);
    }

    private Outcome takeLast(Counts last) {
        previous = previous == null ? last : previous.plus(last);
        return last.isBillable() ? new Outcome(Kind.CALL, last) : Outcome.NOTHING;
    }

    /** In a review: whether the count is the reviewer's, shown in the parent's rollout as well. */
    private boolean isForwarded(Counts total, Counts last, boolean reviewsAreThreads) {
        if (previous == null) {
            return reviewsAreThreads;
        }
        return !total.equals(previous.plus(last));
    }

    /** The amount of a count whose last call is empty; null if there is none. */
    private Counts recomputed(Counts total) {
        return previous != null && total.covers(previous) ? total.minus(previous) : null;
    }

    /** The amount of a total alone; null if it is outdated. */
    private Counts fromTotal(Counts total) {
        if (previous == null) {
            return total;
        }
        if (total.coversFive(previous)) {
            return total.minus(previous);
        }
        boolean startedAgain = previous.coversFive(total) && total.sumOfFive() <= previous.sumOfFive() / 2;
        return startedAgain ? total : null;
    }

    /** Writes what later counts are compared with. */
    void writeTo(DataOutputStream out) throws IOException {
        out.writeByte(previous == null ? 0 : HAS_PREVIOUS);
        if (previous != null) {
            previous.writeTo(out);
        }
        seen.writeTo(out);
    }

    /** Reads what {@link #writeTo} wrote. */
    static CodexCounter readFrom(DataInputStream in) throws IOException {
        Counts previous = in.readByte() == HAS_PREVIOUS ? Counts.readFrom(in) : null;
        return new CodexCounter(KeyHashes.readFrom(in), previous);
    }
}
