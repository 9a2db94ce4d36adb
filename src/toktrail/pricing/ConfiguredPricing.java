package toktrail.pricing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import toktrail.config.choice.ActualFallback;
import toktrail.config.choice.ActualMode;
import toktrail.config.choice.VirtualMode;
import toktrail.config.price.PriceKind;
import toktrail.config.price.PriceRow;
import toktrail.config.setting.Costing;
import toktrail.usage.CallKind;
import toktrail.usage.EventSums;
import toktrail.usage.Variant;

/**
 * Costs by the user's rules and prices. What was found for a kind of call is remembered, so that a report looks up each
 * kind once. For one thread at a time.
 */
public final class ConfiguredPricing implements Pricing {

    /**
     * What prices depend on, but for the size of the prompt. Compares itself: the derived code of a record would take
     * milliseconds in a new process.
     */
    private record Subject(String harness, String provider, String model, Variant variant, long sinceMs) {

        @Override
        public boolean equals(Object other) {
            return other instanceof Subject subject && model.equals(subject.model)
                    && provider.equals(subject.provider) && harness.equals(subject.harness)
                    && variant.equals(subject.variant) && sinceMs == subject.sinceMs;
        }

        @Override
        public int hashCode() {
            return 31 * (31 * (31 * model.hashCode() + provider.hashCode()) + harness.hashCode())
                    + Long.hashCode(sinceMs);
        }
    }

    /** A row with what calls of one variant are charged by it. */
    private record Charge(PriceRow row, CallPrice price) { }

    /** A price that was found, as it is charged to calls of one variant. */
    private record Quote(PriceMatch match, List<Charge> charges) {

        static Quote of(PriceMatch match, Variant variant) {
            List<Charge> charges = new ArrayList<>();
            for (PriceRow row : match.rows()) {
                charges.add(new Charge(row, CallPrice.of(row, CallFactors.of(row, variant, match.fast()))));
            }
            return new Quote(match, charges);
        }

        BigDecimal cost(long contextTokens, EventSums sums) {
            PriceRow row = row(contextTokens);
            for (Charge charge : charges) {
                if (charge.row() == row) {
                    return charge.price().cost(sums);
                }
            }
            throw new IllegalStateException("a row that is not of this price");
        }

        PriceRow row(long contextTokens) {
            return charges.size() == 1 ? charges.get(0).row() : match.row(contextTokens);
        }
    }

    /** All about one subject; quotes are absent where no price was found, or none is wanted. */
    private record Terms(ActualMode mode, Optional<Quote> actual, Optional<Quote> virtual) { }

    private final PriceBook prices;
    private final Costing costing;
    private final ActualModes modes;
    private final CostPolicy policy;
    private final Map<Subject, Terms> known = new HashMap<>();

    /** Costs by these prices and choices. */
    public ConfiguredPricing(PriceBook prices, Costing costing) {
        this.prices = Objects.requireNonNull(prices, "prices");
        this.costing = Objects.requireNonNull(costing, "costing");
        modes = new ActualModes(costing);
        policy = new CostPolicy(costing.modes().virtual(), costing.modes().missingPrice());
    }

    @Override
    public PricedSums price(CallClass calls, EventSums sums) {
        Terms terms = terms(calls);
        Set<PriceKind> missing = EnumSet.noneOf(PriceKind.class);
        BigDecimal source = sums.sourceCostUsd();
        BigDecimal virtual = BigDecimal.ZERO;
        if (policy.virtualMode() == VirtualMode.PRICING) {
            virtual = cost(PriceKind.VIRTUAL, terms.virtual(), calls, sums, missing);
        }
        BigDecimal actual = switch (terms.mode()) {
            case SOURCE -> source;
            case ZERO -> BigDecimal.ZERO;
            case PRICING -> cost(PriceKind.ACTUAL, terms.actual(), calls, sums, missing);
        };
        BigDecimal auto = source.signum() > 0 ? source : virtual;
        return new PricedSums(new CostTotals(source, actual, virtual, auto, missing.isEmpty() ? 0 : sums.count()),
                missing);
    }

    @Override
    public TierLabels tiers(CallClass calls) {
        Terms terms = terms(calls);
        return new TierLabels(label(terms.actual(), calls), label(terms.virtual(), calls));
    }

    private static Optional<String> label(Optional<Quote> quote, CallClass calls) {
        return quote.flatMap(found -> found.row(calls.contextTokens()).tier().label()).filter(text -> !text.isBlank());
    }

    private static BigDecimal cost(PriceKind kind, Optional<Quote> quote, CallClass calls, EventSums sums,
            Set<PriceKind> missing) {
        if (quote.isEmpty()) {
            missing.add(kind);
            return BigDecimal.ZERO;
        }
        return quote.get().cost(calls.contextTokens(), sums);
    }

    private Terms terms(CallClass calls) {
        CallKind kind = calls.kind();
        long since = Long.MIN_VALUE;
        for (long change : prices.changes(kind.modelId())) {
            since = change <= calls.createdMs() ? change : since;
        }
        Subject subject =
                new Subject(calls.harness(), kind.providerId(), kind.modelId(), kind.variant(), since);
        Terms terms = known.get(subject);
        if (terms == null) {
            terms = find(subject);
            known.put(subject, terms);
        }
        return terms;
    }

    private Terms find(Subject subject) {
        ActualMode mode = modes.mode(subject.harness(), subject.provider(), subject.model());
        Optional<Quote> virtual = policy.virtualMode() == VirtualMode.PRICING
                ? quote(PriceKind.VIRTUAL, subject) : Optional.empty();
        return new Terms(mode, mode == ActualMode.PRICING ? actual(subject) : Optional.empty(), virtual);
    }

    private Optional<Quote> actual(Subject subject) {
        Optional<Quote> own = quote(PriceKind.ACTUAL, subject);
        return own.isEmpty() && costing.modes().actualFallback() == ActualFallback.VIRTUAL
                ? quote(PriceKind.VIRTUAL, subject) : own;
    }

    private Optional<Quote> quote(PriceKind kind, Subject subject) {
        Optional<PriceMatch> match =
                prices.find(kind, subject.provider(), subject.model(), subject.sinceMs());
        return match.isPresent() ? Optional.of(Quote.of(match.get(), subject.variant())) : Optional.empty();
    }

    @Override
    public List<Long> changes(CallKind kind) {
        return prices.changes(kind.modelId());
    }

    @Override
    public CostPolicy policy() {
        return policy;
    }
}
