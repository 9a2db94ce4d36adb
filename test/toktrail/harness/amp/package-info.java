/** Tests of {@code toktrail.harness.amp}. */
package toktrail.harness.amp;
