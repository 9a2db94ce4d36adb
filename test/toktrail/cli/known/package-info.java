/** Tests of what the reports that people know from other programs print. */
package toktrail.cli.known;
