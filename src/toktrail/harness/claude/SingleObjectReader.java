package toktrail.harness.claude;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import toktrail.harness.DocumentReader;
import toktrail.harness.FileFacts;
import toktrail.harness.JsonFile;
import toktrail.harness.KeptState;
import toktrail.json.JsonObject;
import toktrail.usage.SourcePosition;

/**
 * Reads a {@code .json} file: one object, a call if it has model and usage. Index files of Claude Code and results of
 * {@code claude -p} have none.
 */
final class SingleObjectReader implements DocumentReader<ClaudeReading> {

    /** What stands behind the path in keys made of such a file. */
    private static final long NUMBER = 0;

    @Override
    public ClaudeReading read(FileFacts facts) throws IOException {
        Place place = Place.of(facts.file());
        List<CopyGroup> groups = new ArrayList<>(1);
        String session = place.session();
        JsonObject entry = JsonFile.readValue(facts.file().path(), HeadlessStream.SHAPE).asObject();
        String named = Records.session(entry);
        session = named == null ? session : named;
        Candidate.Spot spot = new Candidate.Spot(SourcePosition.NONE, SourcePosition.NONE, false, NUMBER);
        HeadlessStream messages = new HeadlessStream(call -> groups.add(new CopyGroup(call)), facts.modifiedMs());
        messages.record(entry, spot);
        messages.close(spot);
        return new ClaudeReading(session, ClaudeReading.Groups.of(groups),
                new ClaudeReading.Agents(new FileAgents(), new FileAgents(), false), new SessionNotes(),
                new ClaudeReading.Counts(1, groups.size()), KeptState.NONE);
    }
}
