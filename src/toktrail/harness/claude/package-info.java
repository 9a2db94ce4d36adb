/**
 * Claude Code: transcripts of sessions and subagents, output of {@code claude -p}.
 *
 * <p>One API call is written many times: a record for each content block while the answer streams in, again in forks
 * and resumed sessions, again in subagents and progress records, again in other roots. So the work has two halves. A
 * {@link toktrail.harness.claude.TranscriptReader} groups, within its file, copies that are alike
 * ({@link toktrail.harness.claude.CopyGroup}) and packs them into bytes, some 150 for each call. The
 * {@link toktrail.harness.claude.ClaudeScan} holds these bytes until all files are read, finds the ids that occur more
 * than once by their hashes, and forms one event of each call ({@link toktrail.harness.claude.CallMerger},
 * {@link toktrail.harness.claude.CallEvents}).
 *
 * <p>Decisions.
 * <ul>
 * <li>Copies are grouped losslessly: those that differ in request id, sidechain mark, session, fork or agent stay apart
 *     until all files are known. The result is that of grouping all records of all files at once.
 * <li>Tool results are most of the bytes. They are searched for a few texts and parsed only while a subagent's name is
 *     awaited.
 * <li>Copies of a call are never mixed field by field; relays write estimates that belong together.
 * </ul>
 */
package toktrail.harness.claude;
