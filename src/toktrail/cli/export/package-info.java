/**
 * {@code toktrail export}: events and reports as flat rows for other programs.
 *
 * <p>A row is a {@link toktrail.cli.export.Cell} for each {@link toktrail.cli.export.Column}; {@code EventColumns} and
 * {@code ReportColumns} list them, {@code CsvRows} and {@code JsonRows} write them. Names and order of columns are a
 * contract.
 *
 * <p>Decision: in CSV a text that a spreadsheet would take for a formula gets a {@code '} in front, unless asked
 * otherwise, because titles and names come from elsewhere; JSON is never changed.
 */
package toktrail.cli.export;
