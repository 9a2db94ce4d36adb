/**
 * Hermes: a SQLite database with a row of running sums for each session; see
 * {@link toktrail.harness.hermes.HermesHarness}.
 */
package toktrail.harness.hermes;
