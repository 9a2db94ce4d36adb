package toktrail.pricing.catalogue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import toktrail.config.price.PriceRow;
import toktrail.json.JsonObject;
import toktrail.json.JsonValue;
import toktrail.usage.Money;

/**
 * LiteLLM's {@code model_prices_and_context_window.json}: an object of models by name, each with its provider and its
 * prices in USD per token, as numbers or texts. Prices of other media than text are not read.
 */
final class LiteLlmCatalogue {

    static final String PROVIDER = "litellm_provider";

    private static final String EXAMPLE = "sample_spec";
    private static final Set<String> MODES = Set.of("chat", "responses", "completion");
    private static final int PER_MILLION = 6;
    private static final BigDecimal USUAL_US_FACTOR = new BigDecimal("1.1");
    private static final String ABOVE = "_above_";
    private static final String THOUSAND_TOKENS = "k_tokens";
    private static final int MOST_DIGITS = 9;

    private static final Map<String, Figure> FIGURES = Map.of(
            "input_cost_per_token", Figure.INPUT,
            "output_cost_per_token", Figure.OUTPUT,
            "cache_read_input_token_cost", Figure.CACHED_INPUT,
            "cache_creation_input_token_cost", Figure.CACHE_WRITE,
            "cache_creation_input_token_cost_above_1hr", Figure.CACHE_WRITE_1H,
            "output_cost_per_reasoning_token", Figure.REASONING);
    private static final String OTHER_CACHE_READ = "input_cost_per_token_cache_hit";

    private static final Map<String, String> PROVIDERS = Map.of(
            "text-completion-openai", "openai",
            "gemini", "google",
            "vertex_ai-anthropic_models", "google-vertex-anthropic",
            "dashscope", "alibaba",
            "moonshot", "moonshotai",
            "github_copilot", "github-copilot",
            "vercel_ai_gateway", "vercel");

    private final CatalogueRows rows;
    private final LocalDate today;

    LiteLlmCatalogue(CatalogueRows rows, LocalDate today) {
        this.rows = rows;
        this.today = today;
    }

    void read(JsonObject catalogue) {
        for (String key : catalogue.names()) {
            JsonObject entry = catalogue.object(key);
            String stated = entry.text(PROVIDER).orElse("");
            String provider = provider(stated);
            String model = !stated.isEmpty() && key.startsWith(stated + "/") ? key.substring(stated.length() + 1) : key;
            if (!rows.wants(provider, model)) {
                continue;
            }
            if (key.equals(EXAMPLE)) {
                rows.skip(key, "not a model");
            } else if (stated.isEmpty()) {
                rows.skip(key, "no " + PROVIDER);
            } else if (!MODES.contains(entry.text("mode").orElse("chat"))) {
                rows.skip(key, "mode " + entry.text("mode").orElse(""));
            } else {
                model(key, entry, provider, model);
            }
        }
    }

    private static String provider(String stated) {
        if (stated.startsWith("vertex_ai-") && stated.endsWith("language-models")) {
            return "google";
        }
        return stated.startsWith("bedrock") ? "amazon-bedrock" : PROVIDERS.getOrDefault(stated, stated);
    }

    private void model(String key, JsonObject entry, String provider, String model) {
        ServiceTier tier = rows.request().tier();
        PriceLadder ladder = ladder(key, entry, ServiceTier.STANDARD);
        PriceLadder ofTier = tier == ServiceTier.STANDARD ? new PriceLadder() : ladder(key, entry, tier);
        ladder.putAll(ofTier);
        for (Figure figure : new Figure[] {Figure.INPUT, Figure.OUTPUT}) {
            if (ladder.get(0, figure).isEmpty()) {
                rows.skipWithWarning(key, CatalogueRows.whyMissing(figure, entry.get(figure == Figure.INPUT
                        ? "input_cost_per_token" : "output_cost_per_token")));
                return;
            }
        }
        boolean free = ladder.get(0, Figure.INPUT).get().signum() == 0
                && ladder.get(0, Figure.OUTPUT).get().signum() == 0;
        if (free && rows.request().freeOnes() == CatalogueRequest.FreeOnes.SKIPPED) {
            rows.skip(key, "both prices are zero");
            return;
        }
        PriceRow row = rows.model(provider, model, status(entry), CatalogueRows.tokens(entry.get("max_input_tokens")));
        PriceRow.Factors factors = factors(entry.object("provider_specific_entry"));
        rows.add(key, new PriceRow(row.provider(), row.model(), row.aliases(), row.rates(),
                ofTier.isEmpty() ? factors : tier.settled(factors), webSearch(entry, provider), row.tier(),
                row.shown(), row.contextWindowTokens(), row.location()), ladder);
    }

