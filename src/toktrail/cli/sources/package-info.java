/**
 * {@code toktrail sources …}: what the tools' own files hold, read past the ledger; and the files that an import leaves
 * out.
 */
package toktrail.cli.sources;
