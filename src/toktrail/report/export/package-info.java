/**
 * Single events with their costs, for other programs.
 *
 * <p>{@link toktrail.report.export.EventExport} hands over one {@link toktrail.report.export.ExportedEvent} after
 * another and keeps none, so that a ledger of any size can be exported. Their ids and order are the same on every
 * machine that has the events.
 */
package toktrail.report.export;
