/**
 * Price pages of providers, pasted or saved: text to price rows.
 *
 * <p>{@link toktrail.pricing.page.PricePage#read} is the way in, {@link toktrail.pricing.page.PageFormat} says which
 * pages are known. A cell that cannot be understood costs its row at most, and is a warning with its place; nothing in
 * a page is ever an exception. This package opens no file and writes none.
 *
 * <p>Decision: a price is taken only if all of its cell is understood, currency, number and unit. A price per thousand
 * tokens or with a decimal comma must not become one that is wrong by a power of ten.
 */
package toktrail.pricing.page;
