/** Tests of the file of a ledger. */
package toktrail.ledger.file;
