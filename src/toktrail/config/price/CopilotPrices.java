package toktrail.config.price;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import toktrail.config.schema.Key;
import toktrail.config.schema.TemplateText;

/** Public API prices of the models GitHub Copilot offered in May 2026, in USD per million tokens. */
public final class CopilotPrices {

    /** Provider, model, name for people, input, cached input, cache write, output, status, category. */
    private static final String ROWS = """
            openai|gpt-4.1|GPT-4.1|2|0.5||8|GA|Versatile
            openai|gpt-5-mini|GPT-5 mini|0.25|0.025||2|GA|Lightweight
            openai|gpt-5.2|GPT-5.2|1.75|0.175||14|GA|Versatile
            openai|gpt-5.2-codex|GPT-5.2-Codex|1.75|0.175||14|GA|Powerful
            openai|gpt-5.3-codex|GPT-5.3-Codex|1.75|0.175||14|GA|Powerful
            openai|gpt-5.4|GPT-5.4|2.5|0.25||15|GA|Versatile
            openai|gpt-5.4-mini|GPT-5.4 mini|0.75|0.075||4.5|GA|Lightweight
            openai|gpt-5.4-nano|GPT-5.4 nano|0.2|0.02||1.25|GA|Lightweight
            openai|gpt-5.5|GPT-5.5|5|0.5||30|GA|Powerful
            anthropic|claude-haiku-4.5|Claude Haiku 4.5|1|0.1|1.25|5|GA|Versatile
            anthropic|claude-sonnet-4|Claude Sonnet 4|3|0.3|3.75|15|GA|Versatile
            anthropic|claude-sonnet-4.5|Claude Sonnet 4.5|3|0.3|3.75|15|GA|Versatile
            anthropic|claude-sonnet-4.6|Claude Sonnet 4.6|3|0.3|3.75|15|GA|Versatile
            anthropic|claude-opus-4.5|Claude Opus 4.5|5|0.5|6.25|25|GA|Powerful
            anthropic|claude-opus-4.6|Claude Opus 4.6|5|0.5|6.25|25|GA|Powerful
            anthropic|claude-opus-4.7|Claude Opus 4.7|5|0.5|6.25|25|GA|Powerful
            google|gemini-2.5-pro|Gemini 2.5 Pro|1.25|0.125||10|GA|Powerful
            google|gemini-3-flash|Gemini 3 Flash|0.5|0.05||3|Public preview|Lightweight
            google|gemini-3.1-pro|Gemini 3.1 Pro|2|0.2||12|Public preview|Powerful
            xai|grok-code-fast-1|Grok Code Fast 1|0.2|0.02||1.5|GA|Lightweight
            github|raptor-mini|Raptor mini|0.25|0.025||2|Public preview|Versatile
            github|goldeneye|Goldeneye|1.25|0.125||10|Public preview|Powerful
            """;

    /** A misspelling in files of older programs, so that it finds the price as well. */
    private static final String OLD_SPELLING = "gpt-4.11";

    private CopilotPrices() { }

    public static void write(TemplateText text) {
        for (String line : ROWS.lines().toList()) {
            String[] cells = line.split("\\|", -1);
            List<String> aliases = new ArrayList<>(List.of(cells[2]));
            if (cells[1].equals("gpt-4.1")) {
                aliases.add(OLD_SPELLING);
            }
            text.header("[[pricing.virtual]]").setting(PriceKeys.PROVIDER, cells[0])
                    .setting(PriceKeys.MODEL, cells[1]).setting(PriceKeys.ALIASES, aliases);
            amount(text, PriceKeys.INPUT, cells[3]);
            amount(text, PriceKeys.CACHED_INPUT, cells[4]);
            amount(text, PriceKeys.CACHE_WRITE, cells[5]);
            amount(text, PriceKeys.OUTPUT, cells[6]);
            text.setting(PriceKeys.RELEASE_STATUS, cells[7]).setting(PriceKeys.CATEGORY, cells[8]);
        }
    }

    private static void amount(TemplateText text, Key<BigDecimal> key, String cell) {
        if (!cell.isEmpty()) {
            text.setting(key, new BigDecimal(cell));
        }
    }
}
