package toktrail.harness.codex;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import toktrail.harness.EventSink;
import toktrail.harness.EventSink.DroppedCopy;
import toktrail.harness.FileReader;
import toktrail.harness.KeyHashes;
import toktrail.harness.Scan;
import toktrail.harness.ScanContext;
import toktrail.harness.SourceFile;
import toktrail.usage.SessionFacts;
import toktrail.usage.SessionFacts.Workspace;
import toktrail.usage.UsageEvent;

/**
 * One pass over rollouts and exec logs. Calls of rollouts are handed on file by file; those of exec logs wait for the
 * end, when it is known whether their thread has a rollout.
 *
 * <p>What a fork or a spawned thread begins with may be another thread's counts, and that is seen only once the other
 * one's file is there. If it comes later, in this pass or another, the fork is read again: then its counts get the name
 * they should have had, and the ledger is told of both names ({@link EventSink#renamed}).
 */
final class CodexScan implements Scan<CodexReading> {

    private static final String THREAD = "codex-thread:";

    /** A file with calls that wait, and what was counted of it. */
    private record Waiting(SourceFile file, CodexReading reading, Tally tally) { }

    /** What came of the records of a file. */
    private static final class Tally {

        /** Names under which its counts may have been known. */
        private final List<String> names;
        /** Calls of this file that were handed on in this pass. */
        private final KeyHashes handed;
        private final boolean again;
        private long events;
        private long copies;
        private long firstMs = Long.MAX_VALUE;
        private long lastMs = Long.MIN_VALUE;

        Tally(List<String> names, KeyHashes handed, boolean again) {
            this.names = names;
            this.handed = handed;
            this.again = again;
        }
    }

    private final String harness;
    private final ScanContext context;
    private final boolean withTitles;
    private final Map<Path, CodexHome> homes = new ConcurrentHashMap<>();
    private final CodexThreads threads = new CodexThreads();
    private final KeyHashes seen = new KeyHashes();
    /** The part of {@link #seen} that has other names now. */
    private final KeyHashes outdated = new KeyHashes();
    /** All that have other names now: what an earlier pass stored may still wait for its new one. */
    private final KeyHashes renamed = new KeyHashes();
    private final List<Waiting> waiting = new ArrayList<>();
    /** By file, only of those that may be read again. */
    private final Map<SourceFile, KeyHashes> handed = new HashMap<>();
    private final Set<SourceFile> again = new HashSet<>();
    private String lastRoot = "";
    private long lastRootHash = KeyHashes.hash(THREAD);

    CodexScan(String harness, ScanContext context, boolean withTitles) {
        this.harness = harness;
        this.context = context;
        this.withTitles = withTitles;
    }

    @Override
    public FileReader<CodexReading> reader(SourceFile file) {
        return new CodexLineReader(harness, home(file).serviceTier(), context.keepRaw());
    }

    @Override
    public boolean needsUnchanged() {
        return true;
    }

    @Override
    public boolean needsAbsent() {
        return true;
    }

    @Override
    public void unchanged(SourceFile file, byte[] shared) {
        if (shared.length == 0) {
            threads.addAlone(file.name());
            return;
        }
        CodexThread thread;
        try {
            thread = CodexThread.of(shared);
        } catch (IOException damaged) {
            // As if the file were gone: forks of it then take its own id as root, which is right for most.
            thread = new CodexThread(CodexFiles.threadId(CodexFiles.sessionId(file)));
        }
        threads.add(file, thread);
    }

    /** Nothing was counted of it, so that it is nobody's parent. */
    @Override
    public void unread(SourceFile file) { }

    @Override
    public void absent(String name, byte[] shared) {
        if (shared.length == 0) {
            threads.addAbsent(CodexThread.alone(CodexFiles.threadId(CodexFiles.sessionId(name))));
            return;
        }
        try {
            threads.addAbsent(CodexThread.of(shared));
        } catch (IOException damaged) {
            // As if it had never been there, which is right for all but forks of forks.
            return;
        }
    }

    @Override
    public void add(SourceFile file, CodexReading reading, EventSink sink) {
        CodexThread thread = reading.rollout().thread;
        if (thread.root() == null && thread.lineage() != null) {
            threads.fix(thread);
        }
        threads.add(file, thread);
        boolean isRelated = thread.root() != null && thread.lineage().before() != null;
        Tally tally = new Tally(isRelated ? threads.names(thread) : List.of(),
                isRelated ? handed.computeIfAbsent(file, f -> new KeyHashes()) : null, again.contains(file));
        if (tally.again) {
            waiting.removeIf(earlier -> earlier.file().equals(file));
        }
        boolean waits = false;
        for (Found found : reading.found()) {
            if (found instanceof Found.Call call) {
                take(call, thread, tally, sink);
            } else if (found instanceof Found.NoCall none) {
                sink.copy(none.key(), null);
            } else {
                waits = true;
            }
        }
        if (waits) {
            waiting.add(new Waiting(file, reading, tally));
        } else {
            settle(file, reading, tally, sink);
        }
    }

    @Override
    public List<SourceFile> readAgain() {
        Map<SourceFile, CodexThread> files = new HashMap<>();
        Set<String> ids = new HashSet<>();
        threads.files().forEach((file, thread) -> {
            if (!again.contains(file) && isOutdated(thread)) {
                files.put(file, thread);
                ids.add(thread.ownId());
            }
        });
        // A thread is told by the names of those before it, so these come first; if they go in a circle, all at once.
        List<SourceFile> next = new ArrayList<>(files.keySet());
        next.removeIf(file -> threads.descends(files.get(file), ids));
        again.addAll(next.isEmpty() ? files.keySet() : next);
        return next.isEmpty() ? List.copyOf(files.keySet()) : next;
    }

