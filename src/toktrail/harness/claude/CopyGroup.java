package toktrail.harness.claude;

import java.math.BigDecimal;
import java.util.Arrays;
import toktrail.harness.claude.CallUsage.Reported;

/** The copies of a call in one file that have the same {@link Mark}; grows while the file is read. */
final class CopyGroup {

    private static final long[] NO_NUMBERS = {};

    /**
     * The copy whose numbers count.
     *
     * @param costUsd cost it states, null if none
     */
    record Best(long line, long offset, boolean repeated, boolean stopped, String model, CallUsage usage,
            BigDecimal costUsd) {

        /** Whether it wins over another copy that stands before it and is as much a sidechain's. */
        boolean wins(Best earlier) {
            if (stopped != earlier.stopped) {
                return stopped;
            }
            return usage.charge().tokens().accountingTotal() >= earlier.usage.charge().tokens().accountingTotal();
        }
    }

    /**
     * The first copy.
     *
     * @param ms time
     */
    record First(long line, long offset, long ms, String model) { }

    private final Mark mark;
    private final First first;
    private Best best;
    private long earliestMs;
    private long latestMs;
    private Reported reported;
    private BigDecimal largestCost;
    private long[] numbers = NO_NUMBERS;
    private String sidecar;

    /** A group of one copy. */
    CopyGroup(Candidate copy) {
        mark = copy.mark();
        first = new First(copy.spot().line(), copy.spot().offset(), copy.ms(), copy.model());
        best = best(copy);
        earliestMs = copy.ms();
        latestMs = copy.ms();
        reported = copy.usage().reported();
        largestCost = copy.costUsd();
        number(copy.spot().number());
    }

    /** A group as it was kept. */
    CopyGroup(Mark mark, First first, Best best) {
        this.mark = mark;
        this.first = first;
        this.best = best;
    }

    /** Adds a copy with the same mark from further down the file. */
    void add(Candidate copy) {
        Best candidate = best(copy);
        best = candidate.wins(best) ? candidate : best;
        earliestMs = Math.min(earliestMs, copy.ms());
        latestMs = Math.max(latestMs, copy.ms());
        reported = reported.max(copy.usage().reported());
        largestCost = larger(largestCost, copy.costUsd());
        number(copy.spot().number());
    }

    private static Best best(Candidate copy) {
        return new Best(copy.spot().line(), copy.spot().offset(), copy.spot().repeated(), copy.stopped(), copy.model(),
                copy.usage(), copy.costUsd());
    }

    /** The larger of two costs, of which each may be null. */
    static BigDecimal larger(BigDecimal a, BigDecimal b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return a.compareTo(b) >= 0 ? a : b;
    }

    private void number(long number) {
        if (number >= 0) {
            numbers = Arrays.copyOf(numbers, numbers.length + 1);
            numbers[numbers.length - 1] = number;
        }
    }

    Mark mark() {
        return mark;
    }

    First first() {
        return first;
    }

    Best best() {
        return best;
    }

    long earliestMs() {
        return earliestMs;
    }

    long latestMs() {
        return latestMs;
    }

    /** The largest of the top-level numbers of all copies. */
    Reported reported() {
        return reported;
    }

    /** The largest cost of all copies, null if none states one. */
    BigDecimal largestCost() {
        return largestCost;
    }

    /** What older ledgers put behind the path in the keys of these copies, in file order; empty if nothing. */
    long[] numbers() {
        return numbers;
    }

    /** The agent's type by the description beside its transcript, null if there is none. */
    String sidecar() {
        return sidecar;
    }

    void sidecar(String type) {
        sidecar = type;
    }

    void times(long earliest, long latest) {
        earliestMs = earliest;
        latestMs = latest;
    }

    void kept(Reported numbersReported, BigDecimal cost, long[] keyNumbers) {
        reported = numbersReported;
        largestCost = cost;
        numbers = keyNumbers;
    }
}
