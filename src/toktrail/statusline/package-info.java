/**
 * The prompt segment: what it is about, what it looks like, and how a line is kept for the next prompt.
 *
 * <p>{@link toktrail.statusline.SegmentChoice} turns settings, names and the tool's {@link toktrail.statusline.Payload}
 * into a question for {@code report}; {@link toktrail.statusline.SegmentLine} makes the line of the answer.
 * {@link toktrail.statusline.WarmLine} answers a prompt from a line kept by {@link toktrail.statusline.OutputCache}
 * before anything else of the program is loaded. Nothing here knows options or SQL.
 *
 * <p>Invariant: what {@link toktrail.statusline.WarmLine} uses where it finds a line and no payload loads no class of
 * the command line, of JSON, of a driver, of {@code java.time}, {@code java.util.regex} or lambdas; a test watches it.
 *
 * <p>Decision: a prompt is asked for after every command of a shell, so its warm answer may cost hardly more than an
 * empty Java program. So it is decided by files' times and sizes alone; whoever writes the line says which files.
 */
package toktrail.statusline;
