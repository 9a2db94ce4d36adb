package toktrail.report.prices;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.function.Function;
import toktrail.pricing.EffectiveRates;
import toktrail.spelling.Choice;
import toktrail.spelling.TextOrder;

/** The orders of a list of prices. Rows that are equal in one stay as they were, tiers of a model ascending. */
public enum PriceSort implements Choice {
    PROVIDER, MODEL, INPUT, CACHED, CACHE_WRITE, OUTPUT, REASONING, CATEGORY, RELEASE;

    private static final Comparator<ListedPrice> BY_PROVIDER = text(price -> price.row().providerKey());
    private static final Comparator<ListedPrice> BY_MODEL = text(price -> price.row().modelKey());
    private static final Comparator<ListedPrice> NAMES =
            BY_PROVIDER.thenComparing(BY_MODEL).thenComparing(ListedPrice::table);

    /** The order; names ascend after names and words, and descend after prices. */
    Comparator<ListedPrice> order() {
        return switch (this) {
            case PROVIDER -> NAMES;
            case MODEL -> BY_MODEL.thenComparing(NAMES);
            case INPUT -> dearest(EffectiveRates::input);
            case CACHED -> dearest(EffectiveRates::cachedInput);
            case CACHE_WRITE -> dearest(EffectiveRates::cacheWrite);
            case OUTPUT -> dearest(EffectiveRates::output);
            case REASONING -> dearest(EffectiveRates::reasoning);
            case CATEGORY -> text(price -> price.row().shown().category().orElse("")).thenComparing(NAMES);
            case RELEASE -> text(price -> price.row().shown().releaseStatus().orElse("")).thenComparing(NAMES);
        };
    }

    private static Comparator<ListedPrice> dearest(Function<EffectiveRates, BigDecimal> rate) {
        return Comparator.comparing((ListedPrice price) -> rate.apply(price.rates())).thenComparing(NAMES).reversed();
    }

    private static Comparator<ListedPrice> text(Function<ListedPrice, String> text) {
        return Comparator.comparing(text, TextOrder.CODE_POINT);
    }
}
