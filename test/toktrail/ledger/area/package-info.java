/** Tests of areas and assignments, single ones and random sequences. */
package toktrail.ledger.area;
