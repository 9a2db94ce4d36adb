/**
 * Mistral Vibe: a {@code meta.json} per session with running sums, and older single files.
 *
 * <p>{@link toktrail.harness.vibe.VibeHarness} says where they are. {@code MetaReader} reads one session as it states
 * itself; {@code VibeScan} takes the sums of a session that was continued after a compaction off those of its
 * successor, because the counters run on. Per-message usage is not trusted: it is incomplete.
 */
package toktrail.harness.vibe;
