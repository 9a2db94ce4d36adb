/**
 * The command line: a class for each command, its options and help, text and JSON of report records.
 *
 * <p>{@link toktrail.cli.Program} runs one command line against an {@link toktrail.environment.Environment} and gives
 * the exit code; it never ends the process, so tests call it directly. {@code Commands} holds the
 * only list of commands. A {@link toktrail.cli.Command} declares itself as a {@link toktrail.args.CommandSpec}, builds
 * a record of what was asked with the packages below, and prints it in one of two forms.
 *
 * <p>What may not live here: SQL, formats of other programs, arithmetic of reports. Standard output is data, everything
 * else goes to standard error. Exit codes and messages are part of the contract with scripts.
 */
package toktrail.cli;
