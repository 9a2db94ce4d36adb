package toktrail.report.explain;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import toktrail.config.choice.VirtualMode;
import toktrail.config.price.PriceRow;
import toktrail.pricing.CallClass;
import toktrail.pricing.CallFactors;
import toktrail.pricing.CallPrice;
import toktrail.pricing.CostTerm;
import toktrail.pricing.LookupStep;
import toktrail.pricing.PriceExplainer;
import toktrail.pricing.PriceExplanation;
import toktrail.pricing.PriceExplanation.Finding;
import toktrail.pricing.PriceExplanation.Search;
import toktrail.pricing.PriceQuestion;
import toktrail.pricing.Pricing;
import toktrail.pricing.ProviderStep;
import toktrail.usage.CallKind;
import toktrail.usage.EventSums;
import toktrail.usage.Money;
import toktrail.usage.Names;

/** Takes costs of single events apart. What was found for a kind of call is remembered. For one thread at a time. */
final class CostExplainer {

    /** What prices depend on, but for the size of the prompt. */
    private record Subject(String harness, CallKind kind, long sinceMs) { }

    private final PriceExplainer explainer;
    private final Pricing pricing;
    private final String builtinDate;
    private final Map<Subject, PriceExplanation> known = new HashMap<>();

    /** @param builtinDate the date of the built-in prices, of no matter if there are none */
    CostExplainer(PriceExplainer explainer, Pricing pricing, String builtinDate) {
        this.explainer = explainer;
        this.pricing = pricing;
        this.builtinDate = builtinDate;
    }

    /** How the prices of such calls are found. */
    PriceExplanation explanation(CallClass calls) {
        long since = 0;
        for (long change : pricing.changes(calls.kind())) {
            since = change <= calls.createdMs() ? change : since;
        }
        return known.computeIfAbsent(new Subject(calls.harness(), calls.kind(), since), subject ->
                explainer.explain(new PriceQuestion(Optional.of(subject.harness()), subject.kind().providerId(),
                        subject.kind().modelId(), subject.kind().variant(), OptionalLong.empty(), subject.sinceMs())));
    }

    /** What such calls would cost at list prices. */
    ExplainedCost virtual(CallClass calls, EventSums sums) {
        if (pricing.policy().virtualMode() != VirtualMode.PRICING) {
            return ExplainedCost.of(BigDecimal.ZERO);
        }
        return byPrice(List.of(explanation(calls).virtual()), calls, sums);
    }

    /** What is really paid for such calls. */
    ExplainedCost actual(CallClass calls, EventSums sums) {
        PriceExplanation.Actual actual = explanation(calls).actual();
        return switch (actual.mode()) {
            case SOURCE -> ExplainedCost.of(sums.sourceCostUsd());
            case ZERO -> ExplainedCost.of(BigDecimal.ZERO);
            case PRICING -> byPrice(actual.searches(), calls, sums);
        };
    }

    private ExplainedCost byPrice(List<Search> searches, CallClass calls, EventSums sums) {
        List<LookupStep> tried = new ArrayList<>();
        for (Search search : searches) {
            if (search.found().isPresent()) {
                PriceUsed price = price(search, search.found().get(), calls);
                List<CostTerm> terms = CallPrice.of(price.row(), price.factors()).terms(sums);
                BigDecimal sum = terms.stream().map(CostTerm::usd).reduce(BigDecimal.ZERO, BigDecimal::add);
                return new ExplainedCost(Optional.of(Money.canonical(sum)), Optional.of(price), terms, List.of());
            }
            search.tried().forEach(place -> tried.add(place.step()));
        }
        return new ExplainedCost(Optional.empty(), Optional.empty(), List.of(), tried);
    }

    private PriceUsed price(Search search, Finding finding, CallClass calls) {
        PriceRow row = finding.match().row(calls.contextTokens());
        return new PriceUsed(origin(finding.match().step(), row), search.table(), row,
                matchedBy(finding.match().step(), calls.kind()), calls.contextTokens(),
                CallFactors.of(row, calls.kind().variant(), finding.match().fast()));
    }

    private PriceOrigin origin(LookupStep step, PriceRow row) {
        return step.builtin() ? new PriceOrigin(true, builtinDate, 0)
                : new PriceOrigin(false, row.location().source(), row.location().line());
    }

    private static String matchedBy(LookupStep step, CallKind kind) {
        if (step.providerStep() != ProviderStep.OWN) {
            return step.providerStep().label();
        }
        return step.provider().equals(Names.normalise(kind.providerId())) ? step.modelStep().label()
                : "provider-alias";
    }
}
