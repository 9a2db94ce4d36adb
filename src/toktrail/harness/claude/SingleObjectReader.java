package toktrail.harness.claude;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import toktrail.harness.DocumentReader;
import toktrail.harness.FileFacts;
import toktrail.harness.ParserState;
import toktrail.json.JsonException;
import toktrail.json.JsonObject;
import toktrail.json.JsonParser;
import toktrail.json.JsonSettings;
import toktrail.json.JsonTokenizer;
import toktrail.usage.SourcePosition;

/**
 * Reads a {@code .json} file: one object, a call if it has model and usage. Index files of Claude Code and results of
 * {@code claude -p} have none. A file that cannot be parsed counts as one record without a call: it may be half
 * written.
 */
final class SingleObjectReader implements DocumentReader<ClaudeReading> {

    /** What stands behind the path in keys made of such a file. */
    private static final long NUMBER = 0;

    @Override
    public ClaudeReading read(FileFacts facts) throws IOException {
        Place place = Place.of(facts.file());
        List<CopyGroup> groups = new ArrayList<>(1);
        String session = place.session();
        try (InputStream stream = Files.newInputStream(facts.file().path())) {
            JsonTokenizer tokenizer = new JsonTokenizer(JsonSettings.FOREIGN);
            JsonObject entry = JsonParser.parseObject(tokenizer.reset(stream), HeadlessStream.SHAPE);
            String named = Records.session(entry);
            session = named == null ? session : named;
            Candidate.Spot spot = new Candidate.Spot(SourcePosition.NONE, SourcePosition.NONE, false, NUMBER);
            HeadlessStream messages = new HeadlessStream(call -> groups.add(new CopyGroup(call)), facts.modifiedMs());
            messages.record(entry, spot);
            messages.close(spot);
        } catch (JsonException malformed) {
            groups.clear();
        }
        return new ClaudeReading(session, ClaudeReading.Groups.of(groups),
                new ClaudeReading.Agents(new FileAgents(), new FileAgents(), false), new SessionNotes(),
                new ClaudeReading.Counts(1, groups.size()), ParserState.NONE);
    }
}
