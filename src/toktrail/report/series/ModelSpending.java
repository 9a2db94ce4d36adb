package toktrail.report.series;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Objects;
import java.util.function.Function;
import toktrail.spelling.TextOrder;

/**
 * What one tool consumed of one model.
 *
 * @param harness  id of the tool
 * @param provider who is billed
 * @param model    id as stored
 * @param spending what it comes to
 */
public record ModelSpending(String harness, String provider, String model, Spending spending) {

    /** By cost, tokens and calls, the greatest first; then by names. */
    static final Comparator<ModelSpending> BY_COST = byCost(ModelSpending::spending)
            .thenComparing(ModelSpending::harness, TextOrder.CODE_POINT)
            .thenComparing(ModelSpending::model, TextOrder.CODE_POINT)
            .thenComparing(ModelSpending::provider, TextOrder.CODE_POINT);

    public ModelSpending {
        Objects.requireNonNull(harness, "harness");
        Objects.requireNonNull(provider, "provider");
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(spending, "spending");
    }

    /** By cost, tokens and calls, the greatest first. */
    static <R> Comparator<R> byCost(Function<R, Spending> spending) {
        return Comparator.<R, BigDecimal>comparing(row -> spending.apply(row).cost()).reversed()
                .thenComparing(Comparator.<R>comparingLong(row -> spending.apply(row).allTokens()).reversed())
                .thenComparing(Comparator.<R>comparingLong(row -> spending.apply(row).messages()).reversed());
    }
}
