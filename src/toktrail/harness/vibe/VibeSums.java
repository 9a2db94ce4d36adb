package toktrail.harness.vibe;

import java.math.BigDecimal;
import toktrail.usage.Tokens;

/**
 * The running sums of a session; nothing is negative.
 *
 * @param prompt     prompt tokens, with those from the cache
 * @param completion answer tokens
 * @param cached     the part of the prompt that came from the cache
 * @param cost       cost, 0 if none is stated
 */
record VibeSums(long prompt, long completion, long cached, BigDecimal cost) {

    VibeSums {
        cached = Math.min(cached, prompt);
    }

    /** Whether no call was made. */
    boolean isEmpty() {
        return prompt == 0 && completion == 0;
    }

    /** All tokens. */
    long total() {
        return Tokens.sum(prompt, completion);
    }

    /** What is beyond {@code earlier}. */
    VibeSums since(VibeSums earlier) {
        return new VibeSums(Math.max(prompt - earlier.prompt, 0), Math.max(completion - earlier.completion, 0),
                Math.max(cached - earlier.cached, 0), cost.subtract(earlier.cost).max(BigDecimal.ZERO));
    }

    /** The classes. */
    Tokens tokens() {
        return new Tokens(prompt - cached, completion, 0, cached, 0, 0);
    }

    /** The classes as older ledgers stored them, which knew no cache. */
    Tokens withoutCache() {
        return new Tokens(prompt, completion, 0, 0, 0, 0);
    }
}
