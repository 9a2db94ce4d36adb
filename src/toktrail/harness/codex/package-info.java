/**
 * Codex CLI and Every Code, which write the same rollouts in two wrappers.
 *
 * <p>A {@link toktrail.harness.codex.CodexHarness} describes either tool. Its reader walks one rollout: {@code
 * CodexLines} takes the records in turn, {@code CodexCounter} decides which token counts are calls, {@code ExecLog}
 * does so for the output of {@code codex exec --json}. What depends on other files is left to {@code CodexScan}: the
 * root of a thread's lineage, by which a fork's copy of its parent's history is known, and rollouts that make an exec
 * log superfluous. It hands events on file by file and keeps but eight bytes for each, or a few times that for threads
 * that go on from others.
 *
 * <p>Decisions. Counts are told apart by their running totals, since forks copy records with new times. A root once
 * found is kept with the file's state: it must not change when a parent's file is deleted later. It changes when a
 * parent's file comes later: then the file is read again, and what it counted under a former name gets the new one or,
 * where the parent tells the same call, is retired. So no order of files or refreshes counts a call twice. Rejected:
 * leaving out a spawned thread's first counts until its parent is known, which would lose those of orphans; and a
 * coarser key without the thread, under which small totals of unrelated threads would meet.
 */
package toktrail.harness.codex;
