package toktrail.harness.claude;

import java.util.List;
import java.util.Optional;
import toktrail.harness.KeptState;
import toktrail.harness.Line;
import toktrail.harness.LineReader;
import toktrail.harness.claude.FileAgents.Agent;
import toktrail.harness.claude.FileAgents.Type;
import toktrail.json.JsonObject;
import toktrail.json.JsonText;
import toktrail.json.JsonValue;

/** A transcript being read. */
final class TranscriptLines implements LineReader.Lines<ClaudeReading> {

    private static final String TOOL_RESULT = "\"tool_use_id\"";
    private static final String AGENT_ID = "agentId";

    private final Place place;
    private final Records records;
    private final PlainRecords plain;
    private final long modifiedMs;
    private final ReaderState state;
    private final FileAgents before;
    private final FileGroups groups = new FileGroups();
    private final List<String> needles;

    /** Whether the first record is still awaited, which tells a transcript from a stream of events. */
    private boolean first;
    private HeadlessStream stream;
    private Candidate.Spot last = new Candidate.Spot(0, 0, false, 0);
    private long rows;

    /**
     * A transcript from its beginning, or from the point an earlier pass left it at.
     *
     * @param fresh whether it is read from the beginning
     */
    TranscriptLines(Place place, long modifiedMs, ReaderState state, boolean fresh) {
        this.place = place;
        this.modifiedMs = modifiedMs;
        this.state = state;
        records = new Records(place, modifiedMs);
        plain = new PlainRecords(place);
        first = fresh;
        before = new FileAgents();
        before.addAll(state.agents());
        needles = TranscriptReader.needles(place);
    }

    @Override
    public boolean wantsEveryLine() {
        return first || stream != null || headUnknown() || !state.tasks().isEmpty();
    }

    private boolean headUnknown() {
        return state.session() == null || place.main() && !state.cwdSeen();
    }

    @Override
    public void line(Line line) {
        rows++;
        Candidate.Spot spot = new Candidate.Spot(line.number(), line.offset(), line.repeated(), line.number());
        if (stream != null) {
            last = new Candidate.Spot(spot.line(), spot.offset(), spot.repeated(), rows);
            JsonObject event = line.parse(HeadlessStream.SHAPE);
            state.session(Records.session(event));
            stream.record(event, last);
        } else if (first || headUnknown() || state.tasks().isEmpty() || isOfInterest(line)) {
            record(line, spot);
        } else if (mayNameAgent(line)) {
            result(line);
        }
    }

    private boolean isOfInterest(Line line) {
        for (String needle : needles) {
            if (line.contains(needle)) {
                return true;
            }
        }
        return false;
    }

    private boolean mayNameAgent(Line line) {
        return !state.tasks().isEmpty() && line.contains(TOOL_RESULT) && line.contains(AGENT_ID);
    }

    private void record(Line line, Candidate.Spot spot) {
        boolean starts = line.contains(TranscriptReader.SUBAGENT_TYPE);
        if (!first && !starts && plain.read(line)) {
            plain(spot);
            return;
        }
        JsonObject entry = line.parse(starts ? Records.WITH_TASKS : Records.PLAIN);
        String type = entry.text("type").orElse("");
        if (first && HeadlessStream.begins(type)) {
            stream = new HeadlessStream(groups::add, modifiedMs);
            rows--;
            first = false;
            line(line);
            return;
        }
        first = false;
        String session = Records.session(entry);
        state.session(session);
        note(entry, session, type, line);
        if (type.equals("assistant")) {
            take(records.transcript(entry, spot), entry, session);
            tasks(entry);
        } else if (type.equals("progress")) {
            take(records.progress(entry, spot), entry, session);
            progressType(entry.object("data"), session);
        } else if (type.equals("user") && mayNameAgent(line)) {
            result(line);
        }
    }

    /** Takes the record that was read without a tree. */
    private void plain(Candidate.Spot spot) {
        String session = plain.session();
        state.session(session);
        if (place.main()) {
            SessionNotes.Note note = state.notes().of(session);
            if (plain.cwd() != null) {
                state.sawCwd();
                note.cwd(plain.cwd());
            }
            note.parent(plain.forkedFrom());
            note.branch(plain.branch());
        }
        groups.add(plain.candidate(spot, modifiedMs));
    }

    private void take(Candidate candidate, JsonObject entry, String session) {
        if (candidate != null) {
            groups.add(candidate);
            if (place.main()) {
                state.notes().of(session).branch(entry.text("gitBranch").orElse(null));
            }
        }
    }

