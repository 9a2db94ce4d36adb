/**
 * The command line as a whole: which commands there are, and how one line is run.
 *
 * <p>{@link toktrail.cli.Program} runs one command line against an {@link toktrail.environment.Environment} and gives
 * the exit code; it never ends the process, so tests call it directly. {@code Commands} holds the only list of
 * commands, and it alone knows their rooms. A {@link toktrail.cli.frame.Command} declares itself as a
 * {@link toktrail.args.CommandSpec}, builds a record of what was asked with the packages below, and prints it in one of
 * two forms.
 *
 * <p>The rooms, from top to bottom, each using lower ones only: this package; a room for each group of commands, none
 * of which uses another; {@link toktrail.cli.refresh}, the import that reports begin with; {@link toktrail.cli.form},
 * text and JSON that several groups print; {@link toktrail.cli.frame}, what every command needs. What two groups share
 * moves down; what a command above must give, such as the tree of all commands to {@code help}, is handed to it.
 *
 * <p>What may not live here or below: SQL, formats of other programs, arithmetic of reports. Standard output is data,
 * everything else goes to standard error. Exit codes and messages are part of the contract with scripts.
 */
package toktrail.cli;
