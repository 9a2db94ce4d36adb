/** Tests of price pages. */
package toktrail.pricing.page;
