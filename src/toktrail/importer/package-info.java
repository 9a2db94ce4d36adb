/**
 * Brings the usage of all harnesses into the ledger: finds what changed, reads it in parallel, hands batches to the one
 * writer.
 *
 * <p>{@link toktrail.importer.Importer} is the entry. For each harness a pass lists the files, compares them with the
 * stored import states, and lets {@link toktrail.importer.reading.ScanRun} read the changed ones; the calling thread
 * takes the readings in file order and alone writes. {@link toktrail.importer.SourceSurvey} reads the same way, without
 * a ledger.
 *
 * <p>Rooms: {@code reading} reads files and is below; {@code records} finds stored records in their files again and is
 * above; {@code history} takes reports of other programs. This package knows neither prices nor reports, and no format
 * of any tool.
 */
package toktrail.importer;
