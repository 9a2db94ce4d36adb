/**
 * Reading the tools' data: {@code toktrail init}, {@code refresh} and {@code watch}, and what other commands do of the
 * same.
 *
 * <p>{@link toktrail.cli.refresh.Refresh} runs one import. {@link toktrail.cli.refresh.ReportRefresh} is the import
 * that a report begins with, {@link toktrail.cli.refresh.RefreshDetails} what is said about it before the report.
 * {@link toktrail.cli.refresh.SourceSessionReader} reads sessions past the ledger. These commands stand below the
 * groups because most groups import first.
 *
 * <p>How files are found, read and stored is not known here, nor what a report says.
 */
package toktrail.cli.refresh;
