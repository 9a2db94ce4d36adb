/** Tests of {@code toktrail.harness.qwen}. */
package toktrail.harness.qwen;
