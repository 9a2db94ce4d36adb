package toktrail.pricing;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import toktrail.config.price.PriceRow;
import toktrail.usage.Variant;

/**
 * By what the token prices of a call are multiplied because of the way it was made.
 *
 * @param mode for its speed or service tier
 * @param geo  for the place where the model ran
 */
public record CallFactors(Factor mode, Factor geo) {

    /**
     * One factor.
     *
     * @param value  above 0
     * @param origin what gives it: a key of the row, or in words why it is as it is
     */
    public record Factor(BigDecimal value, String origin) {

        public Factor {
            Objects.requireNonNull(value, "value");
            Objects.requireNonNull(origin, "origin");
        }
    }

    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final BigDecimal US_SURCHARGE = new BigDecimal("1.1");
    private static final String FAST = "fast_multiplier";
    private static final String PRIORITY = "priority_multiplier";

    public CallFactors {
        Objects.requireNonNull(mode, "mode");
        Objects.requireNonNull(geo, "geo");
    }

    /**
     * The factors of a row for calls with these attributes; unknown ones count as standard.
     *
     * @param fastName whether the model's name says fast
     */
    public static CallFactors of(PriceRow row, Variant variant, boolean fastName) {
        return new CallFactors(mode(row, lower(variant.speed()), lower(variant.serviceTier()), fastName),
                geo(row, lower(variant.inferenceGeo())));
    }

    /** Both multiplied. */
    public BigDecimal product() {
        return mode.value().multiply(geo.value());
    }

    private static Factor mode(PriceRow row, String speed, String serviceTier, boolean fastName) {
        PriceRow.Factors factors = row.factors();
        if (fastName || speed.equals("fast") || serviceTier.equals("fast")) {
            return given(factors.fast(), FAST).or(() -> given(factors.priority(), PRIORITY))
                    .orElseGet(() -> one("no price for fast calls"));
        }
        return switch (serviceTier) {
            case "priority" -> given(factors.priority(), PRIORITY)
                    .or(() -> isReserved(row) ? Optional.empty() : given(factors.fast(), FAST))
                    .orElseGet(() -> one(isReserved(row) ? "priority is reserved capacity"
                            : "no price for priority calls"));
            case "batch" -> given(factors.batch(), "batch_multiplier").orElse(new Factor(HALF, "default of batch"));
            case "flex" -> given(factors.flex(), "flex_multiplier").orElse(new Factor(HALF, "default of flex"));
            default -> one(isStandard(serviceTier) && isStandard(speed) ? "standard" : "unknown, as standard");
        };
    }

    private static boolean isStandard(String attribute) {
        return attribute.isEmpty() || attribute.equals("standard") || attribute.equals("default");
    }

    /** Anthropic's priority tier is capacity bought beforehand, not another token price. */
    private static boolean isReserved(PriceRow row) {
        return row.providerKey().equals("anthropic");
    }

    private static Factor geo(PriceRow row, String geo) {
        if (geo.equals("us")) {
            return given(row.factors().usInference(), "us_inference_multiplier")
                    .orElse(new Factor(US_SURCHARGE, "default of US inference"));
        }
        return one(geo.isEmpty() ? "standard" : "unknown, as standard");
    }

    private static Optional<Factor> given(Optional<BigDecimal> value, String key) {
        return value.map(factor -> new Factor(factor, key));
    }

    private static Factor one(String reason) {
        return new Factor(BigDecimal.ONE, reason);
    }

    private static String lower(String text) {
        return text == null ? "" : text.strip().toLowerCase(Locale.ROOT);
    }
}
