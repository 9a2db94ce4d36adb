/**
 * The files of configuration as files: which there are, how a place was found, how one is written.
 *
 * <p>{@link toktrail.config.file.FileKind} lists them; {@link toktrail.config.file.ResolvedPath} is where one is looked
 * for; {@link toktrail.config.file.AtomicFile} writes one. What a file may hold is not known here.
 */
package toktrail.config.file;
