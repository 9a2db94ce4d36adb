/**
 * {@code toktrail import-history}: days that other trackers recorded, as text and JSON.
 *
 * <p>Files are read and stored by {@code toktrail.importer.history}; which of their days count is for reports to find.
 */
package toktrail.cli.history;