    /** The prices of a tier alone. */
    private PriceLadder ladder(String key, JsonObject entry, ServiceTier tier) {
        PriceLadder ladder = new PriceLadder();
        PriceLadder otherReads = new PriceLadder();
        for (String name : entry.names()) {
            FieldName field = FieldName.of(name);
            Figure figure = FIGURES.get(field.base());
            if (field.tier() != tier) {
                continue;
            }
            if (figure != null) {
                rows.read(key, figure, entry.get(name), PER_MILLION, field.above(), ladder);
            } else if (field.base().equals(OTHER_CACHE_READ)) {
                rows.read(key, Figure.CACHED_INPUT, entry.get(name), PER_MILLION, field.above(), otherReads);
            }
        }
        otherReads.putAll(ladder);
        return otherReads;
    }

    private static PriceRow.Factors factors(JsonObject entry) {
        return new PriceRow.Factors(CatalogueRows.positive(entry.get("fast")), Optional.empty(), Optional.empty(),
                Optional.empty(), CatalogueRows.positive(entry.get("us")).filter(us -> !us.equals(USUAL_US_FACTOR)));
    }

    private static Optional<BigDecimal> webSearch(JsonObject entry, String provider) {
        JsonValue perQuery = entry.at("search_context_cost_per_query", "search_context_size_medium");
        return provider.equals("anthropic") ? CatalogueRows.positive(perQuery)
                .map(usd -> Money.canonical(usd.scaleByPowerOfTen(3))) : Optional.empty();
    }

    private Optional<String> status(JsonObject entry) {
        try {
            return entry.text("deprecation_date").map(LocalDate::parse).filter(date -> date.isBefore(today))
                    .map(date -> "deprecated");
        } catch (DateTimeParseException noDate) {
            return Optional.empty();
        }
    }

    /**
     * The name of a price, cut.
     *
     * @param base  the price of standard service and small prompts
     * @param above the largest prompt it is not for, 0 if it is for all
     * @param tier  for which service it is
     */
    private record FieldName(String base, long above, ServiceTier tier) {

        static FieldName of(String name) {
            FieldName field = new FieldName(name, 0, ServiceTier.STANDARD);
            FieldName shorter = field.cut();
            while (shorter != field) {
                field = shorter;
                shorter = field.cut();
            }
            return field;
        }

        /** Without the last of its endings; itself if it has none. */
        private FieldName cut() {
            for (ServiceTier ending : ServiceTier.values()) {
                if (ending != ServiceTier.STANDARD && base.endsWith(ending.suffix())) {
                    return new FieldName(base.substring(0, base.length() - ending.suffix().length()), above, ending);
                }
            }
            int from = base.lastIndexOf(ABOVE);
            if (from < 0 || !base.endsWith(THOUSAND_TOKENS)) {
                return this;
            }
            int begin = from + ABOVE.length();
            int end = base.length() - THOUSAND_TOKENS.length();
            boolean number = end > begin && end - begin <= MOST_DIGITS
                    && base.substring(begin, end).chars().allMatch(c -> c >= '0' && c <= '9');
            return number ? new FieldName(base.substring(0, from),
                    Long.parseLong(base.substring(begin, end)) * 1_000, tier) : this;
        }
    }
}
