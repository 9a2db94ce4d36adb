/**
 * The pi coding agent and its variant omp: sessions as append-only JSON lines, now and then rewritten.
 *
 * <p>{@link toktrail.harness.pi.PiHarness} says where they are, {@code PiLines} reads one file, {@code PiScan} drops
 * the copies that forked and migrated sessions hold. A session is a tree of entries: {@code ThinkingLevels} follows it,
 * because the order of lines alone gives the wrong level after a jump back. The content of messages is never looked at.
 */
package toktrail.harness.pi;
