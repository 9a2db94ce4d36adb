/**
 * One session in depth, call by call: what its single calls cost, how they used the caches of the model's provider.
 *
 * <p>{@link toktrail.analysis.SessionPick} finds the session that is meant, {@link toktrail.analysis.CacheAnalyzer}
 * makes a {@link toktrail.analysis.CacheAnalysis} of its calls, whether they come from a ledger or straight from a
 * file. Nothing here reads either, prints, or knows a zone.
 *
 * <p>Nothing is null unless said so. Money is exact; only rates per million tokens are rounded, to 28 digits.
 */
package toktrail.analysis;
