package toktrail.sync;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import toktrail.config.choice.RemoteActive;
import toktrail.error.UserException;
import toktrail.ledger.exchange.ExchangeTransaction;
import toktrail.ledger.exchange.MachineRow;
import toktrail.ledger.exchange.MetadataRow;
import toktrail.ledger.exchange.RunRow;
import toktrail.ledger.exchange.RunSessionRow;
import toktrail.ledger.exchange.RunSessions;
import toktrail.ledger.exchange.SessionMetadata;
import toktrail.ledger.exchange.StoredMachines;
import toktrail.ledger.exchange.StoredRuns;
import toktrail.ledger.run.RunScope;
import toktrail.spelling.TextOrder;
import toktrail.usage.Names;

/** Merges machines, runs, the sessions of runs, and what is known of sessions. */
final class RowMerge {

    private final ExchangeTransaction tx;
    private final ImportCounts counts;
    private final long exportedAtMs;
    private final StoredMachines machines;
    private final StoredRuns runs;
    private final SessionMetadata metadata;
    private final Map<String, MachineRow> nameless = new HashMap<>();

    RowMerge(ExchangeTransaction tx, StoredRuns runs, ImportCounts counts, long exportedAtMs) {
        this.tx = tx;
        this.runs = runs;
        this.counts = counts;
        this.exportedAtMs = exportedAtMs;
        machines = new StoredMachines(tx);
        metadata = new SessionMetadata(tx);
    }

    /** A machine. One that is unknown and has no name waits until something refers to it. */
    void machine(MachineRow row) {
        Optional<MachineRow> stored = machines.find(row.machineId());
        if (stored.isEmpty() && row.name() == null) {
            nameless.put(row.machineId(), row);
            return;
        }
        if (stored.isEmpty()) {
            insert(row);
            return;
        }
        MachineRow merged = merged(stored.get(), row);
        if (!merged.equals(stored.get())) {
            machines.put(merged);
            counts.add(ImportCount.MACHINES_UPDATED);
        }
        machines.told(row.machineId(), exportedAtMs);
    }

    private void insert(MachineRow row) {
        machines.put(row);
        machines.told(row.machineId(), exportedAtMs);
        counts.add(ImportCount.MACHINES_INSERTED);
    }

    private static MachineRow merged(MachineRow stored, MachineRow row) {
        Later later = new Later(stored.updatedAtMs(), row.updatedAtMs());
        boolean same = Objects.equals(stored.name(), row.name());
        String name = stored.local() ? stored.name() : later.kept(stored.name(), row.name());
        long updated = !stored.local() ? Math.max(stored.updatedAtMs(), row.updatedAtMs())
                : same ? Math.min(stored.updatedAtMs(), row.updatedAtMs()) : stored.updatedAtMs();
        return new MachineRow(stored.machineId(), name, Math.min(stored.firstSeenMs(), row.firstSeenMs()),
                Math.max(stored.lastSeenMs(), row.lastSeenMs()), updated, stored.local());
    }

    /** Makes sure that a machine is stored, because something refers to it. */
    void refer(String machineId) {
        if (tx.machineRow(machineId).isEmpty()) {
            insert(nameless.getOrDefault(machineId,
                    new MachineRow(machineId, null, exportedAtMs, exportedAtMs, exportedAtMs, false)));
        }
    }

    /**
     * A run.
     *
     * @throws UserException if it goes on, as another one does here, and the policy refuses that
     */
    void run(RunRow row, RemoteActive policy) {
        refer(row.machineId());
        boolean goesOn = row.time().endedAtMs() == null;
        if (goesOn && policy == RemoteActive.FAIL && runs.active().filter(id -> !id.equals(row.syncId()))
                .isPresent()) {
            throw UserException.failed("imported run " + row.syncId()
                    + " is still active; use --remote-active close-at-export or keep");
        }
        Optional<StoredRuns.Stored> stored = runs.find(row.syncId());
        RunRow merged = stored.isEmpty() ? row : merged(stored.get().run(), row);
        Long before = stored.map(StoredRuns.Stored::closedAtMs).orElse(null);
        StoredRuns.Stored now = new StoredRuns.Stored(merged, closedAt(merged, before, policy));
        if (stored.isEmpty() || !stored.get().equals(now)) {
            runs.put(now);
            counts.add(stored.isEmpty() ? ImportCount.RUNS_INSERTED : ImportCount.RUNS_UPDATED);
        }
        runs.told(row.syncId(), exportedAtMs);
    }

