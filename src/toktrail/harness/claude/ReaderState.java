package toktrail.harness.claude;

import java.util.LinkedHashMap;
import java.util.Map;
import toktrail.harness.SourceProblem;

/** What the reader of a transcript knows of the lines it has passed; kept from one pass to the next. */
final class ReaderState {

    private static final int VERSION = 1;

    private String session;
    private boolean cwdSeen;
    /** Calls that started a subagent and have no result yet: id of the call, type of the agent. */
    private final Map<String, String> tasks = new LinkedHashMap<>();
    private FileAgents agents = new FileAgents();
    private SessionNotes notes = new SessionNotes();
    private Summaries summaries = new Summaries();

    /** First session named in the file, null if none is yet. */
    String session() {
        return session;
    }

    /** Takes the session of a record, perhaps null. */
    void session(String named) {
        session = session == null ? named : session;
    }

    /** Whether a record told the working directory. */
    boolean cwdSeen() {
        return cwdSeen;
    }

    void sawCwd() {
        cwdSeen = true;
    }

    Map<String, String> tasks() {
        return tasks;
    }

    FileAgents agents() {
        return agents;
    }

    SessionNotes notes() {
        return notes;
    }

    Summaries summaries() {
        return summaries;
    }

    byte[] toBytes() {
        PackedWriter out = SealedState.begin(VERSION);
        out.text(session).flag(cwdSeen).number(tasks.size());
        tasks.forEach((id, type) -> out.text(id).text(type));
        agents.write(out);
        notes.write(out);
        summaries.write(out);
        return SealedState.seal(out);
    }

    /**
     * Reads {@link #toBytes}; no bytes are a fresh state.
     *
     * @throws SourceProblem if they are damaged or of another version
     */
    static ReaderState of(byte[] bytes) throws SourceProblem {
        ReaderState state = new ReaderState();
        if (bytes == null || bytes.length == 0) {
            return state;
        }
        PackedReader in = SealedState.open(bytes, VERSION);
        state.session = in.text();
        state.cwdSeen = in.flag();
        for (int rest = in.count(); rest > 0; rest--) {
            state.tasks.put(in.text(), in.text());
        }
        state.agents = FileAgents.read(in);
        state.notes = SessionNotes.read(in);
        state.summaries = Summaries.read(in);
        return state;
    }
}
