/** Tests of the Gemini CLI harness. */
package toktrail.harness.gemini;
