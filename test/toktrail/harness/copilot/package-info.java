/** Tests of telemetry of GitHub Copilot. */
package toktrail.harness.copilot;
