package toktrail.harness.copilot;

import java.util.List;
import java.util.stream.Stream;
import toktrail.usage.Tokens;

/**
 * The counts of an item as they are written: input contains what came from and went to the cache, output contains
 * reasoning. A total without anything else is output.
 *
 * @param input      whole prompt
 * @param output     whole answer
 * @param cacheRead  part of the prompt
 * @param cacheWrite part of the prompt
 * @param reasoning  part of the answer, unless it is larger
 */
record ItemUsage(long input, long output, long cacheRead, long cacheWrite, long reasoning) {

    private static final String PREFIX = "gen_ai.usage.";
    private static final List<String> INPUT = names("input_tokens");
    private static final List<String> OUTPUT = names("output_tokens");
    private static final List<String> READ =
            names("cache_read.input_tokens", "cache_read_input_tokens", "cached_tokens");
    private static final List<String> WRITE = names("cache_write.input_tokens", "cache_creation.input_tokens",
            "cache_creation_input_tokens", "cache_write_tokens");
    private static final List<String> REASONING =
            names("reasoning.output_tokens", "reasoning_tokens", "reasoning_output_tokens");
    private static final List<String> TOTAL = names("total_tokens", "total.token_count");

    /** All attributes that are looked at. */
    static final List<String> NAMES = Stream.of(INPUT, OUTPUT, READ, WRITE, REASONING, TOTAL).flatMap(List::stream)
            .toList();

    private static List<String> names(String... endings) {
        return Stream.of(endings).map(PREFIX::concat).toList();
    }

    /** The counts under any of their names. */
    static ItemUsage of(Attributes attributes) {
        return of(attributes, READ, WRITE, REASONING);
    }

    /** The counts as an older toktrail would have read them: only the first name of each. */
    static ItemUsage ofFirstNames(Attributes attributes) {
        return of(attributes, READ.subList(0, 1), WRITE.subList(0, 1), REASONING.subList(0, 1));
    }

    private static ItemUsage of(Attributes attributes, List<String> read, List<String> write, List<String> reasoning) {
        ItemUsage usage = new ItemUsage(attributes.firstCount(INPUT), attributes.firstCount(OUTPUT),
                attributes.firstCount(read), attributes.firstCount(write), attributes.firstCount(reasoning));
        return usage.isNothing() ? new ItemUsage(0, attributes.firstCount(TOTAL), 0, 0, 0) : usage;
    }

    /** Whether no count is above 0. */
    boolean isNothing() {
        return (input | output | cacheRead | cacheWrite | reasoning) == 0;
    }

    /** The disjoint classes. */
    Tokens tokens() {
        long fresh = Math.max(Math.max(input - cacheRead, 0) - cacheWrite, 0);
        return new Tokens(fresh, reasoning <= output ? output - reasoning : output, reasoning, cacheRead, cacheWrite,
                0);
    }

    /** The classes of an older toktrail, which took only what was read from the cache out of the input. */
    Tokens oldTokens() {
        return new Tokens(Math.max(input - cacheRead, 0), output, reasoning, cacheRead, cacheWrite, 0);
    }

    /** The five numbers in the order in which they are part of a key. */
    String text() {
        return input + "," + output + "," + cacheRead + "," + cacheWrite + "," + reasoning;
    }
}
