/**
 * Where the figures of reports come from: event by event, with the price that was taken and every term of the formula,
 * and the place of the record.
 *
 * <p>{@link toktrail.report.explain.ExplainReporter} answers from the ledger and the prices;
 * {@link toktrail.report.explain.EventRecords} adds what the sources themselves say now.
 *
 * <p>Invariants: the terms of an event add up to its cost, the costs of all events to the total of a report with the
 * same filters, both exactly.
 */
package toktrail.report.explain;
