/**
 * {@code toktrail statusline …} and {@code toktrail usage statusline}: options, the import before a line, text and
 * JSON.
 *
 * <p>What a line is about and looks like is said in {@link toktrail.statusline}, its figures come from
 * {@link toktrail.report.segment}. {@link toktrail.cli.statusline.StatuslineCommand} keeps what it printed for
 * {@link toktrail.statusline.WarmLine}, which answers the next prompt before this package is loaded.
 */
package toktrail.cli.statusline;
