package toktrail.report;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import toktrail.pricing.PriceKind;
import toktrail.usage.TextOrder;

/** The orders of the tables; each ends in the key of the rows, so that nothing is left to chance. */
public final class Orders {

    /** The order of names. */
    static final Comparator<String> TEXT = TextOrder.CODE_POINT;

    /** Where no other order of models was asked for. */
    public static final Comparator<ModelRow> MODELS = Orders.<ModelRow>costly(row -> row.sums().costs().actual())
            .thenComparing(descending(row -> row.sums().messageCount()))
            .thenComparing(ascending(ModelRow::providerId))
            .thenComparing(ascending(ModelRow::modelId))
            .thenComparing(ascending(ModelRow::thinkingLevel));

    static final Comparator<ProviderRow> PROVIDERS = Orders.<ProviderRow>costly(row -> row.sums().costs().actual())
            .thenComparing(costly(row -> row.sums().costs().source()))
            .thenComparing(descending(row -> row.sums().tokens().total()))
            .thenComparing(ascending(ProviderRow::providerId));

    static final Comparator<HarnessRow> HARNESSES = Orders.<HarnessRow>largest(HarnessRow::sums)
            .thenComparing(ascending(HarnessRow::harness));

    static final Comparator<MachineRow> MACHINES = Orders.<MachineRow>largest(MachineRow::sums)
            .thenComparing(ascending(row -> row.machine().label()))
            .thenComparing(ascending(row -> row.machine().machineId()));

    static final Comparator<ActivityRow> ACTIVITIES = Orders.<ActivityRow>largest(ActivityRow::sums)
            .thenComparing(ascending(ActivityRow::agent));

    static final Comparator<UnconfiguredRow> UNCONFIGURED =
            Orders.<UnconfiguredRow>descending(row -> row.tokens().total())
                    .thenComparing(descending(UnconfiguredRow::messageCount))
                    .thenComparing(ascending(UnconfiguredRow::harness))
                    .thenComparing(ascending(UnconfiguredRow::providerId))
                    .thenComparing(ascending(UnconfiguredRow::modelId))
                    .thenComparing(ascending(UnconfiguredRow::thinkingLevel))
                    .thenComparing(ascending(row ->
                            String.join("+", row.required().stream().map(PriceKind::label).toList())));

    private Orders() { }

    /** By actual cost, then total tokens, both descending. */
    private static <R> Comparator<R> largest(Function<R, UsageSums> sums) {
        return Orders.<R>costly(row -> sums.apply(row).costs().actual())
                .thenComparing(descending(row -> sums.apply(row).tokens().total()));
    }

    /** The greatest amount first. */
    static <R> Comparator<R> costly(Function<R, BigDecimal> amount) {
        return Comparator.comparing(amount).reversed();
    }

    /** The greatest number first. */
    static <R> Comparator<R> descending(ToLongFunction<R> number) {
        return Comparator.comparingLong(number).reversed();
    }

    /** By code point; null is like an empty text. */
    static <R> Comparator<R> ascending(Function<R, String> text) {
        return Comparator.comparing(row -> text.apply(row) == null ? "" : text.apply(row), TextOrder.CODE_POINT);
    }
}
