/**
 * Usage by session: what each conversation with a tool consumed and cost.
 *
 * <p>{@link toktrail.report.sessions.SessionReporter} answers {@link toktrail.report.sessions.SessionQuery}s for
 * {@code usage sessions} and every other list of sessions. {@link toktrail.report.sessions.SessionPricing} turns the
 * ledger's sums by session into costs, also for statistics over sessions.
 *
 * <p>Invariants: figures and times of a row are those of the selected events only; the totals of a report are the sums
 * of the rows it returns.
 */
package toktrail.report.sessions;
