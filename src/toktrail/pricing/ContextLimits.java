package toktrail.pricing;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.Predicate;
import toktrail.config.price.PriceKind;
import toktrail.config.price.PriceRow;
import toktrail.config.setting.ContextWindow;
import toktrail.config.setting.Costing;
import toktrail.usage.CallKind;
import toktrail.usage.CanonicalModel;
import toktrail.usage.Names;

/** How many tokens models can hold: what the user says, else what price rows say. For one thread at a time. */
public final class ContextLimits {

    /** The ending of ids of models with the larger of two windows, and its size. */
    private static final String MILLION_ENDING = "[1m]";
    private static final long MILLION = 1_000_000;

    private final List<ContextWindow> windows;
    private final Costing costing;
    private final PriceBook prices;

    /**
     * Limits.
     *
     * @param windows what the user says
     * @param costing aliases of providers
     * @param prices  where to look where the user says nothing
     */
    public ContextLimits(List<ContextWindow> windows, Costing costing, PriceBook prices) {
        this.windows = List.copyOf(windows);
        this.costing = Objects.requireNonNull(costing, "costing");
        this.prices = Objects.requireNonNull(prices, "prices");
    }

    /**
     * The most tokens the model of a call can hold, absent if nobody says. By the first that is there: a configured
     * window of the same provider and model, one whose model has the same canonical key, the first price row a price
     * would be looked for in that states it.
     *
     * @param kind         who was asked
     * @param createdMs    when, for models that stand for others
     * @param promptTokens the size of the prompt, which chooses among the tiers of a price
     */
    public OptionalLong find(CallKind kind, long createdMs, long promptTokens) {
        OptionalLong found = configured(kind);
        if (found.isEmpty()) {
            found = stated(kind, createdMs, promptTokens);
        }
        boolean large = kind.modelId().strip().toLowerCase(Locale.ROOT).endsWith(MILLION_ENDING);
        return large ? OptionalLong.of(Math.max(MILLION, found.orElse(0))) : found;
    }

    private OptionalLong configured(CallKind kind) {
        String provider = costing.canonicalProvider(kind.providerId());
        List<ContextWindow> ofProvider = windows.stream()
                .filter(window -> same(provider, costing.canonicalProvider(window.provider()))).toList();
        String model = Names.normalise(kind.modelId());
        OptionalLong exact = first(ofProvider, window -> same(model, Names.normalise(window.model())));
        String key = CanonicalModel.of(kind.modelId()).key();
        return exact.isPresent() ? exact
                : first(ofProvider, window -> same(key, CanonicalModel.of(window.model()).key()));
    }

    private static OptionalLong first(List<ContextWindow> windows, Predicate<ContextWindow> wanted) {
        return windows.stream().filter(wanted).mapToLong(ContextWindow::tokens).findFirst();
    }

    private static boolean same(String a, String b) {
        return !a.isEmpty() && a.equals(b);
    }

    private OptionalLong stated(CallKind kind, long createdMs, long promptTokens) {
        for (LookupStep step : prices.plan(PriceKind.VIRTUAL, kind.providerId(), kind.modelId(), createdMs)) {
            List<PriceRow> rows = prices.rows(step);
            if (!rows.isEmpty()) {
                OptionalLong chosen = new PriceMatch(step, rows, false).row(promptTokens).contextWindowTokens();
                OptionalLong largest = rows.stream().flatMapToLong(row -> row.contextWindowTokens().stream()).max();
                if (largest.isPresent()) {
                    return chosen.isPresent() ? chosen : largest;
                }
            }
        }
        return OptionalLong.empty();
    }
}
