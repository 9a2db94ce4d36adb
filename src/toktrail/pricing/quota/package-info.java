/**
 * When the quota windows of plans begin and end, and whose usage counts in a plan.
 *
 * <p>{@link toktrail.pricing.quota.QuotaGrid} lays windows from an anchor; {@link
 * toktrail.pricing.quota.FirstUseWindows} opens them with the first use after the previous one. Both answer with a
 * {@link toktrail.pricing.quota.WindowState}. {@link toktrail.pricing.quota.PlanCalls} says which calls belong to a
 * plan. Nothing here reads a ledger, a clock or the system zone: now, zones and times of use are arguments.
 *
 * <p>Invariants: times are Unix milliseconds, windows contain their beginning and not their end. Every boundary is
 * computed from the anchor, never from the boundary before, so that a day that is missing in a month does not move all
 * later ones.
 *
 * <p>Decision: five hours are always 18,000,000 milliseconds; everything longer follows the calendar of the plan's
 * zone. Rejected: wall-clock steps of five hours, which last four or six at a clock change.
 */
package toktrail.pricing.quota;
