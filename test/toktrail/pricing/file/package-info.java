/** Tests of price files that are written. */
package toktrail.pricing.file;
