/**
 * Answers from events: sums by group, part of time, run or hour, and single events for those who ask where a sum comes
 * from. What leaves is grouped by everything that can change a price.
 *
 * <p>{@link toktrail.ledger.query.GroupReader} gives one sum of each group,
 * {@link toktrail.ledger.query.SeriesReader}, {@link toktrail.ledger.query.SessionReader} and
 * {@link toktrail.ledger.query.RunReader} those of parts, {@link toktrail.ledger.query.EventReader} events. All read
 * within a transaction of their caller and write nothing.
 *
 * <p>Decision: a window is cut into whole days of the rollup zone, whole UTC hours, and the events of what is left; a
 * property test holds every such plan against the plain sum over the events.
 */
package toktrail.ledger.query;
