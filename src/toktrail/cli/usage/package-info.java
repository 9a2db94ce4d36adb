/**
 * Views of {@code toktrail usage} beside the aggregates: options, and the records of reports as text and JSON.
 */
package toktrail.cli.usage;
