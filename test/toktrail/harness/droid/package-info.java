/** Tests of {@code toktrail.harness.droid}. */
package toktrail.harness.droid;
