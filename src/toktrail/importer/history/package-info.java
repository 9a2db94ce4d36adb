/**
 * Takes over what other trackers have recorded, for days whose source files are gone.
 *
 * <p>{@link toktrail.importer.history.HistoryReader} recognises a file and reads it with the class of its format;
 * {@link toktrail.importer.history.HistoryImport} hands the rows to {@link toktrail.ledger.recorded.RecordedDays} and
 * says what became of them. Files are never trusted: a row with impossible numbers is counted and left out, a file that
 * is something else is refused before anything is stored.
 *
 * <p>Decision: an origin is a format, not a file, so that the same history in a newer file replaces the older one row
 * by row. Histories of several machines in one format are therefore not added up; the greater one of a day wins.
 */
package toktrail.importer.history;
