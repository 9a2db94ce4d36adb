package toktrail.report.explain;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import toktrail.config.choice.CostBasis;
import toktrail.error.UserException;
import toktrail.ledger.LedgerView;
import toktrail.ledger.filter.EventChoice;
import toktrail.ledger.query.EventOrder;
import toktrail.ledger.query.LedgerEvent;
import toktrail.ledger.query.SelectedCall;
import toktrail.pricing.CallClass;
import toktrail.pricing.CostTotals;
import toktrail.pricing.PriceExplainer;
import toktrail.pricing.Pricing;
import toktrail.report.PriceState;
import toktrail.report.SumsAdder;
import toktrail.report.UsageReporter;
import toktrail.report.UsageSums;
import toktrail.report.explain.ExplainQuery.Listing;
import toktrail.usage.EventRules;
import toktrail.usage.EventSums;
import toktrail.usage.Money;

/** Tells where the figures of usage reports come from. */
public final class ExplainReporter {

    /**
     * By what costs are made and explained.
     *
     * @param pricing     costs as reports have them
     * @param explainer   the same prices, with the way to them
     * @param builtinDate the date of the built-in prices, of no matter if there are none
     * @param basis       the cost that decides which event is the most expensive
     */
    public record Prices(Pricing pricing, PriceExplainer explainer, String builtinDate, CostBasis basis) { }

    /** A call in an order of costs. */
    private record Ranked(BigDecimal cost, long id) {

        static final Comparator<Ranked> ORDER =
                Comparator.comparing(Ranked::cost).reversed().thenComparingLong(Ranked::id);
    }

    private final Prices prices;
    private final Set<String> supportedHarnesses;
    private final Function<String, EventRules> rules;

    /**
     * Explains with these prices.
     *
     * @param supportedHarnesses ids that may be asked for even if the ledger has no usage of them
     * @param rules              the rules of identity of the harness of a session
     */
    public ExplainReporter(Prices prices, Set<String> supportedHarnesses, Function<String, EventRules> rules) {
        this.prices = Objects.requireNonNull(prices, "prices");
        this.supportedHarnesses = Set.copyOf(supportedHarnesses);
        this.rules = Objects.requireNonNull(rules, "rules");
    }

    /**
     * The total and the listed events.
     *
     * @throws UserException if a selector finds nothing or too much, or there is no event with an id
     */
    public UsageExplanation explain(LedgerView ledger, ExplainQuery query) {
        CostExplainer explainer = new CostExplainer(prices.explainer(), prices.pricing(), prices.builtinDate());
        EventChoice choice = choice(ledger, query);
        OriginTally tally = new OriginTally(prices.pricing(), explainer);
        UsageSums sums = query.ids().isEmpty()
                ? new UsageReporter(tally, supportedHarnesses).summary(ledger, query.usage()).totals()
                : sums(ledger, choice, tally, query.ids());
        TotalMakeUp total = new TotalMakeUp(sums, tally.shares(), ledger.singleEvents().sources(choice));
        List<ExplainedEvent> events = new ArrayList<>();
        if (query.listing().isPresent()) {
            List<Long> ids = select(ledger, choice, query.listing().get());
            ledger.singleEvents().events(ids, rules).forEach(event -> events.add(explained(event, explainer)));
        }
        return new UsageExplanation(total, events);
    }

    private EventChoice choice(LedgerView ledger, ExplainQuery query) {
        return !query.ids().isEmpty() ? new EventChoice.Named(query.ids())
                : new EventChoice.Filtered(ledger.resolve(query.usage().selection(), supportedHarnesses),
                        query.usage().period().window());
    }

    private static UsageSums sums(LedgerView ledger, EventChoice choice, Pricing pricing, List<Long> ids) {
        SumsAdder adder = new SumsAdder();
        Set<Long> missing = new HashSet<>(ids);
        ledger.singleEvents().forEachCall(choice, EventOrder.OLDEST, Listing.ALL, call -> {
            missing.remove(call.id());
            adder.add(1, call.sums().tokens(), pricing.price(calls(call), call.sums()).costs());
        });
        for (long id : ids) {
            if (missing.contains(id)) {
                throw UserException.failed("Event not found: " + id + ". \"toktrail explain\" lists events with their"
                        + " ids.");
            }
        }
        return adder.sums();
    }

    private static CallClass calls(SelectedCall call) {
        return new CallClass(call.harness(), call.kind(), call.sums().tokens().promptTotal(), call.createdMs());
    }

    private List<Long> select(LedgerView ledger, EventChoice choice, Listing listing) {
        List<Long> ids = new ArrayList<>();
        if (listing.sort() == EventSort.COST) {
            TreeSet<Ranked> best = new TreeSet<>(Ranked.ORDER);
            ledger.singleEvents().forEachCall(choice, EventOrder.OLDEST, Listing.ALL, call -> {
                CostTotals costs = prices.pricing().price(calls(call), call.sums()).costs();
                if (listing.priceState().admits(costs.unpricedCount())) {
                    best.add(new Ranked(costs.on(prices.basis()), call.id()));
                    if (best.size() > listing.limit()) {
                        best.pollLast();
                    }
                }
            });
            best.forEach(ranked -> ids.add(ranked.id()));
            return ids;
        }
        boolean all = listing.priceState() == PriceState.ALL;
        ledger.singleEvents().forEachCall(choice, listing.sort().inLedger().orElseThrow(),
                all ? listing.limit() : Listing.ALL, call -> {
                    if (all || ids.size() < listing.limit() && listing.priceState().admits(
                            prices.pricing().price(calls(call), call.sums()).costs().unpricedCount())) {
                        ids.add(call.id());
                    }
                });
        return ids;
    }

    private static ExplainedEvent explained(LedgerEvent stored, CostExplainer explainer) {
        EventSums sums = new EventSums(1, stored.event().tokens(), stored.event().amount().cacheWrite1h(),
                stored.event().amount().webSearchRequests(), Money.toPico(stored.event().amount().sourceCostUsd()));
        CallClass calls = new CallClass(stored.event().session().harness(), stored.event().kind(),
                stored.event().tokens().promptTotal(), stored.event().createdMs());
        return new ExplainedEvent(stored, sums.sourceCostUsd(), explainer.virtual(calls, sums),
                explainer.actual(calls, sums), explainer.explanation(calls).actual());
    }
}
