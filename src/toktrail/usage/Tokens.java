package toktrail.usage;

/**
 * The six disjoint token classes of a call or of a sum of calls; none is negative.
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
        return input + output + reasoning;
    }

    /** The whole prompt: input, cache reads and cache writes. Context tiers of prices look at this figure. */
    public long promptTotal() {
        return input + cacheRead + cacheWrite;
    }

    /** The whole answer: output, reasoning and cached output. */
    public long outputTotal() {
        return output + reasoning + cacheOutput;
    }

    /** All six classes. */
    public long accountingTotal() {
        return promptTotal() + outputTotal();
    }

    /** The sum, class by class. */
    public Tokens plus(Tokens other) {
        return new Tokens(input + other.input, output + other.output, reasoning + other.reasoning,
                cacheRead + other.cacheRead, cacheWrite + other.cacheWrite, cacheOutput + other.cacheOutput);
    }
}
