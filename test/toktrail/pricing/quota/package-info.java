/** Tests of quota windows. */
package toktrail.pricing.quota;
