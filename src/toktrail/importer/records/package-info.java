/**
 * Finds the records behind stored events again: where they stand, what they say now, which copies there are of them.
 *
 * <p>{@link toktrail.importer.records.RecordLookup} tells places and keys,
 * {@link toktrail.importer.records.RecordCheck} reads records again and compares,
 * {@link toktrail.importer.records.CopySearch} finds the copies that do not count; all of them look into the files of a
 * {@link toktrail.importer.records.SourceIndex}.
 *
 * <p>Decision: what is compared is what the harness's own reader makes of the file now, not the bytes at the stored
 * place, so that no format is read in a second manner. Nothing is written here, neither ledger nor import state.
 */
package toktrail.importer.records;
