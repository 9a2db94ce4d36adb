/**
 * The commands about prices: which there are, how one is found, and how they get into price files.
 *
 * <p>{@link toktrail.cli.prices.PricesCommands#GROUP} is the group; a command is a class of its own and one line there.
 * What may not live here: lookup and arithmetic of prices ({@code toktrail.pricing}), formats of price files
 * ({@code toktrail.config.price}), sums of usage ({@code toktrail.report}).
 */
package toktrail.cli.prices;
