package toktrail.config.setting;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import toktrail.config.choice.ActualFallback;
import toktrail.config.choice.ActualMode;
import toktrail.config.choice.MissingPrice;
import toktrail.config.choice.PriceMatching;
import toktrail.config.choice.VirtualMode;
import toktrail.environment.Environment;
import toktrail.error.UserException;
import toktrail.usage.Names;

/**
 * How money is computed.
 *
 * @param modes           what happens where no rule or price says more
 * @param priceProfile    a label of the user
 * @param providerAliases provider by alias, both normalised, in the order of the file; without cycles
 * @param builtinPrices   whether prices that come with the program are used
 * @param priceMatching   how far a price may be looked for
 * @param actualRules     which calls have which actual cost
 */
public record Costing(Modes modes, Optional<String> priceProfile, Map<String, String> providerAliases,
        boolean builtinPrices, PriceMatching priceMatching, List<ActualCostRule> actualRules) {

    /** The variable that switches the built-in prices. */
    public static final String BUILTIN_VARIABLE = "TOKTRAIL_BUILTIN_PRICES";

    /**
     * What happens where no rule or price says more.
     *
     * @param actual         mode of calls no rule matches
     * @param virtual        whether tokens are priced
     * @param missingPrice   whether reports warn
     * @param actualFallback which price stands in for a missing actual one
     */
    public record Modes(ActualMode actual, VirtualMode virtual, MissingPrice missingPrice,
            ActualFallback actualFallback) {

        public Modes {
            Objects.requireNonNull(actual, "actual");
            Objects.requireNonNull(virtual, "virtual");
            Objects.requireNonNull(missingPrice, "missingPrice");
            Objects.requireNonNull(actualFallback, "actualFallback");
        }
    }

    /** What holds where nothing is said. */
    public static final Costing STANDARD = new Costing(
            new Modes(ActualMode.SOURCE, VirtualMode.PRICING, MissingPrice.WARN, ActualFallback.VIRTUAL),
            Optional.empty(), Map.of(), true, PriceMatching.STANDARD, ActualCostRule.STANDARD);

    public Costing {
        Objects.requireNonNull(modes, "modes");
        Objects.requireNonNull(priceProfile, "priceProfile");
        providerAliases = Collections.unmodifiableMap(new LinkedHashMap<>(providerAliases));
        Objects.requireNonNull(priceMatching, "priceMatching");
        actualRules = List.copyOf(actualRules);
    }

    /** The provider a name stands for: normalised, then through the aliases. May be empty: not normalisable. */
    public String canonicalProvider(String provider) {
        String name = Names.normalise(provider);
        for (String next = providerAliases.get(name); next != null; next = providerAliases.get(name)) {
            name = next;
        }
        return name;
    }

    /**
     * Whether prices that come with the program are used: the option, else the variable, else the file.
     *
     * @param switchedOff whether the option {@code --no-builtin-prices} was given
     * @throws UserException if the variable is neither 0 nor 1
     */
    public boolean usesBuiltinPrices(Environment environment, boolean switchedOff) {
        if (switchedOff) {
            return false;
        }
        Optional<String> set = environment.variable(BUILTIN_VARIABLE);
        if (set.isEmpty()) {
            return builtinPrices;
        }
        String value = set.get().strip();
        return switch (value) {
            case "0" -> false;
            case "1" -> true;
            default -> throw UserException.failed(BUILTIN_VARIABLE + " must be 0 or 1, got '" + value + "'");
        };
    }
}
