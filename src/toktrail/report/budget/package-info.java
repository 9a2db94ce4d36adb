/**
 * Limits the user sets for calendar periods, and how much of them is spent.
 *
 * <p>{@link toktrail.report.budget.BudgetReporter} makes a {@link toktrail.report.budget.BudgetReport} of a ledger.
 * Nothing here knows who shows it. All figures are exact fractions until they are rounded once, at the end; what is
 * compared, states and moments, is compared before that.
 *
 * <p>Decision: a budget reads its two sums, that of its period and that of the last seven days, on its own. Budgets are
 * few, and their scopes and zones differ.
 */
package toktrail.report.budget;
