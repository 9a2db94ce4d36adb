/** Tests of the exchange with other machines, on whole homes with command lines and on random ledgers. */
package toktrail.sync;
