/**
 * What every group of commands needs, and no command.
 *
 * <p>{@link toktrail.cli.frame.Command} and {@link toktrail.cli.frame.Group} are what commands are;
 * {@link toktrail.cli.frame.CommandContext} is what they are given. Its {@link toktrail.cli.frame.Workspace} finds and
 * opens the user's things when they are first asked for: configuration and prices itself, the ledger through
 * {@link toktrail.cli.frame.LedgerAccess}, the tools and their data through {@link toktrail.cli.frame.Tools} and
 * {@link toktrail.cli.frame.Sources}. Options that several groups declare are constants here:
 * {@link toktrail.cli.frame.GlobalOptions}, {@link toktrail.cli.frame.TimeOptions},
 * {@link toktrail.cli.frame.UsageOptions}, {@link toktrail.cli.frame.CostOptions}.
 *
 * <p>What may not live here: a command, an import, the form of an answer.
 */
package toktrail.cli.frame;
