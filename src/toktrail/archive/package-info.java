/**
 * Tar archives within gzip, as far as an exchange of single files needs them.
 *
 * <p>{@link toktrail.archive.TarReader} takes what other programs write: ustar, pax and GNU headers, numbers in octal
 * and base 256. It hands out members one after the other, never writes a file and judges no name; what may be unpacked
 * and where is up to the caller. {@link toktrail.archive.TarWriter} writes plain ustar, so that equal input gives equal
 * bytes. Contents are streams and are never held in memory.
 *
 * <p>Knows nothing of what is in the members. A malformed archive is an {@link toktrail.archive.ArchiveException}, one
 * that ends too early an {@link java.io.EOFException}; nothing is null.
 */
package toktrail.archive;
