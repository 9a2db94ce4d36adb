/**
 * {@code toktrail copilot …}: GitHub Copilot CLI writes down its usage only if variables tell it to. The commands print
 * these variables, or run it with them and import what it wrote.
 */
package toktrail.cli.copilot;