    private Long closedAt(RunRow run, Long before, RemoteActive policy) {
        boolean own = run.machineId().equals(tx.machine().machineId());
        if (run.time().endedAtMs() != null) {
            return null;
        }
        return own || policy == RemoteActive.FAIL ? before
                : policy == RemoteActive.KEEP ? null : Later.greater(before, exportedAtMs);
    }

    private RunRow merged(RunRow stored, RunRow row) {
        Later later = Later.of(stored.stamps(), row.stamps());
        boolean own = stored.machineId().equals(tx.machine().machineId());
        Long end = own ? stored.time().endedAtMs()
                : end(later, stored.time().endedAtMs(), row.time().endedAtMs());
        RunScope a = stored.scope();
        RunScope b = row.scope();
        RunScope scope = new RunScope(later.list(a.harnesses(), b.harnesses()),
                later.list(a.providerIds(), b.providerIds()), later.list(a.modelIds(), b.modelIds()),
                later.list(a.sourceSessionIds(), b.sourceSessionIds()),
                later.list(a.thinkingLevels(), b.thinkingLevels()), later.list(a.agents(), b.agents()));
        return new RunRow(stored.syncId(), stored.machineId(), later.kept(stored.name(), row.name()),
                new RunRow.Time(Math.min(stored.time().startedAtMs(), row.time().startedAtMs()), end), scope,
                later.time(stored.archivedAtMs(), row.archivedAtMs()), Later.stamps(stored.stamps(), row.stamps()));
    }

    /** The end of a run; of two that were told at once: none if one says so, else the earlier. */
    private static Long end(Later later, Long a, Long b) {
        if (!later.tie()) {
            return later.first() ? a : b;
        }
        return a == null || b == null ? null : Long.valueOf(Math.min(a, b));
    }

    /** A session of a run. */
    void runSession(RunSessions stored, RunSessionRow row) {
        Optional<RunSessionRow> known = stored.find(row.runSyncId(), row.session());
        RunSessionRow merged = known.map(other -> other.with(row)).orElse(row);
        if (known.isEmpty() || !known.get().equals(merged)) {
            stored.put(merged);
            counts.add(known.isEmpty() ? ImportCount.SOURCE_SESSIONS_INSERTED : ImportCount.SOURCE_SESSIONS_UPDATED);
        }
    }

    /** What is known of a session. */
    void metadata(MetadataRow given) {
        refer(given.session().machineId());
        MetadataRow row = cleaned(given);
        Optional<MetadataRow> stored = metadata.find(row.session());
        MetadataRow merged = stored.map(known -> merged(known, row)).orElse(row);
        if (stored.isEmpty() || !stored.get().equals(merged)) {
            metadata.put(merged);
            counts.add(stored.isEmpty() ? ImportCount.SESSION_METADATA_INSERTED
                    : ImportCount.SESSION_METADATA_UPDATED);
        }
        metadata.told(row.session(), exportedAtMs);
    }

    private static MetadataRow cleaned(MetadataRow row) {
        MetadataRow.Texts texts = row.texts();
        return row.with(united(row.paths(), List.of()), new MetadataRow.Texts(blankToNull(texts.cwd()),
                blankToNull(texts.sourceDir()), blankToNull(texts.gitRoot()), blankToNull(texts.gitRemote()),
                blankToNull(texts.title())));
    }

    private static String blankToNull(String text) {
        return Names.trimmed(text) == null ? null : text;
    }

    private static List<String> united(List<String> a, List<String> b) {
        TreeSet<String> paths = new TreeSet<>(TextOrder.CODE_POINT);
        paths.addAll(a);
        paths.addAll(b);
        return List.copyOf(paths);
    }

    private static MetadataRow merged(MetadataRow a, MetadataRow b) {
        Later later = Later.of(a.stamps(), b.stamps());
        MetadataRow.Texts x = a.texts();
        MetadataRow.Texts y = b.texts();
        MetadataRow.Texts texts = new MetadataRow.Texts(later.kept(x.cwd(), y.cwd()),
                later.kept(x.sourceDir(), y.sourceDir()), later.kept(x.gitRoot(), y.gitRoot()),
                later.kept(x.gitRemote(), y.gitRemote()), later.kept(x.title(), y.title()));
        return new MetadataRow(a.session(), united(a.paths(), b.paths()), texts,
                Later.least(a.startedMs(), b.startedMs()), Later.greater(a.lastSeenMs(), b.lastSeenMs()),
                Later.stamps(a.stamps(), b.stamps()));
    }
}
