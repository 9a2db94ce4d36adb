package toktrail.pricing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import toktrail.config.choice.ActualFallback;
import toktrail.config.choice.ActualMode;
import toktrail.config.price.PriceFiles;
import toktrail.config.price.PriceKind;
import toktrail.config.price.PriceRow;
import toktrail.config.setting.ActualCostRule;
import toktrail.config.setting.Costing;
import toktrail.pricing.PriceExplanation.Actual;
import toktrail.pricing.PriceExplanation.Finding;
import toktrail.pricing.PriceExplanation.Naming;
import toktrail.pricing.PriceExplanation.Rate;
import toktrail.pricing.PriceExplanation.Search;
import toktrail.pricing.PriceExplanation.TierChoice;
import toktrail.pricing.PriceExplanation.Tried;
import toktrail.usage.CallKind;
import toktrail.usage.Names;
import toktrail.usage.Vendors;

/** Tells how costs come about: the same searches that reports make, with every step kept. For one thread at a time. */
public final class PriceExplainer {

    private final PriceBook book;
    private final Costing costing;
    private final ActualModes modes;
    private final PriceAdvice advice;

    /**
     * An explainer of the prices in force.
     *
     * @param configured the user's prices
     * @param builtin    the prices that come with the program, absent if they are switched off
     */
    public PriceExplainer(PriceFiles configured, Optional<BuiltinPrices> builtin, Costing costing) {
        book = new PriceBook(configured, builtin, costing);
        this.costing = Objects.requireNonNull(costing, "costing");
        modes = new ActualModes(costing);
        advice = new PriceAdvice(configured, builtin, costing);
    }

    /** The way from a call to its costs. A call without a price is explained as well. */
    public PriceExplanation explain(PriceQuestion question) {
        Naming naming = naming(question);
        Search virtual = search(PriceKind.VIRTUAL, question);
        Actual actual = actual(question, virtual);
        return new PriceExplanation(question, naming, virtual, actual,
                advice.remarks(question, naming, virtual, actual));
    }

    private Naming naming(PriceQuestion question) {
        String provider = Names.normalise(question.provider());
        boolean named = !provider.isEmpty() && !provider.equals(CallKind.UNKNOWN);
        Optional<String> inferred = named ? Optional.empty() : Vendors.of(question.model());
        List<String> aliases = new ArrayList<>();
        for (String next = inferred.orElse(provider); next != null; next = costing.providerAliases().get(next)) {
            aliases.add(next);
        }
        List<String> family = new ArrayList<>();
        for (String name : List.of(aliases.get(aliases.size() - 1), aliases.get(0))) {
            ProviderFamilies.vendor(name).filter(vendor -> !family.contains(vendor)).ifPresent(family::add);
        }
        ModelKey model = ModelKey.of(question.model());
        return new Naming(aliases, inferred, family, model.name(), model.canonicalKey(), model.fast());
    }

    private Search search(PriceKind table, PriceQuestion question) {
        Optional<PriceMatch> match =
                book.find(table, question.provider(), question.model(), question.createdMs());
        List<Tried> tried = new ArrayList<>();
        for (LookupStep step : book.plan(table, question.provider(), question.model(), question.createdMs())) {
            tried.add(new Tried(step, book.rows(step).size()));
            if (match.isPresent() && match.get().step().equals(step)) {
                break;
            }
        }
        return new Search(table, tried, match.map(found -> finding(found, question)));
    }

    private static Finding finding(PriceMatch match, PriceQuestion question) {
        PriceRow row = question.contextTokens().isPresent() ? match.row(question.contextTokens().getAsLong())
                : match.listed();
        return new Finding(match, row, choice(row.tier(), question.contextTokens()), rates(row.rates()),
                CallFactors.of(row, question.variant(), match.fast()),
                row.webSearchUsdPer1k().orElse(BigDecimal.ZERO));
    }

    private static TierChoice choice(PriceRow.Tier tier, OptionalLong context) {
        if (!tier.isTiered()) {
            return TierChoice.UNTIERED;
        }
        if (context.isEmpty() || context.getAsLong() < tier.least()) {
            return TierChoice.LOWEST;
        }
        return context.getAsLong() <= tier.most() ? TierChoice.CONTAINS : TierChoice.NEAREST_BELOW;
    }

    private static List<Rate> rates(PriceRow.Rates rates) {
        EffectiveRates charged = EffectiveRates.of(rates);
        String input = "input_usd_per_1m";
        String output = "output_usd_per_1m";
        String cacheWrite = "cache_write_usd_per_1m";
        return List.of(new Rate(input, charged.input(), input),
                rate("cached_input_usd_per_1m", rates.cachedInput(), charged.cachedInput(), input),
                rate(cacheWrite, rates.cacheWrite(), charged.cacheWrite(), input),
                rate("cache_write_1h_usd_per_1m", rates.cacheWrite1h(), charged.cacheWrite1h(),
                        rates.cacheWrite().isPresent() ? cacheWrite : input),
                new Rate(output, charged.output(), output),
                rate("cached_output_usd_per_1m", rates.cachedOutput(), charged.cachedOutput(), output),
                rate("reasoning_usd_per_1m", rates.reasoning(), charged.reasoning(), output));
    }

    private static Rate rate(String key, Optional<BigDecimal> written, BigDecimal charged, String otherwise) {
        return new Rate(key, charged, written.isPresent() ? key : otherwise);
    }

    private Actual actual(PriceQuestion question, Search virtual) {
        String harness = question.harness().orElse("");
        Optional<ActualCostRule> rule = modes.rule(harness, question.provider(), question.model());
        ActualMode mode = modes.mode(harness, question.provider(), question.model());
        List<Search> searches = new ArrayList<>();
        if (mode == ActualMode.PRICING) {
            searches.add(search(PriceKind.ACTUAL, question));
            if (searches.get(0).found().isEmpty() && costing.modes().actualFallback() == ActualFallback.VIRTUAL) {
                searches.add(virtual);
            }
        }
        OptionalInt number = rule.isEmpty() ? OptionalInt.empty()
                : OptionalInt.of(costing.actualRules().indexOf(rule.get()) + 1);
        return new Actual(mode, rule, number, searches);
    }
}
