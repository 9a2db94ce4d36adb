package toktrail.usage;

/**
 * The six disjoint token classes of a call or of a sum of calls; none is negative. Sums stay at the largest long rather
 * than overflow: sources may state absurd counts.
 *
 * @param input       fresh prompt tokens, without anything read from or written to a cache
 * @param output      visible answer tokens, without reasoning
 * @param reasoning   thinking tokens
 * @param cacheRead   prompt tokens read from a cache
 * @param cacheWrite  prompt tokens written to a cache
 * @param cacheOutput answer tokens served from a cache
 */
public record Tokens(long input, long output, long reasoning, long cacheRead, long cacheWrite, long cacheOutput) {

    /** Nothing in any class. */
    public static final Tokens NONE = new Tokens(0, 0, 0, 0, 0, 0);

    public Tokens {
        if ((input | output | reasoning | cacheRead | cacheWrite | cacheOutput) < 0) {
            throw new IllegalArgumentException("negative token count");
        }
    }

    /** Input, output and reasoning: what moved without any cache. */
    public long total() {
        return sum(input, output, reasoning);
    }

    /** The whole prompt: input, cache reads and cache writes. Context tiers of prices look at this figure. */
    public long promptTotal() {
        return sum(input, cacheRead, cacheWrite);
    }

    /** The whole answer: output, reasoning and cached output. */
    public long outputTotal() {
        return sum(output, reasoning, cacheOutput);
    }

    /** All six classes. */
    public long accountingTotal() {
        return sum(total(), sum(cacheRead, cacheWrite, cacheOutput));
    }

    /** Whether any class is smaller than that of {@code before}. */
    public boolean lowers(Tokens before) {
        return input < before.input || output < before.output || reasoning < before.reasoning
                || cacheRead < before.cacheRead || cacheWrite < before.cacheWrite || cacheOutput < before.cacheOutput;
    }

    /** The sum, class by class. */
    public Tokens plus(Tokens other) {
        return new Tokens(sum(input, other.input), sum(output, other.output), sum(reasoning, other.reasoning),
                sum(cacheRead, other.cacheRead), sum(cacheWrite, other.cacheWrite),
                sum(cacheOutput, other.cacheOutput));
    }

    /** The sum of two counts, none negative; the largest long rather than an overflow. */
    public static long sum(long a, long b) {
        long sum = a + b;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }

    /** The sum of three counts, none negative; the largest long rather than an overflow. */
    public static long sum(long a, long b, long c) {
        return sum(sum(a, b), c);
    }

    // Compared for every event: what the compiler makes for records costs three times as much.
    @Override
    public boolean equals(Object other) {
        return other instanceof Tokens tokens && input == tokens.input && output == tokens.output
                && reasoning == tokens.reasoning && cacheRead == tokens.cacheRead && cacheWrite == tokens.cacheWrite
                && cacheOutput == tokens.cacheOutput;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(31 * (31 * (31 * input + output) + cacheRead) + cacheWrite + reasoning + cacheOutput);
    }
}
