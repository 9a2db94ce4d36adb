/** {@code toktrail analyze …}: one session in depth. Figures come from {@code toktrail.analysis}. */
package toktrail.cli.analyze;
