/**
 * Text and JSON of report records that several groups of commands print: objects and tables of usage, sessions, runs.
 * Keys and their order are contracts.
 *
 * <p>What only one group prints lives with that group. Nothing here reads a ledger, imports, or computes a figure.
 */
package toktrail.cli.form;
