/**
 * The manual pages of the commands: mdoc from their declarations, and the same pages as plain text.
 *
 * <p>{@link toktrail.args.manual.ManPage} writes the page of one command; prose that no declaration has is handed in.
 * {@link toktrail.args.manual.ManText} shows such a page where man(1) is missing, so it reads only what ManPage and the
 * prose write, no other mdoc. Nothing here opens a file or prints. Nothing is null unless said so.
 */
package toktrail.args.manual;
