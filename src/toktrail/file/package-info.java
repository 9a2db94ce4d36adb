/**
 * Files of our own, written so that nobody ever meets half of one.
 *
 * <p>{@link toktrail.file.AtomicFile} replaces files; {@link toktrail.file.ResultFile} writes into devices and FIFOs as
 * well. They know no format and no path; a failure is the user's to mend and says which file it was. Nothing is null.
 */
package toktrail.file;
