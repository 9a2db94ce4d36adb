/**
 * Tracking runs: windows of time with a scope, to which events are linked. {@link toktrail.ledger.run.Runs} starts,
 * stops and finds them; the links are made at the end of an import.
 *
 * <p>Nothing here reads or changes an event.
 */
package toktrail.ledger.run;