    /** Whether counts of a thread would get other names by what is known now. */
    private boolean isOutdated(CodexThread thread) {
        if (thread.lineage().before() == null) {
            return false;
        }
        if (!threads.root(thread).equals(thread.root())) {
            return true;
        }
        List<String> candidates = threads.candidates(thread);
        Counts first = thread.firstOwn();
        if (first == null) {
            return thread.isReplaying() && !candidates.equals(thread.candidates());
        }
        for (String candidate : candidates) {
            // Of a candidate that was one before, only what came in this pass is news.
            if (wasHanded(candidate, first)
                    || !thread.candidates().contains(candidate) && wasStored(candidate, first)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void finish(EventSink sink) {
        for (Waiting file : waiting) {
            for (Found found : file.reading().found()) {
                if (found instanceof Found.Exec exec) {
                    take(exec, file.tally(), sink);
                }
            }
            settle(file.file(), file.reading(), file.tally(), sink);
        }
        Set<String> warnings = new TreeSet<>();
        homes.values().forEach(home -> warnings.addAll(home.warnings()));
        warnings.forEach(sink::warning);
    }

    private void take(Found.Call call, CodexThread thread, Tally tally, EventSink sink) {
        UsageEvent event = call.event();
        if (call.total() == null) {
            thread.endReplay(null);
            hand(event, KeyHashes.hash(event.keys().matchKey()), tally, sink);
            return;
        }
        String root = root(thread, call.total());
        Supplier<String> key = () -> threadKey(root, call.total());
        for (String name : tally.names) {
            if (!name.equals(root)) {
                sink.renamed(() -> threadKey(name, call.total()), key);
                long former = threadHash(name, call.total());
                renamed.add(former);
                if (seen.contains(former)) {
                    outdated.add(former);
                }
            }
        }
        hand(event.withKeys(event.keys().withMatch(key)), threadHash(root, call.total()), tally, sink);
    }

    private void take(Found.Exec exec, Tally tally, EventSink sink) {
        UsageEvent event = exec.event();
        if (exec.threadId() != null && threads.hasRollout(exec.threadId())) {
            tally.copies++;
            sink.copy(new DroppedCopy(event.session(), event.keys().globalKey()), null);
        } else {
            hand(event, KeyHashes.hash(event.keys().matchKey()), tally, sink);
        }
    }

    private void hand(UsageEvent event, long hash, Tally tally, EventSink sink) {
        boolean isNew = seen.add(hash);
        if (isNew || tally.again && tally.handed.contains(hash)) {
            tally.events++;
            tally.firstMs = Math.min(tally.firstMs, event.createdMs());
            tally.lastMs = Math.max(tally.lastMs, event.createdMs());
        } else {
            tally.copies++;
            sink.copy(new DroppedCopy(event.session(), event.keys().globalKey()), event.keys().matchKey());
        }
        if (isNew) {
            if (tally.handed != null) {
                tally.handed.add(hash);
            }
            sink.event(event, List.of());
        }
    }

    /** The thread a count belongs to: the root, or while the file may still replay another's counts, that other. */
    private String root(CodexThread thread, Counts total) {
        if (thread.isReplaying()) {
            for (String candidate : thread.candidates()) {
                if (wasHanded(candidate, total) || wasStored(candidate, total)) {
                    return candidate;
                }
            }
            thread.endReplay(total);
        }
        return thread.root();
    }

    /** Whether this count of a thread was handed on in this pass, under a name that it still has. */
    private boolean wasHanded(String root, Counts total) {
        long hash = threadHash(root, total);
        return seen.contains(hash) && !outdated.contains(hash);
    }

    /** Whether this count of a thread was stored before this pass, under a name that it still has. */
    private boolean wasStored(String root, Counts total) {
        return !renamed.contains(threadHash(root, total)) && context.known().hasMatchKey(threadKey(root, total));
    }

    private void settle(SourceFile file, CodexReading reading, Tally tally, EventSink sink) {
        RolloutState rollout = reading.rollout();
        SessionMeta meta = rollout.metaOrNone();
        if (rollout.meta != null || tally.events > 0) {
            Workspace git = meta.workspace();
            sink.session(new SessionFacts(reading.session(), home(file).title(rollout.thread.ownId()).orElse(null),
                    new Workspace(rollout.cwd, null, git.gitRemote(), git.gitBranch()),
                    meta.forkedFrom() == null ? meta.parent() : meta.forkedFrom(),
                    tally.events == 0 ? null : (Long) tally.firstMs, tally.events == 0 ? null : (Long) tally.lastMs,
                    List.of(file.name())));
        }
        sink.settled(file, reading.rowsSeen() - reading.structural() - tally.events,
                tally.copies + reading.repeats());
    }

    private CodexHome home(SourceFile file) {
        return homes.computeIfAbsent(file.root(), root -> {
            Path home = CodexFiles.home(file);
            return home == null ? CodexHome.NONE : CodexHome.read(home, withTitles);
        });
    }

    private static String threadKey(String root, Counts total) {
        StringBuilder key = new StringBuilder(THREAD.length() + root.length() + 64);
        return total.appendTo(key.append(THREAD).append(root).append(':')).toString();
    }

    /** What is remembered of {@link #threadKey}. */
    private long threadHash(String root, Counts total) {
        if (!root.equals(lastRoot)) {
            lastRootHash = KeyHashes.hash(THREAD + root);
        }
        // The same object is equal at once, and the next calls come from the same file.
        lastRoot = root;
        return total.hash(lastRootHash);
    }
}
