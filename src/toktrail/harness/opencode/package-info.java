/**
 * OpenCode: a SQLite database per release channel, and the trees of JSON files of older versions. Kilo CLI, a fork, has
 * one such database.
 *
 * <p>{@link toktrail.harness.opencode.OpenCodeHarness} and {@link toktrail.harness.opencode.KiloHarness} say where they
 * are, {@code OpenCodeLayout} which file is what, {@code Dialect} where the two differ.
 * {@code MessageParser} makes a call of a message, wherever that was stored; {@code DatabasePass} and {@code
 * StorageReader} find messages. {@code OpenCodeScan} takes all of them together: a database wins over files, the newest
 * row between databases, the first message among copies that a fork left.
 *
 * <p>Decisions. Rows are parsed inside the read transaction, one at a time: holding the texts of all rows until it ends
 * would need memory of the size of the table, and parsing takes little beside reading. A message is rewritten until its
 * call is complete, so a later pass reads again what may have changed and nothing else ({@code Watermark}).
 */
package toktrail.harness.opencode;
