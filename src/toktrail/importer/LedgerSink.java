package toktrail.importer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import toktrail.harness.EventSink;
import toktrail.harness.Harness;
import toktrail.harness.SourceFile;
import toktrail.ledger.importing.FileState;
import toktrail.ledger.importing.Importing;
import toktrail.ledger.row.CopyKey;
import toktrail.ledger.row.PreparedEvent;
import toktrail.usage.SessionFacts;
import toktrail.usage.UsageEvent;

/** Takes what a scan of one harness found into the ledger, and counts it by root. */
final class LedgerSink implements EventSink {

    private final Harness harness;
    private final Importing importing;
    private final WriteQueue queue;
    private final ImportRequest.Limits limits;
    private final List<String> warnings;
    private final Map<String, RootTally> tallies = new HashMap<>();
    private final Map<String, Supplier<FileState>> states = new HashMap<>();
    private RootTally first;

    LedgerSink(Harness harness, ImportContext context) {
        this.harness = harness;
        importing = context.importing();
        queue = context.queue();
        limits = context.request().limits();
        warnings = context.warnings();
    }

    /** Events of this file count for this root. */
    void belongs(SourceFile file, RootTally tally) {
        tallies.put(file.name(), tally);
        first = first == null ? tally : first;
    }

    /** What the file counts for. */
    RootTally tally(SourceFile file) {
        return tallies.get(file.name());
    }

    /** Gives the state to store once everything of the file has been handed on; without it nothing is stored. */
    void stateOf(SourceFile file, Supplier<FileState> state) {
        states.put(file.name(), state);
    }

    /** An event that waits for its turn. */
    private final class EventStep implements WriteQueue.Step {

        private final UsageEvent event;
        private final List<DroppedCopy> copies;
        private PreparedEvent prepared;

        EventStep(UsageEvent event, List<DroppedCopy> copies) {
            this.event = event;
            this.copies = copies;
        }

        @Override
        public void prepare(PreparedEvent.Preparation preparation) {
            List<CopyKey> keys = new ArrayList<>(copies.size());
            for (DroppedCopy copy : copies) {
                keys.add(stored(copy));
            }
            prepared = preparation.of(event, harness.rules(), keys);
        }

        @Override
        public void run() {
            RootTally tally = tallies.getOrDefault(event.position().file(), first);
            tally.event(event.createdMs(), importing.event(prepared));
        }
    }

    /** Another name for an event that may be stored; mostly none is. */
    private final class RenameStep implements WriteQueue.Step {

        private final Supplier<String> former;
        private final Supplier<String> now;
        private long formerHash;

        RenameStep(Supplier<String> former, Supplier<String> now) {
            this.former = former;
            this.now = now;
        }

        @Override
        public void prepare(PreparedEvent.Preparation preparation) {
            formerHash = preparation.hash(former.get());
        }

        @Override
        public void run() {
            importing.renamed(formerHash, now, harness.rules());
        }
    }

    @Override
    public void event(UsageEvent event, List<DroppedCopy> copies) {
        boolean wanted = limits.sourceSession().map(event.session().sourceSessionId()::equals).orElse(true)
                && event.createdMs() >= limits.sinceMs().orElse(Long.MIN_VALUE);
        if (wanted) {
            queue.add(new EventStep(event, copies));
        }
    }

    @Override
    public void copy(DroppedCopy copy, String winnerMatchKey) {
        queue.add(() -> importing.copy(stored(copy), winnerMatchKey, harness.rules()));
    }

    @Override
    public void renamed(Supplier<String> formerMatchKey, Supplier<String> matchKey) {
        queue.add(new RenameStep(formerMatchKey, matchKey));
    }

    @Override
    public void session(SessionFacts facts) {
        if (limits.sourceSession().map(facts.session().sourceSessionId()::equals).orElse(true)) {
            queue.add(() -> importing.session(facts));
        }
    }

    @Override
    public void settled(SourceFile file, long rowsSkipped, long rowsDuplicate) {
        tallies.get(file.name()).rowsSkipped(rowsSkipped);
        Supplier<FileState> pending = states.remove(file.name());
        FileState state = pending == null ? null : pending.get();
        queue.add(() -> settle(state, rowsSkipped, rowsDuplicate));
    }

    private void settle(FileState state, long rowsSkipped, long rowsDuplicate) {
        if (state != null) {
            FileState.RowCounts before = state.rows();
            importing.fileState(harness.info().id(), new FileState(state.file(), state.stamp(), state.progress(),
                    state.parser(), new FileState.RowCounts(before.seen(), before.skipped() + rowsSkipped,
                            before.duplicate() + rowsDuplicate), null));
        }
        importing.commitPoint();
    }

    @Override
    public void warning(String message) {
        warnings.add(message);
    }

    private static CopyKey stored(DroppedCopy copy) {
        return new CopyKey(copy.session(), copy.globalKey());
    }
}
