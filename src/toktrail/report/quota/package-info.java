/**
 * How the plans of the user stand: what was used in their quota windows, what is left, what a plan was worth.
 *
 * <p>{@link toktrail.report.quota.SubscriptionReporter} answers a {@link toktrail.report.quota.SubscriptionQuery} with
 * a {@link toktrail.report.quota.SubscriptionReport}; {@link toktrail.report.quota.SubscriptionStatus} is one plan.
 * The records are exact and know nothing of text, JSON or a display zone. Now is an argument.
 *
 * <p>Invariant: figures are quotients only where the name says so (percent, rate, projection); everything else is an
 * exact sum.
 */
package toktrail.report.quota;
