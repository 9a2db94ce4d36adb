/**
 * Areas of work in the configuration: the settings, the rules that say which work belongs where, how one is added.
 *
 * <p>{@link toktrail.config.area.AreaRules} answers what the rules say; {@link toktrail.config.area.AreaRuleFile} adds
 * one to the main file, everything else in it unchanged. The areas that exist are the ledger's business.
 */
package toktrail.config.area;
