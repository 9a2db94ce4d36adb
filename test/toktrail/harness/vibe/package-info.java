/** Tests of {@code toktrail.harness.vibe}. */
package toktrail.harness.vibe;
