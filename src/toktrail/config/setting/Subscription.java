package toktrail.config.setting;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import toktrail.config.choice.CostBasis;
import toktrail.config.choice.QuotaPeriod;
import toktrail.config.choice.ResetMode;

/**
 * A plan.
 *
 * @param id          normalised
 * @param displayName for people
 * @param enabled     whether it is reported
 * @param usage       whose usage counts
 * @param timezone    zone of its resets, absent for that of the product
 * @param quotaBasis  cost that counts against the limits
 * @param fixedCost   what the plan costs
 * @param windows     its quota windows, at least one, disabled ones included
 */
public record Subscription(String id, String displayName, boolean enabled, Usage usage, Optional<ZoneId> timezone,
        CostBasis quotaBasis, Optional<FixedCost> fixedCost, List<Window> windows) {

    /**
     * Whose usage counts.
     *
     * @param providers normalised, at least one
     * @param harnesses normalised, empty for any
     * @param models    as written, empty for any
     * @param scope     areas, absent for all usage
     */
    public record Usage(List<String> providers, List<String> harnesses, List<String> models, Optional<Scope> scope) {

        public Usage {
            providers = List.copyOf(providers);
            harnesses = List.copyOf(harnesses);
            models = List.copyOf(models);
            Objects.requireNonNull(scope, "scope");
        }
    }

    /**
     * Areas that count.
     *
     * @param areas              normalised paths
     * @param includeDescendants whether areas below them count
     * @param includeUnassigned  whether calls without area count
     */
    public record Scope(List<String> areas, boolean includeDescendants, boolean includeUnassigned) {

        public Scope {
            areas = List.copyOf(areas);
        }

        /** Whether some area, or calls without area, belong to both. */
        public boolean overlaps(Scope other) {
            return includeUnassigned && other.includeUnassigned
                    || areas.stream().anyMatch(area -> other.areas.stream().anyMatch(theirs ->
                            area.equals(theirs) || includeDescendants && theirs.startsWith(area + "/")
                                    || other.includeDescendants && area.startsWith(theirs + "/")));
        }
    }

    /**
     * What a plan costs.
     *
     * @param usd     per period, at least 0
     * @param period  how often it is paid
     * @param resetAt a time it is paid at; absent only when it costs nothing
     * @param basis   cost it is compared with
     */
    public record FixedCost(BigDecimal usd, QuotaPeriod period, Optional<ResetTime> resetAt, CostBasis basis) { }

    /**
     * A quota window. At least one limit is present.
     *
     * @param period        how long it lasts
     * @param limitUsd      above 0
     * @param limitTokens   above 0
     * @param limitMessages above 0
     * @param resetMode     when it begins
     * @param resetAt       a time it begins at
     * @param enabled       whether it is reported
     */
    public record Window(QuotaPeriod period, Optional<BigDecimal> limitUsd, OptionalLong limitTokens,
            OptionalLong limitMessages, ResetMode resetMode, ResetTime resetAt, boolean enabled) { }

    public Subscription {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(displayName, "displayName");
        Objects.requireNonNull(usage, "usage");
        Objects.requireNonNull(timezone, "timezone");
        Objects.requireNonNull(quotaBasis, "quotaBasis");
        Objects.requireNonNull(fixedCost, "fixedCost");
        windows = List.copyOf(windows);
    }
}
