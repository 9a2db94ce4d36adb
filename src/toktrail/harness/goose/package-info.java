/**
 * Goose: a database with counters per session and, in newer versions, a ledger of calls.
 *
 * <p>{@link toktrail.harness.goose.GooseHarness} says where databases are, {@code GooseDatabase} reads the rows of one,
 * whatever version its schema has, {@code GooseCalls} makes calls of them: one of each row of the ledger, and one that
 * grows of whatever a session's counters have beyond those. Messages are never looked at.
 */
package toktrail.harness.goose;
