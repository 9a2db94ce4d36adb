/**
 * Answers about prices as plain records: which rows there are, and which models of the ledger have or lack a price.
 *
 * <p>{@link toktrail.report.prices.PriceList} lists rows of price tables; {@link toktrail.report.prices.UsedPrices}
 * looks at the models that were used. How a price is found is not decided here but in {@code toktrail.pricing}.
 */
package toktrail.report.prices;
