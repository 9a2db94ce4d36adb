/**
 * The ledger: one SQLite file with every event, session, area, run and machine, and the only place with SQL for it.
 *
 * <p>{@link toktrail.ledger.Ledger} opens, creates and migrates a ledger and gives what writes to it.
 * {@link toktrail.ledger.LedgerView} is the read side: machines, areas, sessions, sums of events, all from one
 * transaction. {@link toktrail.ledger.LedgerHealth} looks at the state of the file. The rest lies in rooms below, which
 * do not use this package: {@code file}, {@code machine}, {@code run}, {@code filter} (which events are meant),
 * {@code area}, {@code row} (values, identity and sums as they are stored), {@code importing}, {@code exchange},
 * {@code query} (sums and single events), {@code session}, {@code recorded} (days of other trackers).
 *
 * <p>Nothing here knows a harness, a file format or a price: rules of identity come in as
 * {@link toktrail.usage.EventRules}, price thresholds as {@link toktrail.ledger.file.TierBounds}.
 *
 * <p>Invariants. Every event belongs to one session. No two events have the same match key. Sums
 * ({@code rollup_…}, the counters of {@code session}) always equal what the events give, in every committed state.
 * A file's events and its import state are committed together. An ordinary import never lowers an event and deletes
 * none, except one that is proven to be a second count of the same call.
 *
 * <p>In all rooms: nothing is null unless its comment says so; all times are epoch milliseconds UTC; a ledger and what
 * comes from it belong to one thread at a time.
 */
package toktrail.ledger;
