/**
 * One declaration per command, and everything that follows from it: parsing, help, suggestions, shell completion,
 * manual pages, the list of commands.
 *
 * <p>{@link toktrail.args.CommandTree} holds the {@link toktrail.args.CommandSpec}s with their
 * {@link toktrail.args.Option}s and {@link toktrail.args.Positional}s, all immutable values.
 * {@link toktrail.args.ArgumentParser} turns words into an {@link toktrail.args.Invocation}.
 *
 * <p>A declaration has no behaviour, so describing a command never loads what runs it. Nothing here opens a file,
 * reads a variable, prints or exits; a path stays the text that was typed. Everything is immutable and may be shared
 * by threads. Nothing is null unless said so. The parser uses no regular expressions: it is on the way to the prompt
 * segment.
 *
 * <p>Decision. Words are scanned to the end before the first error is reported, because help must work whatever else
 * is wrong.
 */
package toktrail.args;
