package toktrail.harness.harnessbridge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import toktrail.harness.EventSink;
import toktrail.harness.EventSink.DroppedCopy;
import toktrail.harness.FileReader;
import toktrail.harness.Scan;
import toktrail.harness.ScanContext;
import toktrail.harness.SourceFile;
import toktrail.usage.EventKeys;
import toktrail.usage.SessionFacts;
import toktrail.usage.UsageEvent;

/** Of rows with the same key the largest counts, of equal ones the last; none that its own harness has told. */
final class BridgeScan implements Scan<BridgeReading> {

    /** A file that was read, and what became of its rows. */
    private static final class Tally {

        private final SourceFile file;
        private final BridgeReading reading;
        private long won;

        Tally(SourceFile file, BridgeReading reading) {
            this.file = file;
            this.reading = reading;
        }
    }

    private record Placed(UsageEvent event, Tally tally) { }

    private final ScanContext context;
    private final Map<String, Placed> events = new LinkedHashMap<>();
    private final List<Tally> tallies = new ArrayList<>();

    BridgeScan(ScanContext context) {
        this.context = context;
    }

    @Override
    public FileReader<BridgeReading> reader(SourceFile file) {
        return new BridgeLines(context.keepRaw());
    }

    @Override
    public void add(SourceFile file, BridgeReading reading, EventSink sink) {
        Tally tally = new Tally(file, reading);
        tallies.add(tally);
        for (UsageEvent event : reading.events()) {
            events.merge(event.keys().matchKey(), new Placed(event, tally), BridgeScan::better);
        }
        reading.sessions().forEach((session, described) -> sink.session(new SessionFacts(session,
                described.about().title(), described.about().workspace(), null, described.startedMs(), null,
                List.of(file.name()))));
    }

    private static Placed better(Placed before, Placed now) {
        boolean larger = now.event().tokens().accountingTotal() >= before.event().tokens().accountingTotal();
        UsageEvent best = (larger ? now : before).event();
        long earliest = Math.min(before.event().createdMs(), now.event().createdMs());
        return new Placed(best.withCreatedMs(earliest), larger ? now.tally() : before.tally());
    }

    @Override
    public void finish(EventSink sink) {
        for (Placed placed : events.values()) {
            UsageEvent event = placed.event();
            EventKeys keys = event.keys();
            if (isToldByItsHarness(event)) {
                // The winner is stored; only its own harness knows its match key.
                sink.copy(new DroppedCopy(event.session(), keys.globalKey()), null);
            } else {
                placed.tally().won++;
                sink.event(event, List.of());
            }
        }
        for (Tally tally : tallies) {
            BridgeReading reading = tally.reading;
            sink.settled(tally.file, reading.rowsSeen() - reading.headers() - tally.won,
                    reading.events().size() - tally.won);
        }
    }

    /** Whether an event of the same message was imported from the log of the harness itself. */
    private boolean isToldByItsHarness(UsageEvent event) {
        String message = event.keys().messageId();
        return message != null && context.known().eventsOf(event.session(), message).stream()
                .anyMatch(known -> known.keys().globalKey() == null
                        || !known.keys().globalKey().startsWith(BridgeHarness.PREFIX));
    }
}
