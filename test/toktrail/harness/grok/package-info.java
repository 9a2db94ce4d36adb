/** Tests of {@code toktrail.harness.grok}. */
package toktrail.harness.grok;
