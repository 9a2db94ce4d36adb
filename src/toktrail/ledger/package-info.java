/**
 * The ledger: one SQLite file with every event, session, area, run and machine, and the only place with SQL for it.
 *
 * <p>{@link toktrail.ledger.LedgerPath} says which file is meant and what lies there, {@link toktrail.ledger.Ledger}
 * opens, creates and migrates it, {@link toktrail.ledger.Importing} writes what a refresh found. The complete list of
 * tables and columns is the resource {@code schema-1001.sql}. Nothing here knows a harness, a file format or a price:
 * rules of identity come in as {@link toktrail.usage.EventRules}, price thresholds as
 * {@link toktrail.ledger.TierBounds}.
 *
 * <p>{@link toktrail.ledger.LedgerView} is the read side: machines, areas, and sums of events for a
 * {@link toktrail.ledger.UsageFilter} and a window, from one transaction. What leaves is grouped by everything that can
 * change a price; single events leave only for those who ask where a sum comes from
 * ({@link toktrail.ledger.EventChoice}).
 *
 * <p>Invariants. Every event belongs to one session. No two events have the same match key. Sums
 * ({@code rollup_…}, the counters of {@code session}) always equal what the events give, in every committed state.
 * A file's events and its import state are committed together. An ordinary import never lowers an event and deletes
 * none, except one that is proven to be a second count of the same call.
 *
 * <p>Nothing is null unless its comment says so; all times are epoch milliseconds UTC. A ledger and what comes from it
 * belong to one thread at a time.
 *
 * <p>Decisions:
 * <ul>
 *   <li>Ids of events and sessions are given by the writer, so that rows can refer to rows that are still waiting in
 *       memory. It notices through {@code PRAGMA data_version} that another process has written in between and then
 *       forgets what it knew.
 *   <li>An event's outcome is known when it is handed over: a look-up costs 3 µs, and after many of them all keys are
 *       held in memory. Rejected: inserting with {@code ON CONFLICT DO NOTHING} and sorting out conflicts later, where
 *       an area or an outcome would depend on what happens to stand in the same batch.
 *   <li>Sums are kept in memory and written once per transaction. Rejected: triggers, five times slower.
 *   <li>A window is cut into whole days of the rollup zone, whole UTC hours, and the events of what is left; a property
 *       test holds every such plan against the plain sum over the events.
 *   <li>Days that other trackers recorded ({@link toktrail.ledger.Archive}) stay beside the events, and whether one
 *       counts is decided by the day of the report's zone that has the same date: whose zone the tracker used is not
 *       known, and a call imported later wins without any upkeep. Rejected: deleting recorded days at import, which
 *       would depend on the zone of that moment.
 *   <li>Filters on names are decided in memory, on the dictionary, since identity is a matter of normal forms, which
 *       SQL cannot compare; the ids that remain go to SQLite as one JSON list.
 * </ul>
 */
package toktrail.ledger;
