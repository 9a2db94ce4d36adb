/** Tests of price catalogues and downloads. */
package toktrail.pricing.catalogue;
