/** Tests of {@code toktrail.harness.hermes}. */
package toktrail.harness.hermes;
