/**
 * What a refresh writes: events with all that follows from them, facts about sessions, how far files were read, sources
 * that failed, links to runs.
 *
 * <p>{@link toktrail.ledger.importing.Importing} is the way in; it commits at points its caller names.
 * {@link toktrail.ledger.importing.EventWriter} decides what becomes of an event,
 * {@link toktrail.ledger.importing.ImportTransaction} holds what is in memory between two commits.
 *
 * <p>Decisions:
 * <ul>
 *   <li>A writer notices through {@code PRAGMA data_version} that another process has written in between, and then
 *       forgets what it knew.
 *   <li>An event's outcome is known when it is handed over: a look-up costs 3 µs, and after many of them all keys are
 *       held in memory. Rejected: inserting with {@code ON CONFLICT DO NOTHING} and sorting out conflicts later, where
 *       an area or an outcome would depend on what happens to stand in the same batch.
 * </ul>
 */
package toktrail.ledger.importing;
