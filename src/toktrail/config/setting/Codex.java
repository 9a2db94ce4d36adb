package toktrail.config.setting;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import toktrail.config.choice.CodexPriceSource;

/**
 * Codex reports.
 *
 * @param rollouts      absolute directories; empty means the usual ones
 * @param content       whether what was written is stored
 * @param weeklyReset   when the week of quota ends, absent when the file does not say
 * @param currencyLabel shown before amounts
 * @param pricing       rates of the user
 */
public record Codex(List<Path> rollouts, boolean content, Optional<WeeklyReset> weeklyReset, String currencyLabel,
        Pricing pricing) {

    /**
     * Rates of a model.
     *
     * @param input       price of input
     * @param cachedInput price of cached input
     * @param output      price of output
     */
    public record Rates(Optional<BigDecimal> input, Optional<BigDecimal> cachedInput, Optional<BigDecimal> output) { }

    /**
     * Rates of the user.
     *
     * @param source  where other rates come from
     * @param unit    shown, nothing else
     * @param perUnit tokens the rates are for
     * @param models  rates by the name of the model as written, in the order of the file
     */
    public record Pricing(CodexPriceSource source, String unit, BigDecimal perUnit, Map<String, Rates> models) {

        /** Copies the map. */
        public Pricing {
            Objects.requireNonNull(source, "source");
            Objects.requireNonNull(unit, "unit");
            Objects.requireNonNull(perUnit, "perUnit");
            models = Collections.unmodifiableMap(new LinkedHashMap<>(models));
        }
    }

    /** What holds where nothing is said. */
    public static final Codex STANDARD = new Codex(List.of(), false, Optional.empty(), "$",
            new Pricing(CodexPriceSource.AUTO, "per_1m", BigDecimal.valueOf(1_000_000), Map.of()));

    public Codex {
        rollouts = List.copyOf(rollouts);
        Objects.requireNonNull(weeklyReset, "weeklyReset");
        Objects.requireNonNull(currencyLabel, "currencyLabel");
        Objects.requireNonNull(pricing, "pricing");
    }
}
