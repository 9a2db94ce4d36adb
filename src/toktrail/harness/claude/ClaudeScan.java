package toktrail.harness.claude;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import toktrail.harness.EventSink;
import toktrail.harness.FileReader;
import toktrail.harness.Scan;
import toktrail.harness.SourceFile;
import toktrail.harness.SourceProblem;
import toktrail.harness.claude.Call.Copy;
import toktrail.harness.claude.FileAgents.Agent;
import toktrail.usage.SessionFacts;
import toktrail.usage.SessionRef;

/**
 * One pass over files of Claude Code. Readings are held, packed, until all files are read; then the groups that may
 * have copies elsewhere are put together and everything is handed on file by file, the events of a file being made by
 * another thread.
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
    /** In file order, but for files that are read again because of others. */
    private final Map<SourceFile, ClaudeReading> readings = new LinkedHashMap<>();
    private final Map<SourceFile, FileAgents> unchanged = new LinkedHashMap<>();
    /** Files whose state of the last pass is damaged. */
    private final List<SourceFile> forgotten = new ArrayList<>();
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
        if (shared.length == 0) {
            return;
        }
        try {
            FileAgents told = FileAgents.of(shared);
            unchanged.put(file, told);
            agents.add(told);
            agents.addBefore(told);
        } catch (SourceProblem damaged) {
            // As if the file were unknown: reading it tells the names again.
            forgotten.add(file);
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
        List<SourceFile> again = new ArrayList<>(forgotten);
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
        sessions().forEach((id, session) -> sink.session(facts(id, session)));
    }

    @Override
    public List<Part> rest() {
        List<SourceFile> files = SourceFile.sorted(readings.keySet());
        List<ClaudeReading> held = files.stream().map(readings::get).toList();
        readings.clear();
        List<CallEvents.File> names = new ArrayList<>();
        List<Tally> tallies = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            names.add(new CallEvents.File(files.get(i).name(), held.get(i).session()));
            tallies.add(new Tally());
        }
        CallEvents events = new CallEvents(names, agents, keepRaw ? new RawRecords() : null);
        HeldGroups groups = new HeldGroups(held.stream().map(ClaudeReading::groups).toList());
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            parts.add(new FilePart(i, files.get(i), held.get(i).counts(), groups, events, tallies));
        }
        return parts;
    }

    /** The calls of a file. */
    private static final class FilePart implements Part {

        private record Ready(Copy winner, List<CallEvents.Made> made) { }

        private final int number;
        private final SourceFile file;
        private final ClaudeReading.Counts counts;
        private final HeldGroups groups;
        private final CallEvents events;
        private final List<Tally> tallies;
        private List<Ready> calls = List.of();

        FilePart(int number, SourceFile file, ClaudeReading.Counts counts, HeldGroups groups, CallEvents events,
                List<Tally> tallies) {
            this.number = number;
            this.file = file;
            this.counts = counts;
            this.groups = groups;
            this.events = events;
            this.tallies = tallies;
        }

        @Override
        public void prepare() {
            List<Ready> ready = new ArrayList<>();
            for (Call call : groups.calls(number)) {
                ready.add(new Ready(call.winner(), events.of(call)));
            }
            calls = ready;
        }

        @Override
        public void hand(EventSink sink) {
            for (Ready call : calls) {
                for (CallEvents.Made made : call.made()) {
                    sink.event(made.event(), made.copies());
                }
                if (!call.made().isEmpty()) {
                    tallies.get(call.winner().file()).won(call.winner().group().best());
                }
            }
            calls = List.of();
            groups.release(number);
            long won = tallies.get(number).won;
            sink.settled(file, counts.rows() - won, Math.max(0, counts.candidates() - won));
        }
    }

    private Map<String, Session> sessions() {
        Map<String, Session> sessions = new LinkedHashMap<>();
        for (SourceFile file : SourceFile.sorted(readings.keySet())) {
            readings.get(file).notes().all().forEach((id, note) -> {
                Session session = sessions.computeIfAbsent(id,
                        any -> new Session(new SessionNotes.Note(), new LinkedHashSet<>()));
                session.note().add(note);
                session.paths().add(file.name());
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
