/**
 * Brings the usage of all harnesses into the ledger: finds what changed, reads it in parallel, hands batches to the one
 * writer.
 *
 * <p>{@code Importer} is the entry. For each harness a pass lists the files, compares them with the
 * stored import states, reads the changed ones in a fork-join pool (an append-only file from where it was left), and
 * takes the readings in file order on the calling thread, which alone writes. A bounded window of readings keeps memory
 * flat; nothing is kept of a line but what a harness asks for.
 *
 * <p>{@link toktrail.importer.LineScanner} and {@link toktrail.importer.NeedleSet} are hot and written for speed: byte
 * arrays, eight bytes at a time. Everything else here is plain. This package knows neither prices nor reports, and no
 * format of any tool.
 */
package toktrail.importer;
