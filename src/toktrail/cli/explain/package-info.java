/** {@code toktrail explain}: where a figure comes from, as text and JSON. The answer is made in the report package. */
package toktrail.cli.explain;
