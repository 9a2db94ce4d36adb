/**
 * One declaration per command, and everything that follows from it: parsing, help, shell completion, manual
 * pages, the list of commands.
 *
 * <p>{@link toktrail.args.CommandTree} holds the {@link toktrail.args.CommandSpec}s with their
 * {@link toktrail.args.Option}s and {@link toktrail.args.Positional}s, all immutable values. Its readers:
 * {@link toktrail.args.ArgumentParser} turns words into an {@link toktrail.args.Invocation};
 * {@link toktrail.args.HelpText}, {@link toktrail.args.manual.ManPage}, {@link toktrail.args.Completion} and
 * {@link toktrail.args.CommandList} describe it.
 *
 * <p>A declaration has no behaviour, so describing a command never loads what runs it. Nothing here opens a file,
 * reads a variable, prints or exits; a path stays the text that was typed. Everything is immutable and may be shared
 * by threads. Nothing is null unless said so. The parser uses no regular expressions: it is on the way to the prompt
 * segment.
 *
 * <p>Decisions. Words are scanned to the end before the first error is reported, because help must work whatever else
 * is wrong. Completion scripts ask the program instead of carrying tables: one tested implementation serves four
 * shells, knows values that only the ledger has, and cannot go stale after an update. Manual pages are mdoc; they are
 * shown as plain text by {@link toktrail.args.manual.ManText} where man(1) is missing.
 */
package toktrail.args;
