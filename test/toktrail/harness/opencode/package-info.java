/** Tests of the OpenCode harness. */
package toktrail.harness.opencode;
