package toktrail.report.budget;

import java.util.List;

/**
 * Budgets at one moment.
 *
 * @param generatedAtMs the moment
 * @param budgets       by id
 */
public record BudgetReport(long generatedAtMs, List<BudgetStatus> budgets) {

    public BudgetReport {
        budgets = List.copyOf(budgets);
    }

    /** The ids of those that are over their limit. */
    public List<String> overLimit() {
        return budgets.stream().filter(status -> status.figures().state() == BudgetState.OVER)
                .map(status -> status.budget().id()).toList();
    }
}
