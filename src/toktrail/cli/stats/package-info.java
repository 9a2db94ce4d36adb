/** {@code toktrail stats}: statistics as text and JSON. */
package toktrail.cli.stats;
