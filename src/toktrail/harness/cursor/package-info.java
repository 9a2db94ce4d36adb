/**
 * Cursor: the usage of an account as CSV, exported by the user or by another program. Nothing is fetched.
 *
 * <p>{@link toktrail.harness.cursor.CursorHarness} says where exports are, {@code UsageExport} reads one with the help
 * of {@code CsvRows}. Columns are found by their names.
 */
package toktrail.harness.cursor;
