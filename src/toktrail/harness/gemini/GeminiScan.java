package toktrail.harness.gemini;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import toktrail.harness.EventSink;
import toktrail.harness.FileReader;
import toktrail.harness.Scan;
import toktrail.harness.SourceFile;
import toktrail.usage.Amount;
import toktrail.usage.EventKeys;
import toktrail.usage.Names;
import toktrail.usage.SessionFacts;
import toktrail.usage.SessionFacts.Workspace;
import toktrail.usage.SessionRef;
import toktrail.usage.SourcePosition;
import toktrail.usage.UsageEvent;

/**
 * Drops copies between files: a chat stays behind as document when it is continued as lines, and may have been copied
 * to another root. Calls are kept, small, until the last file was seen.
 */
final class GeminiScan implements Scan<GeminiReading> {

    private static final String PROJECT_ROOT = ".project_root";
    /** More than any path has. */
    private static final long LONGEST_PROJECT_ROOT = 1 << 16;

    /** A file that was read, and what became of its rows. */
    private static final class Tally {

        private final SourceFile file;
        private final long rows;
        private long candidates;
        private long won;

        Tally(SourceFile file, GeminiReading reading) {
            this.file = file;
            rows = reading.rowsSeen();
            candidates = reading.calls().size() + reading.copies();
        }
    }

    private record Placed(GeminiCall call, Tally tally) { }

    private final boolean keepRaw;
    private final Map<String, Placed> calls = new LinkedHashMap<>();
    private final List<Tally> tallies = new ArrayList<>();
    private final Map<Path, Optional<String>> workingDirectories = new HashMap<>();

    GeminiScan(boolean keepRaw) {
        this.keepRaw = keepRaw;
    }

    @Override
    public FileReader<GeminiReading> reader(SourceFile file) {
        boolean nested = GeminiFiles.parentSession(file).isPresent();
        return file.baseName().endsWith(GeminiFiles.LINES) ? new ChatLines(nested, keepRaw)
                : new ChatDocument(nested, keepRaw);
    }

    @Override
    public void add(SourceFile file, GeminiReading reading, EventSink sink) {
        Tally tally = new Tally(file, reading);
        tallies.add(tally);
        for (GeminiCall call : reading.calls()) {
            Placed placed = new Placed(call, tally);
            Placed before = calls.putIfAbsent(call.matchKey(), placed);
            if (before != null) {
                Tally winner = call.replaces(before.call()) ? tally : before.tally();
                calls.put(call.matchKey(), new Placed(before.call().or(call), winner));
            }
        }
        tellSessions(file, reading, sink);
    }

    private void tellSessions(SourceFile file, GeminiReading reading, EventSink sink) {
        Set<String> sessions = new LinkedHashSet<>();
        reading.calls().forEach(call -> sessions.add(call.sessionId()));
        if (reading.title() != null || !sessions.isEmpty()) {
            sessions.add(reading.sessionId());
        }
        for (String id : sessions) {
            boolean own = id.equals(reading.sessionId());
            sink.session(new SessionFacts(new SessionRef(GeminiHarness.ID, id), own ? reading.title() : null,
                    new Workspace(workingDirectory(file).orElse(null), null, null, null),
                    GeminiFiles.parentSession(file).filter(parent -> !parent.equals(id)).orElse(null),
                    own ? reading.startMs() : null, null, List.of(file.name())));
        }
    }

    private Optional<String> workingDirectory(SourceFile file) {
        return GeminiFiles.project(file).flatMap(project ->
                workingDirectories.computeIfAbsent(project, GeminiScan::readProjectRoot));
    }

    private static Optional<String> readProjectRoot(Path project) {
        Path file = project.resolve(PROJECT_ROOT);
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > LONGEST_PROJECT_ROOT) {
                return Optional.empty();
            }
            return Optional.ofNullable(Names.trimmed(new String(Files.readAllBytes(file), StandardCharsets.UTF_8)));
        } catch (IOException unreadable) {
            // The directory of the project is a nicety; the calls count without it.
            return Optional.empty();
        }
    }

    @Override
    public void finish(EventSink sink) {
        for (Map.Entry<String, Placed> entry : calls.entrySet()) {
            Placed placed = entry.getValue();
            placed.tally().won++;
            sink.event(event(placed, entry.getKey()), List.of());
        }
        for (Tally tally : tallies) {
            // The one row of saved output may give several calls.
            long skipped = Math.max(tally.rows - tally.won, 0);
            sink.settled(tally.file, skipped, Math.min(tally.candidates - tally.won, skipped));
        }
    }

    private static UsageEvent event(Placed placed, String matchKey) {
        GeminiCall call = placed.call();
        SourcePosition position = new SourcePosition(placed.tally().file.name(), call.line(), call.offset());
        String rowId = call.line() == SourcePosition.NONE ? call.key() : position.rowId();
        return new UsageEvent(new SessionRef(GeminiHarness.ID, call.sessionId()), call.kind(), call.createdMs(), null,
                Amount.of(call.tokens()), position,
                new EventKeys(rowId, call.messageId(), call.key(), matchKey, matchKey, null), null, call.rawJson());
    }
}
