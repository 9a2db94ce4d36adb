package toktrail.harness;

import toktrail.usage.Tokens;

/**
 * Which of the counts a tool reports are parts of others. Where the tool reports a total as well, the total tells;
 * else it is what the tool is known for.
 */
public enum Containment {
    /** All counts stand beside each other. */
    DISJOINT(false, false),
    /** The input contains what was read from and written to a cache. */
    CACHE_IN_INPUT(true, false),
    /** The output contains the reasoning. */
    REASONING_IN_OUTPUT(false, true),
    /** Both. */
    CACHE_AND_REASONING(true, true);

    /**
     * What a tool reports; nothing is negative, what it does not report is 0.
     *
     * @param input      prompt tokens
     * @param output     answer tokens
     * @param reasoning  thinking tokens
     * @param cacheRead  tokens read from a cache
     * @param cacheWrite tokens written to a cache
     * @param total      all tokens
     */
    public record Counts(long input, long output, long reasoning, long cacheRead, long cacheWrite, long total) { }

    private final boolean cacheInside;
    private final boolean reasoningInside;

    Containment(boolean cacheInside, boolean reasoningInside) {
        this.cacheInside = cacheInside;
        this.reasoningInside = reasoningInside;
    }

    /**
     * The disjoint classes.
     *
     * @param usual what is inside of what if the total does not tell
     */
    public static Tokens classes(Counts counts, Containment usual) {
        Containment layout = proven(counts, usual);
        long cache = Tokens.sum(counts.cacheRead(), counts.cacheWrite());
        // A part cannot be larger than the whole.
        boolean cacheApart = !layout.cacheInside || cache > counts.input();
        boolean reasoningApart = !layout.reasoningInside || counts.reasoning() > counts.output();
        long input = cacheApart ? counts.input() : counts.input() - cache;
        long output = reasoningApart ? counts.output() : counts.output() - counts.reasoning();
        Tokens tokens = new Tokens(input, output, counts.reasoning(), counts.cacheRead(), counts.cacheWrite(), 0);
        return cacheApart && reasoningApart ? withRest(tokens, counts.total()) : tokens;
    }

    private static Containment proven(Counts c, Containment usual) {
        long total = c.total();
        if (total <= 0) {
            return usual;
        }
        long cache = Tokens.sum(c.cacheRead(), c.cacheWrite());
        if (total == Tokens.sum(Tokens.sum(c.input(), c.output(), c.reasoning()), cache)) {
            return DISJOINT;
        }
        if (total == Tokens.sum(c.input(), c.output())) {
            return CACHE_AND_REASONING;
        }
        if (total == Tokens.sum(c.input(), c.output(), c.reasoning())) {
            return CACHE_IN_INPUT;
        }
        return total == Tokens.sum(c.input(), c.output(), cache) ? REASONING_IN_OUTPUT : usual;
    }

    /**
     * The classes with what a larger total has beyond them, which was billed as well though nothing is known of it: it
     * is output if there is none, else reasoning, which costs the same.
     */
    public static Tokens withRest(Tokens t, long total) {
        long rest = total - t.accountingTotal();
        if (rest <= 0) {
            return t;
        }
        return t.output() == 0
                ? new Tokens(t.input(), rest, t.reasoning(), t.cacheRead(), t.cacheWrite(), t.cacheOutput())
                : new Tokens(t.input(), t.output(), t.reasoning() + rest, t.cacheRead(), t.cacheWrite(),
                        t.cacheOutput());
    }
}
