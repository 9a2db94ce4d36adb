/** Tests of {@code toktrail.harness.cursor}. */
package toktrail.harness.cursor;
