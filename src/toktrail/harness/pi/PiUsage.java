package toktrail.harness.pi;

import java.math.BigDecimal;
import toktrail.harness.RecordCost;
import toktrail.harness.TokenCounts;
import toktrail.json.JsonObject;
import toktrail.json.Shape;
import toktrail.usage.Amount;
import toktrail.usage.Tokens;

/**
 * The {@code usage} of a message. Input never contains what came from or went to a cache; output contains reasoning.
 * What omp's orchestration consumed was billed beside the call.
 */
final class PiUsage {

    private static final String[] CACHE_OUTPUT = {"cacheOutput", "cachedOutput", "cachedOutputTokens"};
    private static final String[] REASONING = {"reasoningTokens", "reasoning"};
    private static final String ORCHESTRATION = "orchestration";

    /** All that is looked at. */
    static final Shape SHAPE = Shape.of("input", "output", "cacheRead", "cacheWrite", "cacheOutput", "cachedOutput",
            "cachedOutputTokens", "reasoningTokens", "reasoning", "totalTokens")
            .with(ORCHESTRATION, Shape.of("input", "cacheRead", "output")).with("cost", Shape.of("total"));

    private PiUsage() { }

    /** The counts as they stand; reasoning is part of the output. */
    static Tokens stated(JsonObject usage) {
        return new Tokens(usage.countOrZero("input"), usage.countOrZero("output"), 0,
                usage.countOrZero("cacheRead"), usage.countOrZero("cacheWrite"),
                TokenCounts.firstAboveZero(usage, CACHE_OUTPUT));
    }

    /** What was billed. */
    static Amount billed(JsonObject usage, Tokens stated) {
        long reasoning = Math.min(TokenCounts.firstAboveZero(usage, REASONING), stated.output());
        long output = stated.equals(Tokens.NONE) ? usage.countOrZero("totalTokens") : stated.output() - reasoning;
        JsonObject beside = usage.object(ORCHESTRATION);
        Tokens tokens = new Tokens(Tokens.sum(stated.input(), beside.countOrZero("input")),
                Tokens.sum(output, beside.countOrZero("output")), reasoning,
                Tokens.sum(stated.cacheRead(), beside.countOrZero("cacheRead")), stated.cacheWrite(),
                stated.cacheOutput());
        BigDecimal cost = RecordCost.of(usage.object("cost").number("total"));
        return Amount.of(tokens, cost);
    }
}
