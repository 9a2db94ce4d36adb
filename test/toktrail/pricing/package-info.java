/** Tests of costs. */
package toktrail.pricing;
