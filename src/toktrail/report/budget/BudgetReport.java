package toktrail.report.budget;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import toktrail.spelling.TextOrder;

/**
 * Budgets at one moment.
 *
 * @param generatedAtMs the moment
 * @param budgets       by id
 */
public record BudgetReport(long generatedAtMs, List<BudgetStatus> budgets) {

    private static final Comparator<BudgetStatus> URGENCY = Comparator
            .comparing((BudgetStatus status) -> status.figures().state())
            .thenComparing(status -> status.figures().share()).reversed()
            .thenComparing(status -> status.budget().id(), TextOrder.CODE_POINT);

    public BudgetReport {
        budgets = List.copyOf(budgets);
    }

    /** The one over its limit, else with a warning, else used most; of those that stand alike the first by id. */
    public Optional<BudgetStatus> mostUrgent() {
        return budgets.stream().min(URGENCY);
    }

    /** The ids of those that are over their limit. */
    public List<String> overLimit() {
        return budgets.stream().filter(status -> status.figures().state() == BudgetState.OVER)
                .map(status -> status.budget().id()).toList();
    }
}
