/**
 * Reads source files in parallel, for an import and for whoever looks at them without one.
 *
 * <p>{@link toktrail.importer.reading.ScanRun} runs a scan of a harness: files are read ahead in a fork-join pool, a
 * bounded window of them, and taken in file order on the calling thread, which reads as well while it waits.
 * {@link toktrail.importer.reading.SourceReader} reads one of them: a document by its reader, a file of lines from its
 * beginning, or from where an earlier pass left it if both ends of what was consumed are still the same bytes. Nothing
 * is kept of a line but what a harness asks for.
 *
 * <p>{@code LineScanner} and {@code NeedleSet} are hot and written for speed: byte arrays, eight bytes at a time.
 *
 * <p>Knows harnesses through their interfaces and files; neither ledger nor the kinds of imports.
 */
package toktrail.importer.reading;
