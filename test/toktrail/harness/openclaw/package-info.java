/** Tests of {@code toktrail.harness.openclaw}. */
package toktrail.harness.openclaw;
