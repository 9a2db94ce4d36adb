package toktrail.pricing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import toktrail.config.choice.ActualMode;
import toktrail.config.choice.PriceMatching;
import toktrail.config.choice.VirtualMode;
import toktrail.config.price.PriceFiles;
import toktrail.config.price.PriceKind;
import toktrail.config.setting.Costing;
import toktrail.pricing.PriceExplanation.Actual;
import toktrail.pricing.PriceExplanation.Naming;
import toktrail.pricing.PriceExplanation.Search;
import toktrail.usage.Names;

/** What is remarkable about the way a price was found; and if none was, why, and how to get one. */
final class PriceAdvice {

    private static final Set<String> SPEEDS = Set.of("fast", "standard", "default");
    private static final Set<String> TIERS = Set.of("fast", "priority", "batch", "flex", "standard", "default");
    private static final Set<String> PLACES = Set.of("us");

    private final PriceFiles configured;
    private final Optional<BuiltinPrices> builtin;
    private final Costing costing;

    PriceAdvice(PriceFiles configured, Optional<BuiltinPrices> builtin, Costing costing) {
        this.configured = configured;
        this.builtin = builtin;
        this.costing = costing;
    }

    List<String> remarks(PriceQuestion question, Naming naming, Search virtual, Actual actual) {
        List<String> remarks = new ArrayList<>();
        unknown(remarks, "speed", question.variant().speed(), SPEEDS);
        unknown(remarks, "service tier", question.variant().serviceTier(), TIERS);
        unknown(remarks, "inference geo", question.variant().inferenceGeo(), PLACES);
        if (question.harness().isEmpty() && costing.actualRules().stream().anyMatch(r -> r.harness().isPresent())) {
            remarks.add("without a harness, rules of actual cost that name one do not count");
        }
        if (costing.modes().virtual() == VirtualMode.ZERO) {
            remarks.add("default_virtual_mode is \"zero\": virtual cost is 0 and needs no price");
        }
        boolean wanted = costing.modes().virtual() == VirtualMode.PRICING && virtual.found().isEmpty();
        if (wanted) {
            remarks.add("unpriced: " + reason(naming, virtual));
        }
        if (actual.mode() == ActualMode.PRICING && actual.found().isEmpty()) {
            remarks.add("unpriced: no actual price was found");
            wanted = true;
        }
        if (wanted) {
            ways(remarks, question);
            if (!virtual.tried().isEmpty() && !naming.model().isEmpty()) {
                remarks.add("\"toktrail prices set " + naming.aliases().get(0) + " " + naming.model()
                        + " --input X --output X\" gives it a price");
            }
        }
        return remarks;
    }

    private static void unknown(List<String> remarks, String what, String value, Set<String> known) {
        if (value != null && !known.contains(value.strip().toLowerCase(Locale.ROOT))) {
            remarks.add(what + " \"" + value + "\" is unknown and counts as standard");
        }
    }

    private static String reason(Naming naming, Search virtual) {
        if (naming.model().isEmpty()) {
            return "the model's name has no letter or digit that could be compared";
        }
        if (virtual.tried().isEmpty()) {
            return "the call names no provider, and none can be told from the model";
        }
        return "none of the " + virtual.tried().size() + " steps found a row";
    }

    /** What would give it a price. */
    private void ways(List<String> remarks, PriceQuestion question) {
        if (builtin.isEmpty() && isFound(Optional.of(BuiltinPrices.load()), costing, question)) {
            remarks.add("there is a built-in price, but built-in prices are switched off");
        }
        if (costing.priceMatching() == PriceMatching.STRICT
                && isFound(builtin, matching(PriceMatching.STANDARD), question)) {
            remarks.add("[costing] price_matching = \"standard\" would find a price");
        } else if (costing.priceMatching() != PriceMatching.VENDOR
                && isFound(builtin, matching(PriceMatching.VENDOR), question)) {
            remarks.add("the maker of the model has a price; [costing] price_matching = \"vendor\" would use it");
        }
        if (ProviderFamilies.isLocal(Names.normalise(question.provider()))) {
            remarks.add("this provider is a server of your own, which sends no bill");
        }
    }

    private Costing matching(PriceMatching matching) {
        return new Costing(costing.modes(), costing.priceProfile(), costing.providerAliases(),
                costing.builtinPrices(), matching, costing.actualRules());
    }

    private boolean isFound(Optional<BuiltinPrices> list, Costing rules, PriceQuestion question) {
        return new PriceBook(configured, list, rules)
                .find(PriceKind.VIRTUAL, question.provider(), question.model(), question.createdMs()).isPresent();
    }
}
