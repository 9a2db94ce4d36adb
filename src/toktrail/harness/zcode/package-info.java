/**
 * ZCode: a SQLite database with a row for each call; see {@link toktrail.harness.zcode.ZcodeHarness}. The JSON lines
 * beside it hold estimates and are not read.
 */
package toktrail.harness.zcode;
