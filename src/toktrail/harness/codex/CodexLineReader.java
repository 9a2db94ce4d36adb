package toktrail.harness.codex;

import java.util.List;
import toktrail.harness.FileFacts;
import toktrail.harness.LineReader;
import toktrail.harness.SourceProblem;

/**
 * Reads rollouts and exec logs.
 *
 * @param harness     id of the harness
 * @param serviceTier service tier of the home, null if none
 * @param keepRaw     whether events carry their record
 */
record CodexLineReader(String harness, String serviceTier, boolean keepRaw) implements LineReader<CodexReading> {

    private static final List<String> NEEDLES = List.of("\"token_count\"", "\"session_meta\"", "\"turn_context\"",
            "\"session_configured\"", "\"entered_review_mode\"", "\"exited_review_mode\"", "\"usage\"",
            "\"thread.started\"", "\"thread_settings_applied\"");

    /** Most bytes of a rollout are in these records. */
    private static final List<String> DULL = List.of("\"type\":\"response_item\"", "\"type\":\"compacted\"",
            "\"type\":\"world_state\"");

    @Override
    public List<String> needles() {
        return NEEDLES;
    }

    @Override
    public List<String> dullHeads() {
        return DULL;
    }

    @Override
    public Lines<CodexReading> open(FileFacts facts) throws SourceProblem {
        RolloutState state = facts.resume() == null
                ? new RolloutState(CodexFiles.threadId(CodexFiles.sessionId(facts.file())))
                : RolloutState.of(facts.resume());
        return new CodexLines(facts, harness, serviceTier, keepRaw, state);
    }
}
