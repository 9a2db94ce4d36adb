package toktrail.harness.claude;

import java.util.List;
import toktrail.harness.FileFacts;
import toktrail.harness.LineReader;
import toktrail.harness.SourceFile;
import toktrail.harness.SourceProblem;

/**
 * Reads a transcript, or the output of {@code claude -p} kept as JSON lines.
 *
 * <p>The first lines are read whole until session and working directory are known. After that only lines with one of a
 * few texts are; most bytes of a transcript are tool results and have none of them.
 */
final class TranscriptReader implements LineReader<ClaudeReading> {

    static final String USAGE = "\"usage\"";
    /** Stands in every record that starts a subagent. */
    static final String SUBAGENT_TYPE = "\"subagent_type\"";
    private static final String AGENT_TYPE = "\"agentType\"";
    private static final String CUSTOM_TITLE = "\"customTitle\"";
    private static final String AI_TITLE = "\"aiTitle\"";
    /** Not the whole key: a rare pair of letters at the end makes the search quicker. */
    private static final String SUMMARY = "\"leafU";

    /** All but one end alike and so are looked for in one go. */
    private static final List<String> MAIN =
            List.of(USAGE, SUBAGENT_TYPE, AGENT_TYPE, CUSTOM_TITLE, AI_TITLE, SUMMARY);
    private static final List<String> SUBAGENT = List.of(USAGE, SUBAGENT_TYPE, AGENT_TYPE);

    private final Place place;

    TranscriptReader(SourceFile file) {
        place = Place.of(file);
    }

    @Override
    public List<String> needles() {
        return needles(place);
    }

    static List<String> needles(Place place) {
        return place.main() ? MAIN : SUBAGENT;
    }

    @Override
    public Lines<ClaudeReading> open(FileFacts facts) throws SourceProblem {
        boolean fresh = facts.resume() == null || facts.resume().length == 0;
        return new TranscriptLines(place, facts.modifiedMs(), ReaderState.of(facts.resume()), fresh);
    }
}
