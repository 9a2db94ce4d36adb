package toktrail.harness.claude;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import toktrail.harness.EventSink;
import toktrail.harness.FileReader;
import toktrail.harness.Scan;
import toktrail.harness.SourceFile;
import toktrail.harness.claude.FileAgents.Agent;
import toktrail.usage.SessionFacts;
import toktrail.usage.SessionRef;

/**
 * One pass over files of Claude Code. Readings are held, packed, until all files are read; then the groups that may
 * have copies elsewhere are put together and everything is handed on file by file.
 */
final class ClaudeScan implements Scan<ClaudeReading> {

    /** A session and the transcripts it is in. */
    private record Session(SessionNotes.Note note, Set<String> paths) { }

    /** What became of the rows of a file. */
    private static final class Tally {

        private long won;
        private long lastLine = Long.MIN_VALUE;

        /** A row that gave an event; a row may give several in sequence. */
        void won(CopyGroup.Best best) {
            if (!best.repeated() && best.line() != lastLine) {
                won++;
            }
            lastLine = best.line();
        }
    }

    private final boolean keepRaw;
    private final Map<SourceFile, ClaudeReading> readings = new TreeMap<>(SourceFile.FILE_ORDER);
    private final Map<SourceFile, FileAgents> unchanged = new LinkedHashMap<>();
    private final KnownAgents agents = new KnownAgents();
    private final Set<SourceFile> readAgain = new LinkedHashSet<>();

    ClaudeScan(boolean keepRaw) {
        this.keepRaw = keepRaw;
    }

    @Override
    public FileReader<ClaudeReading> reader(SourceFile file) {
        return file.baseName().endsWith(".json") ? new SingleObjectReader() : new TranscriptReader(file);
    }

    @Override
    public boolean needsUnchanged() {
        return true;
    }

    @Override
    public void unchanged(SourceFile file, byte[] shared) {
        if (shared.length > 0) {
            FileAgents told = FileAgents.of(shared);
            unchanged.put(file, told);
            agents.add(told);
            agents.addBefore(told);
        }
    }

    @Override
    public void add(SourceFile file, ClaudeReading reading, EventSink sink) {
        readings.put(file, reading);
        agents.add(reading.agents().all());
        agents.addBefore(reading.agents().before());
    }

    @Override
    public List<SourceFile> readAgain() {
        List<SourceFile> again = new ArrayList<>();
        readings.forEach((file, reading) -> {
            Set<Agent> wanted = reading.agents().before().wanted();
            if (reading.agents().renamed() || wanted.stream().anyMatch(agents::isNew)) {
                again.add(file);
            }
        });
        unchanged.forEach((file, told) -> {
            SidecarTypes sidecars = new SidecarTypes(Place.of(file));
            if (told.wanted().stream().anyMatch(agent -> agents.isNew(agent)
                    || !agents.isKnown(agent) && sidecars.of(agent.id()) != null)) {
                again.add(file);
            }
        });
        again.removeIf(file -> !readAgain.add(file));
        return again;
    }

    @Override
    public void finish(EventSink sink) {
        List<SourceFile> files = new ArrayList<>(readings.keySet());
        List<ClaudeReading> held = new ArrayList<>(readings.values());
        readings.clear();
        sessions(files, held).forEach((id, session) -> sink.session(facts(id, session)));
        List<CallEvents.File> names = new ArrayList<>();
        List<Tally> tallies = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            names.add(new CallEvents.File(files.get(i).name(), held.get(i).session()));
            tallies.add(new Tally());
        }
        CallEvents events = new CallEvents(names, agents, keepRaw ? new RawRecords() : null);
        HeldGroups groups = new HeldGroups(held.stream().map(ClaudeReading::groups).toList());
        for (int i = 0; i < files.size(); i++) {
            ClaudeReading.Counts counts = held.get(i).counts();
            groups.calls(i, call -> {
                if (events.emit(call, sink)) {
                    tallies.get(call.winner().file()).won(call.winner().group().best());
                }
            });
            long won = tallies.get(i).won;
            sink.settled(files.get(i), counts.rows() - won, Math.max(0, counts.candidates() - won));
        }
    }

    private static Map<String, Session> sessions(List<SourceFile> files, List<ClaudeReading> held) {
        Map<String, Session> sessions = new LinkedHashMap<>();
        for (int i = 0; i < files.size(); i++) {
            String path = files.get(i).name();
            held.get(i).notes().all().forEach((id, note) -> {
                Session session = sessions.computeIfAbsent(id,
                        any -> new Session(new SessionNotes.Note(), new LinkedHashSet<>()));
                session.note().add(note);
                session.paths().add(path);
            });
        }
        return sessions;
    }

    private static SessionFacts facts(String id, Session session) {
        SessionNotes.Note note = session.note();
        return new SessionFacts(new SessionRef(ClaudeRules.HARNESS, id), note.title(),
                new SessionFacts.Workspace(note.cwd(), null, null, note.branch()), note.parent(), null, null,
                List.copyOf(session.paths()));
    }
}