    private void note(JsonObject entry, String session, String type, Line line) {
        if (!place.main()) {
            return;
        }
        Optional<String> cwd = entry.text("cwd");
        if (cwd.isPresent()) {
            state.sawCwd();
            state.notes().of(session).cwd(cwd.get());
        }
        entry.object("forkedFrom").text("sessionId").ifPresent(state.notes().of(session)::parent);
        if (type.equals("custom-title")) {
            state.notes().of(session).customTitle(entry.text("customTitle").orElse(null));
        } else if (type.equals("ai-title")) {
            state.notes().of(session).aiTitle(entry.text("aiTitle").orElse(null));
        } else if (type.equals("summary") && !line.repeated()) {
            Optional<String> leaf = entry.text("leafUuid");
            entry.text("summary").filter(title -> leaf.isPresent())
                    .ifPresent(title -> state.summaries().add(title, leaf.get()));
        }
    }

    /** Notes the calls that start a subagent. */
    private void tasks(JsonObject entry) {
        for (JsonValue value : entry.object("message").array("content")) {
            JsonObject block = value.asObject();
            String name = block.text("name").orElse("");
            Optional<String> id = block.text("id");
            Optional<String> type = block.object("input").text("subagent_type");
            if (block.text("type").orElse("").equals("tool_use") && (name.equals("Task") || name.equals("Agent"))
                    && id.isPresent() && type.isPresent()) {
                state.tasks().put(id.get(), type.get());
            }
        }
    }

    private void progressType(JsonObject data, String session) {
        Optional<String> type = data.text("agentType");
        data.text("agentId").filter(id -> type.isPresent())
                .ifPresent(id -> state.agents().type(new Agent(session, id), new Type(type.get(), false)));
    }

    /** Learns from a tool result which agent a call has started. */
    private void result(Line line) {
        JsonObject entry = line.parse(Records.RESULT);
        if (!entry.text("type").orElse("").equals("user")) {
            return;
        }
        Optional<String> named = entry.object("toolUseResult").text("agentId");
        for (JsonValue value : entry.object("message").array("content")) {
            JsonObject block = value.asObject();
            String call = block.text("tool_use_id").orElse("");
            String type = state.tasks().get(call);
            if (type == null || !block.text("type").orElse("").equals("tool_result")) {
                continue;
            }
            Optional<String> id = named.or(() -> mentioned(block.get("content")));
            id.ifPresent(agent -> state.agents().type(new Agent(Records.session(entry), agent), new Type(type, true)));
            state.tasks().remove(call);
        }
    }

    private static Optional<String> mentioned(JsonValue content) {
        if (content instanceof JsonText text) {
            return AgentNames.mentionedId(text.value());
        }
        for (JsonValue block : content.asArray()) {
            Optional<String> id = block.asObject().rawText("text").flatMap(AgentNames::mentionedId);
            if (id.isPresent()) {
                return id;
            }
        }
        return Optional.empty();
    }

    @Override
    public ClaudeReading finish(LineReader.End end) {
        if (stream != null) {
            stream.close(last);
        }
        String session = state.session() == null ? place.session() : state.session();
        String summary = state.summaries().title(place.path(), end.offset());
        if (summary != null) {
            state.notes().of(session).summary(summary);
        }
        boolean renamed = nameAgents(session);
        FileAgents known = before.in(session);
        FileAgents agents = state.agents().in(session);
        ClaudeReading.Agents told = new ClaudeReading.Agents(agents, known, renamed);
        KeptState next;
        if (stream != null || first) {
            // What closes a message depends on what follows; such files are small and read anew.
            next = new KeptState(new byte[0], new byte[0], 0, 0);
        } else {
            FileGroups.Start start = groups.start();
            next = new KeptState(agents.toBytes(), state.toBytes(), start.offset(), start.lines());
        }
        return new ClaudeReading(session, ClaudeReading.Groups.of(groups.groups()), told, state.notes().in(session),
                new ClaudeReading.Counts(end.rowsSeen(), groups.newCandidates()), next);
    }

    /**
     * Gives the groups of subagents the types that stand beside their transcripts and notes the agents that have none.
     * Says whether one has a type now whose records were handed on without.
     */
    private boolean nameAgents(String session) {
        SidecarTypes sidecars = new SidecarTypes(place);
        for (CopyGroup group : groups.groups()) {
            Mark.Maker maker = group.mark().maker();
            if (!maker.sidechain()) {
                continue;
            }
            String type = sidecars.of(maker.agentId());
            group.sidecar(type);
            if (type == null && maker.attribution() == null && maker.agentId() != null) {
                String own = group.mark().origin().session();
                state.agents().want(new Agent(own == null ? session : own, maker.agentId()));
            }
        }
        return before.wanted().stream().anyMatch(agent -> sidecars.of(agent.id()) != null);
    }
}
