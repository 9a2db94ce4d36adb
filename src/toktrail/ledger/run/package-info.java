/**
 * Tracking runs: windows of time with a scope, to which events are linked. {@link toktrail.ledger.run.Runs} starts,
 * stops and finds them; the links are made at the end of an import.
 */
package toktrail.ledger.run;
