/** Tests of {@code toktrail.harness.kimi}. */
package toktrail.harness.kimi;
