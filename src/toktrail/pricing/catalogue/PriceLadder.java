package toktrail.pricing.catalogue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import toktrail.config.price.PriceRow;
import toktrail.usage.Money;

/**
 * The prices of one model by the size of prompts: for each step the largest prompt below it, 0 for the first one.
 * What a step does not say is as in the step below.
 */
final class PriceLadder {

    private static final long THOUSAND = 1_000;
    private static final long MILLION = 1_000_000;

    private final TreeMap<Long, Map<Figure, BigDecimal>> steps = new TreeMap<>();

    /** Says a price in USD per million tokens for prompts above a size. */
    void put(long above, Figure figure, BigDecimal price) {
        steps.computeIfAbsent(above, size -> new EnumMap<>(Figure.class)).put(figure, Money.canonical(price));
    }

    /** The price for prompts above a size, absent if it is not said for them. */
    Optional<BigDecimal> get(long above, Figure figure) {
        return Optional.ofNullable(steps.getOrDefault(above, Map.of()).get(figure));
    }

    /** All that another ladder says, said here too. */
    void putAll(PriceLadder other) {
        other.steps.forEach((above, figures) -> figures.forEach((figure, price) -> put(above, figure, price)));
    }

    boolean isEmpty() {
        return steps.isEmpty();
    }

    /**
     * The model's rows. The ladder must say input and output of its first step.
     *
     * @param model the row of the model, whose prices and tier do not matter
     */
    List<PriceRow> rows(PriceRow model) {
        List<PriceRow> rows = new ArrayList<>();
        Map<Figure, BigDecimal> figures = new EnumMap<>(Figure.class);
        for (Map.Entry<Long, Map<Figure, BigDecimal>> step : steps.entrySet()) {
            figures.putAll(step.getValue());
            BigDecimal output = figures.get(Figure.OUTPUT);
            if (step.getValue().containsKey(Figure.REASONING) && output.equals(figures.get(Figure.REASONING))) {
                // It is the output price, and stays so in higher steps.
                figures.remove(Figure.REASONING);
            }
            Long next = steps.higherKey(step.getKey());
            rows.add(model.withRates(rates(figures), tier(step.getKey(), next)));
        }
        return rows;
    }

    private static PriceRow.Rates rates(Map<Figure, BigDecimal> figures) {
        return new PriceRow.Rates(figures.get(Figure.INPUT), figures.get(Figure.OUTPUT),
                Optional.ofNullable(figures.get(Figure.CACHED_INPUT)),
                Optional.ofNullable(figures.get(Figure.CACHE_WRITE)),
                Optional.ofNullable(figures.get(Figure.CACHE_WRITE_1H)), Optional.empty(),
                Optional.ofNullable(figures.get(Figure.REASONING)));
    }

    private static PriceRow.Tier tier(long above, Long next) {
        if (above == 0 && next == null) {
            return PriceRow.Tier.ALL;
        }
        String label = above == 0 ? "<= " + size(next)
                : next == null ? "> " + size(above) : "> " + size(above) + ", <= " + size(next);
        return new PriceRow.Tier(OptionalLong.of(above == 0 ? 0 : above + 1),
                next == null ? OptionalLong.empty() : OptionalLong.of(next), Optional.of(label));
    }

    private static String size(long tokens) {
        if (tokens % MILLION == 0) {
            return tokens / MILLION + "M";
        }
        return tokens % THOUSAND == 0 ? tokens / THOUSAND + "K" : Long.toString(tokens);
    }
}
