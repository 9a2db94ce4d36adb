package toktrail.harness.harnessbridge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import toktrail.harness.FileFacts;
import toktrail.harness.KeptState;
import toktrail.harness.Line;
import toktrail.harness.LineReader;
import toktrail.harness.SourceFile;
import toktrail.harness.SourceProblem;
import toktrail.harness.StateReader;
import toktrail.harness.StateWriter;
import toktrail.harness.harnessbridge.BridgeReading.Described;
import toktrail.json.JsonObject;
import toktrail.usage.Names;
import toktrail.usage.SessionRef;
import toktrail.usage.UsageEvent;

/** Reads a file: headers apply to the rows of usage behind them. */
final class BridgeLines implements LineReader<BridgeReading> {

    private static final int STATE_VERSION = 1;

    private final boolean keepRaw;

    BridgeLines(boolean keepRaw) {
        this.keepRaw = keepRaw;
    }

    @Override
    public List<String> needles() {
        return List.of("\"session\"", "\"usage\"");
    }

    @Override
    public Lines<BridgeReading> open(FileFacts facts) throws SourceProblem {
        if (facts.resume() == null) {
            return new Rows(facts.file(), BridgeHeader.NONE, false);
        }
        StateReader state = new StateReader(facts.resume(), STATE_VERSION);
        BridgeHeader header = BridgeHeader.restored(state);
        boolean hadCalls = state.count() > 0;
        state.end();
        return new Rows(facts.file(), header, hadCalls);
    }

    private final class Rows implements Lines<BridgeReading> {

        private final SourceFile file;
        private final boolean hadCalls;
        private final List<UsageEvent> events = new ArrayList<>();
        private final Map<SessionRef, Described> sessions = new LinkedHashMap<>();
        private BridgeHeader header;
        private Described described;
        private SessionRef lastSession;
        private long headers;

        Rows(SourceFile file, BridgeHeader header, boolean hadCalls) {
            this.file = file;
            this.header = header;
            this.hadCalls = hadCalls;
            described = Described.by(header);
        }

        @Override
        public void line(Line line) {
            JsonObject row = line.parse(BridgeRow.SHAPE);
            String type = row.text("type").orElse("");
            if (type.equals("session")) {
                header = header.changedBy(row);
                described = Described.by(header);
                lastSession = null;
                headers++;
            } else if (type.equals("usage")) {
                Optional<UsageEvent> event = new BridgeRow(row, header).event(file, line.number(), line.offset(),
                        keepRaw ? Names.trimmed(line.text()) : null);
                event.ifPresent(this::take);
            }
        }

        private void take(UsageEvent event) {
            events.add(event);
            if (!event.session().equals(lastSession)) {
                lastSession = event.session();
                sessions.merge(lastSession, described, Described::and);
            }
        }

        @Override
        public BridgeReading finish(End end) {
            boolean calls = hadCalls || !events.isEmpty();
            if (!calls && header.id() != null) {
                String harness = header.harness() == null ? BridgeHarness.ID : header.harness();
                sessions.put(new SessionRef(harness, header.id()), described);
            }
            StateWriter state = new StateWriter(STATE_VERSION);
            header.save(state);
            state.count(calls ? 1 : 0);
            return new BridgeReading(List.copyOf(events), sessions, headers, end.rowsSeen(),
                    KeptState.atEnd(state.bytes()));
        }
    }
}
