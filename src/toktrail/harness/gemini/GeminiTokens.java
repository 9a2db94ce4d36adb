package toktrail.harness.gemini;

import java.util.OptionalLong;
import toktrail.harness.Containment;
import toktrail.json.JsonObject;
import toktrail.json.Shape;
import toktrail.usage.Tokens;

/**
 * The token counts of a message or of a model of saved headless output.
 *
 * <p>The prompt contains what came from the cache, unless the total or the numbers themselves prove otherwise; tokens
 * of server-side tools stand beside it, thoughts beside the output. What the total has beyond all of them was billed as
 * well: it is output if there is none, else reasoning.
 */
final class GeminiTokens {

    private static final String[] PROMPT = {"input", "prompt", "input_tokens", "prompt_tokens"};
    /** In headless output {@code input} is what is left of {@code prompt} without the cache. */
    private static final String[] WHOLE_PROMPT = {"prompt", "input_tokens", "prompt_tokens"};
    private static final String[] OUTPUT = {"output", "candidates", "output_tokens", "candidates_tokens"};
    private static final String[] CACHED = {"cached", "cached_tokens"};
    private static final String[] THOUGHTS = {"thoughts", "reasoning", "thoughts_tokens", "reasoning_tokens"};
    private static final String[] TOOL = {"tool", "tool_tokens"};
    private static final String[] TOTAL = {"total", "total_tokens"};

    /** All names that are looked at. */
    static final Shape SHAPE = shape(PROMPT, OUTPUT, CACHED, THOUGHTS, TOOL, TOTAL);

    private GeminiTokens() { }

    /** The classes of a message's {@code tokens}. */
    static Tokens ofMessage(JsonObject tokens) {
        return classes(tokens, PROMPT);
    }

    /** The classes of a model's {@code tokens} in headless output. */
    static Tokens ofStats(JsonObject tokens) {
        return classes(tokens, tokens.has("prompt") ? WHOLE_PROMPT : PROMPT);
    }

    private static Tokens classes(JsonObject tokens, String[] promptNames) {
        long prompt = first(tokens, promptNames);
        long output = first(tokens, OUTPUT);
        long cached = first(tokens, CACHED);
        long thoughts = first(tokens, THOUGHTS);
        long tool = first(tokens, TOOL);
        long total = first(tokens, TOTAL);
        boolean beside = cached > prompt
                || cached > 0 && total == Tokens.sum(Tokens.sum(prompt, output, cached), thoughts, tool);
        long input = Tokens.sum(beside ? prompt : prompt - cached, tool);
        return Containment.withRest(new Tokens(input, output, thoughts, cached, 0, 0), total);
    }

    /** The first count above 0 under one of the names, else 0. */
    private static long first(JsonObject tokens, String[] names) {
        for (String name : names) {
            OptionalLong count = tokens.count(name);
            if (count.isPresent() && count.getAsLong() > 0) {
                return count.getAsLong();
            }
        }
        return 0;
    }

    private static Shape shape(String[]... groups) {
        Shape shape = Shape.of();
        for (String[] names : groups) {
            for (String name : names) {
                shape = shape.with(name, Shape.SCALAR);
            }
        }
        return shape;
    }
}
