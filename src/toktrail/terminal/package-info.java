/**
 * The person's terminal: whether there is one and how wide it is.
 *
 * <p>{@link toktrail.terminal.SystemTerminal} answers for the real streams and is made by {@code Main} only; everyone
 * else asks {@link toktrail.environment.TerminalFacts}. Nothing here throws because a terminal is odd or missing: the
 * answer is then "no terminal" or "unknown". Results of commands are not written here. Nothing is null unless said so.
 *
 * <p>Decisions:
 * <ul>
 * <li>{@code System.console()} is no test on Unix: it wants standard input to be a terminal too, and newer JDKs return
 *     one for a pipe. Linux tells by the links in {@code /proc}, other systems by {@code test -t} in a shell.
 * <li>The size comes from {@code stty}, a process of a few milliseconds, so it is asked for only when something is laid
 *     out to a width.
 * </ul>
 */
package toktrail.terminal;
