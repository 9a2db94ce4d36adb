/**
 * One package per AI coding tool: where its data lives, and how one record becomes one usage event.
 *
 * <p>A {@link toktrail.harness.Harness} describes a tool; {@link toktrail.harness.Harnesses#ALL} is the only list of
 * them. For each import pass it makes a {@link toktrail.harness.Scan}: its readers turn single files into readings, in
 * parallel and without knowing of each other; the scan then takes the readings in file order, drops copies of a call
 * that several files hold, and hands events to an {@link toktrail.harness.EventSink}. So the outcome never depends on
 * threads.
 *
 * <p>Invariants. A harness opens nothing but its own tool's files and only for reading; it never writes, never asks the
 * network, never knows ledger, prices or reports. It trusts no byte: a bad record is counted, a bad file is a
 * {@link toktrail.harness.SourceProblem}; neither ends a scan. Memory does not grow with the size of a file.
 *
 * <p>To add a tool: a package below this one with its {@code Harness}, a line in {@code Harnesses.ALL}, fixtures, a
 * paragraph in the manual.
 */
package toktrail.harness;
