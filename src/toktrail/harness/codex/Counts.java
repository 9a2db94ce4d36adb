package toktrail.harness.codex;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.OptionalLong;
import toktrail.harness.KeyHashes;
import toktrail.json.JsonObject;
import toktrail.json.Shape;
import toktrail.usage.Tokens;

/**
 * The six numbers of a usage object as they are written: {@code cached} and {@code written} are parts of {@code in},
 * {@code reasoning} mostly is a part of {@code out}. None is negative.
 *
 * @param in        prompt tokens
 * @param cached    the part read from a cache
 * @param written   the part written to a cache
 * @param out       answer tokens
 * @param reasoning thinking tokens
 * @param total     stated total
 */
record Counts(long in, long cached, long written, long out, long reasoning, long total) {

    /** The members of a usage object that are read. */
    static final Shape SHAPE = Shape.of("input_tokens", "cached_input_tokens", "output_tokens",
            "reasoning_output_tokens", "total_tokens", "cache_write_input_tokens", "prompt_tokens", "input",
            "cache_read_input_tokens", "cached_tokens", "cache_creation_input_tokens", "completion_tokens", "output",
            "reasoning_tokens");

    static final Counts ZERO = new Counts(0, 0, 0, 0, 0, 0);

    /** No honest number comes near it; below it no sum of classes overflows. */
    private static final long MOST = Long.MAX_VALUE >> 3;

    /** Reads a usage object; what is missing is 0. */
    static Counts read(JsonObject usage) {
        return new Counts(
                first(usage, "input_tokens", "prompt_tokens", "input"),
                Math.max(usage.countOrZero("cached_input_tokens"),
                        Math.max(usage.countOrZero("cache_read_input_tokens"), usage.countOrZero("cached_tokens"))),
                first(usage, "cache_write_input_tokens", "cache_creation_input_tokens"),
                first(usage, "output_tokens", "completion_tokens", "output"),
                first(usage, "reasoning_output_tokens", "reasoning_tokens"),
                usage.countOrZero("total_tokens"));
    }

    /** Whether anything but the total is above 0. */
    boolean isBillable() {
        return (in | cached | written | out | reasoning) != 0;
    }

    /** Whether none of the first five numbers is below that of the other. */
    boolean coversFive(Counts other) {
        return in >= other.in && cached >= other.cached && written >= other.written && out >= other.out
                && reasoning >= other.reasoning;
    }

    /** Whether none of the six numbers is below that of the other. */
    boolean covers(Counts other) {
        return coversFive(other) && total >= other.total;
    }

    /** The sum of the first five numbers. */
    long sumOfFive() {
        return Tokens.sum(Tokens.sum(in, cached, written), out, reasoning);
    }

    /** The differences, 0 where the other is greater. */
    Counts minus(Counts other) {
        return new Counts(Math.max(in - other.in, 0), Math.max(cached - other.cached, 0),
                Math.max(written - other.written, 0), Math.max(out - other.out, 0),
                Math.max(reasoning - other.reasoning, 0), Math.max(total - other.total, 0));
    }

    /** The sums. */
    Counts plus(Counts other) {
        return new Counts(Tokens.sum(in, other.in), Tokens.sum(cached, other.cached),
                Tokens.sum(written, other.written), Tokens.sum(out, other.out), Tokens.sum(reasoning, other.reasoning),
                Tokens.sum(total, other.total));
    }

    /** The disjoint classes. */
    Tokens tokens() {
        long input = Math.min(in, MOST);
        long read = Math.min(cached, input);
        long write = Math.min(written, input - read);
        long output = Math.min(out, MOST);
        long thinking = Math.min(reasoning, MOST);
        boolean inside = thinking <= output && !reasoningIsBeside();
        return new Tokens(input - read - write, inside ? output - thinking : output, thinking, read, write, 0);
    }

    /** The classes as an older toktrail stored them: what is written to a cache in input, reasoning in output too. */
    Tokens oldTokens(boolean withReasoning) {
        long input = Math.min(in, MOST);
        long read = Math.min(cached, input);
        return new Tokens(input - read, Math.min(out, MOST), withReasoning ? Math.min(reasoning, MOST) : 0, read, 0, 0);
    }

    /** A hash of the six numbers upon another hash; differing numbers give the same with a chance of 2⁻⁶⁴. */
    long hash(long upon) {
        long hash = KeyHashes.mix(KeyHashes.mix(KeyHashes.mix(upon, in), cached), written);
        return KeyHashes.mix(KeyHashes.mix(KeyHashes.mix(hash, out), reasoning), total);
    }

    /** Appends the six numbers as keys have them, joined by commas. */
    StringBuilder appendTo(StringBuilder key) {
        return key.append(in).append(',').append(cached).append(',').append(written).append(',').append(out)
                .append(',').append(reasoning).append(',').append(total);
    }

    /** Writes the numbers. */
    void writeTo(DataOutputStream data) throws IOException {
        for (long number : new long[] {in, cached, written, out, reasoning, total}) {
            data.writeLong(number);
        }
    }

    /** Reads what {@link #writeTo} wrote. */
    static Counts readFrom(DataInputStream data) throws IOException {
        return new Counts(data.readLong(), data.readLong(), data.readLong(), data.readLong(), data.readLong(),
                data.readLong());
    }

    private boolean reasoningIsBeside() {
        long without = Tokens.sum(in, out);
        return total != without && total == Tokens.sum(without, reasoning);
    }

    private static long first(JsonObject usage, String... names) {
        for (String name : names) {
            OptionalLong count = usage.count(name);
            if (count.isPresent()) {
                return count.getAsLong();
            }
        }
        return 0;
    }
}
