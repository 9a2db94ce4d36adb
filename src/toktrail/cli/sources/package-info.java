/**
 * {@code toktrail sources …}: what the tools' own files hold, read past the ledger; and the files that an import leaves
 * out.
 *
 * <p>Nothing is imported here, and no format of a tool is known here.
 */
package toktrail.cli.sources;
