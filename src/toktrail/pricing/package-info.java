/**
 * What usage costs: applied to sums of calls when a report is made, never stored, so that a changed price changes the
 * past.
 *
 * <p>{@link toktrail.pricing.Pricing} turns one group of calls that share a price into
 * {@link toktrail.pricing.PricedSums}; {@link toktrail.pricing.ConfiguredPricing} does it by the user's rules, and
 * finds prices in a {@link toktrail.pricing.PriceBook}. Nothing here reads a database or a file of the user: rows and
 * choices come in as records of {@code toktrail.config} and {@code toktrail.config.price}.
 *
 * <p>Decision: money is exact decimal everywhere; the tiers of a price are chosen by the prompt size of single calls,
 * which is why sums arrive grouped by tier and are never regrouped before they are priced.
 */
package toktrail.pricing;
