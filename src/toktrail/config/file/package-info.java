/**
 * The files of configuration as files: which there are, and how a place was found.
 *
 * <p>{@link toktrail.config.file.FileKind} lists them; {@link toktrail.config.file.ResolvedPath} is where one is looked
 * for. What a file may hold is not known here.
 */
package toktrail.config.file;
