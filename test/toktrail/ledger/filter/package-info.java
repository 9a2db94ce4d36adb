/** Tests of selectors and what they mean. */
package toktrail.ledger.filter;
