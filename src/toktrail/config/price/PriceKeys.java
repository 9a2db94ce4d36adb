package toktrail.config.price;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import toktrail.config.file.FileKind;
import toktrail.config.schema.FormatVersion;
import toktrail.config.schema.Key;
import toktrail.config.schema.ListRules;
import toktrail.config.schema.ScalarRules;
import toktrail.config.schema.Section;
import toktrail.config.schema.TableSchema;
import toktrail.toml.TomlValue;
import toktrail.usage.Names;

/** The keys of price files. */
public final class PriceKeys {

    public static final Key<String> PROVIDER = Key.required("provider", ScalarRules.identity("anthropic"), "Provider.");
    public static final Key<String> MODEL = Key.required("model", ScalarRules.identity("claude-sonnet-4.5"), "Model.");
    public static final Key<List<String>> ALIASES =
            Key.of("aliases", ListRules.list(ScalarRules.identity("Sonnet"), true,
            ListRules.Repeats.DROPPED, Names::normalise), List.of(), "Further names of the model.");
    public static final Key<BigDecimal> INPUT = Key.required("input_usd_per_1m", ScalarRules.amount(),
            "USD per million input tokens.");
    public static final Key<BigDecimal> OUTPUT = Key.required("output_usd_per_1m", ScalarRules.amount(),
            "USD per million output tokens.");
    public static final Key<BigDecimal> CACHED_INPUT = amount("cached_input_usd_per_1m", "Cache reads; else as input.");
    public static final Key<BigDecimal> CACHE_WRITE = amount("cache_write_usd_per_1m", "Cache writes; else as input.");
    public static final Key<BigDecimal> CACHE_WRITE_1H = amount("cache_write_1h_usd_per_1m",
            "Cache writes kept an hour; else as other cache writes.");
    public static final Key<BigDecimal> CACHED_OUTPUT =
            amount("cached_output_usd_per_1m", "Cached output; else as output.");
    public static final Key<BigDecimal> REASONING = amount("reasoning_usd_per_1m", "Reasoning; else as output.");
    public static final Key<BigDecimal> FAST = factor("fast_multiplier",
            "Factor of fast calls; else priority_multiplier, else 1.");
    public static final Key<BigDecimal> BATCH = factor("batch_multiplier", "Factor of batch calls; else 0.5.");
    public static final Key<BigDecimal> FLEX = factor("flex_multiplier", "Factor of flex calls; else 0.5.");
    public static final Key<BigDecimal> PRIORITY = factor("priority_multiplier",
            "Factor of priority calls; else fast_multiplier, else 1.");
    public static final Key<BigDecimal> US_INFERENCE = factor("us_inference_multiplier",
            "Factor of calls kept in the US; else 1.1.");
    public static final Key<BigDecimal> WEB_SEARCH =
            amount("web_search_usd_per_1k", "USD per thousand web searches; else 0.");
    public static final Key<String> CATEGORY =
            Key.optional("category", ScalarRules.textOrBlank("Versatile"), "Shown only.");
    public static final Key<String> RELEASE_STATUS = Key.optional("release_status", ScalarRules.textOrBlank("GA"),
            "Shown only.");
    public static final Key<Long> MIN = Key.optional("context_min_tokens", ScalarRules.integer(0),
            "Smallest prompt of the tier, inclusive; else 0.");
    public static final Key<Long> MAX = Key.optional("context_max_tokens", ScalarRules.integer(0),
            "Largest prompt of the tier, inclusive; else unbounded.");
    public static final Key<String> LABEL =
            Key.optional("context_label", ScalarRules.textOrBlank("<= 200K"), "Shown only.");
    public static final Key<String> BASIS =
            Key.of("context_basis", ScalarRules.word(List.of("prompt_like")), "prompt_like",
            "What tiers are chosen by: input, cache reads and cache writes.");
    public static final Key<Long> CONTEXT_WINDOW = Key.optional("context_window_tokens", ScalarRules.integer(1),
            "Tokens the model can hold.");

    public static final TableSchema ROW =
            TableSchema.of(PROVIDER, MODEL, ALIASES, INPUT, OUTPUT, CACHED_INPUT, CACHE_WRITE,
            CACHE_WRITE_1H, CACHED_OUTPUT, REASONING, FAST, BATCH, FLEX, PRIORITY, US_INFERENCE, WEB_SEARCH, CATEGORY,
            RELEASE_STATUS, MIN, MAX, LABEL, BASIS, CONTEXT_WINDOW);

    public static final Key<List<Section>> VIRTUAL = Key.of("virtual", ListRules.tables(ROW), List.of(),
            "What tokens would cost.");
    public static final Key<List<Section>> ACTUAL = Key.of("actual", ListRules.tables(ROW), List.of(),
            "What you pay for tokens.");
    public static final TableSchema TABLES = TableSchema.of(VIRTUAL, ACTUAL);

    public static final Key<TomlValue> METADATA = Key.optional("metadata", ListRules.anything(), "Anything; ignored.");

    public static final Key<Section> PRICING = Key.optional("pricing", ListRules.table(TABLES), "Price rows.");

    /** A file of prices. */
    public static final TableSchema FILE = new TableSchema(List.of(FormatVersion.KEY, METADATA, PRICING),
            Map.of("imports", FileKind.CONFIG, "costing", FileKind.CONFIG, "actual_cost", FileKind.CONFIG,
                    "subscriptions", FileKind.SUBSCRIPTIONS));

    private PriceKeys() { }

    /** The rows of a table. */
    public static Key<List<Section>> rows(PriceKind kind) {
        return switch (kind) {
            case VIRTUAL -> VIRTUAL;
            case ACTUAL -> ACTUAL;
        };
    }

    private static Key<BigDecimal> amount(String name, String meaning) {
        return Key.optional(name, ScalarRules.amount(), meaning);
    }

    private static Key<BigDecimal> factor(String name, String meaning) {
        return Key.optional(name, ScalarRules.positive(), meaning);
    }
}
