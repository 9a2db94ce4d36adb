/** Tests of {@code toktrail.harness.codebuff}. */
package toktrail.harness.codebuff;
