/**
 * {@code toktrail copilot …}: GitHub Copilot CLI writes down its usage only if variables tell it to. The commands print
 * these variables, or run it with them and import what it wrote.
 *
 * <p>How its telemetry is read is no matter of this package but of the harness.
 */
package toktrail.cli.copilot;
