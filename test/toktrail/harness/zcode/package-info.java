/** Tests of {@code toktrail.harness.zcode}. */
package toktrail.harness.zcode;
