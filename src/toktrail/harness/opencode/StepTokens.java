package toktrail.harness.opencode;

import java.math.BigDecimal;
import toktrail.harness.RecordCost;
import toktrail.json.JsonObject;
import toktrail.json.Shape;
import toktrail.usage.Tokens;

/**
 * What a message, or one step of it, consumed, as it is written: input never contains what came from or went to the
 * cache, output may contain reasoning.
 *
 * @param raw   the counts as they stand
 * @param total their sum as stated, 0 if none
 * @param cost  stated cost in USD, not negative
 */
record StepTokens(Tokens raw, long total, BigDecimal cost) {

    /** What is looked at in {@code tokens}. */
    static final Shape SHAPE = Shape.of("total", "input", "output", "reasoning")
            .with("cache", Shape.of("read", "write", "output"));

    /** Reads {@code tokens} and {@code cost} of a message or part. */
    static StepTokens of(JsonObject holder) {
        JsonObject tokens = holder.object("tokens");
        JsonObject cache = tokens.object("cache");
        Tokens raw = new Tokens(tokens.countOrZero("input"), tokens.countOrZero("output"),
                tokens.countOrZero("reasoning"), cache.countOrZero("read"), cache.countOrZero("write"),
                cache.countOrZero("output"));
        return new StepTokens(raw, tokens.countOrZero("total"), RecordCost.of(holder.get("cost")));
    }

    /**
     * The disjoint classes: reasoning is taken out of the output if the total proves that it is inside, or if there is
     * no total and the provider counts it there.
     *
     * @param reportsInside whether the provider counts reasoning as output
     */
    Tokens disjoint(boolean reportsInside) {
        long reasoning = raw.reasoning();
        if (reasoning == 0 || reasoning > raw.output()) {
            return raw;
        }
        long withoutReasoning = Tokens.sum(raw.promptTotal(), raw.output());
        boolean inside = total > 0 ? total == withoutReasoning : reportsInside;
        return inside ? new Tokens(raw.input(), raw.output() - reasoning, reasoning, raw.cacheRead(), raw.cacheWrite(),
                raw.cacheOutput()) : raw;
    }
}
