package toktrail.pricing;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import toktrail.config.choice.ActualMode;
import toktrail.config.price.PriceKind;
import toktrail.config.price.PriceRow;
import toktrail.config.setting.ActualCostRule;

/**
 * How the cost of a kind of call comes about.
 *
 * @param question what was asked
 * @param naming   what its names mean
 * @param virtual  the search for a list price
 * @param actual   where the actual cost comes from
 * @param remarks  what else a person should know, in words
 */
public record PriceExplanation(PriceQuestion question, Naming naming, Search virtual, Actual actual,
        List<String> remarks) {

    /**
     * What the names of a call mean.
     *
     * @param aliases      the provider, normalised, and what the user's aliases make of it, step by step; the last one
     *                     is looked for first
     * @param inferred     the maker of the model, if the call names no provider and it can be told
     * @param family       the vendors whose built-in list prices the provider goes by
     * @param model        the normalised model
     * @param canonicalKey the canonical key of the model
     * @param fast         whether the model's name says that its calls are fast
     */
    public record Naming(List<String> aliases, Optional<String> inferred, List<String> family, String model,
            String canonicalKey, boolean fast) {

        public Naming {
            aliases = List.copyOf(aliases);
            family = List.copyOf(family);
        }
    }

    /**
     * A place that was looked at.
     *
     * @param step     the place
     * @param rowCount rows found there
     */
    public record Tried(LookupStep step, int rowCount) { }

    /**
     * A search in one table.
     *
     * @param table the table
     * @param tried all places looked at, the successful one last
     * @param found what was found
     */
    public record Search(PriceKind table, List<Tried> tried, Optional<Finding> found) {

        public Search {
            tried = List.copyOf(tried);
        }
    }

    /** Why a row was taken from those of its model. */
    public enum TierChoice {
        /** It is for all prompt sizes. */
        UNTIERED,
        /** Its bounds contain the prompt. */
        CONTAINS,
        /** No tier contains the prompt; it is the nearest one below. */
        NEAREST_BELOW,
        /** It is the lowest tier; the prompt is below it, or no size was given. */
        LOWEST;

        /** The name in JSON. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A price that was found.
     *
     * @param match    all rows of the model
     * @param row      the one that holds
     * @param tier     why that one
     * @param rates    its prices in the order of its keys
     * @param factors  what they are multiplied by
     * @param searches USD per thousand web searches, 0 if the row says nothing
     */
    public record Finding(PriceMatch match, PriceRow row, TierChoice tier, List<Rate> rates, CallFactors factors,
            BigDecimal searches) {

        public Finding {
            rates = List.copyOf(rates);
        }
    }

    /**
     * The price of one class of tokens.
     *
     * @param key      the key of a price row that is meant for it
     * @param usdPer1M USD per million tokens, before factors
     * @param from     the key that gave it: the same, or another one if the row lacks that
     */
    public record Rate(String key, BigDecimal usdPer1M, String from) { }

    /**
     * Where the actual cost comes from.
     *
     * @param mode       the way it is made
     * @param rule       the rule that says so, absent if the general choice holds
     * @param ruleNumber its place among the rules, from 1
     * @param searches   the searches for a price that were needed: in the actual table, then in the virtual one
     */
    public record Actual(ActualMode mode, Optional<ActualCostRule> rule, OptionalInt ruleNumber,
            List<Search> searches) {

        public Actual {
            searches = List.copyOf(searches);
        }

        /** The price in force, absent if there is none or none is needed. */
        public Optional<Finding> found() {
            return searches.stream().flatMap(search -> search.found().stream()).findFirst();
        }
    }

    public PriceExplanation {
        Objects.requireNonNull(question, "question");
        Objects.requireNonNull(naming, "naming");
        Objects.requireNonNull(virtual, "virtual");
        Objects.requireNonNull(actual, "actual");
        remarks = List.copyOf(remarks);
    }
}
