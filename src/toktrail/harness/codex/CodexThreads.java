package toktrail.harness.codex;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import toktrail.harness.SourceFile;

/**
 * The threads a scan has met so far. Mostly parents come before their forks, since files come in the order of their
 * names; where a parent comes later, what is said of its forks here changes.
 */
final class CodexThreads {

    /** Far more generations than any tool spawns; keeps saved state small. */
    private static final int MOST = 100;

    private final Map<String, CodexThread> fixed = new HashMap<>();
    /** Names of files of unchanged ones that are alone and were not looked for yet: mostly nobody does. */
    private final List<String> unlisted = new ArrayList<>();
    private final Map<String, CodexThread> alone = new HashMap<>();
    private final Map<String, CodexThread> absent = new HashMap<>();
    private final Map<SourceFile, CodexThread> files = new HashMap<>();
    private final Set<String> rollouts = new HashSet<>();

    /**
     * Adds the thread of a file, or replaces what was known of the file. Of several files with one thread the first
     * with a root counts.
     */
    void add(SourceFile file, CodexThread thread) {
        if (thread.root() != null) {
            CodexThread before = files.put(file, thread);
            boolean wasFirst = before != null && fixed.remove(before.ownId(), before);
            if (wasFirst || thread.lineage().isRoot() || alone(thread.ownId()) == null) {
                fixed.putIfAbsent(thread.ownId(), thread);
            }
        }
        if (thread.isRollout()) {
            rollouts.add(thread.ownId());
        }
    }

    /**
     * Adds the {@link CodexThread#alone} thread of a file that did not change: nothing that is known of others can make
     * its counts outdated.
     */
    void addAlone(String fileName) {
        unlisted.add(fileName);
    }

    private CodexThread alone(String id) {
        for (String name : unlisted) {
            String own = CodexFiles.threadId(CodexFiles.sessionId(name));
            alone.put(own, CodexThread.alone(own));
        }
        unlisted.clear();
        return alone.get(id);
    }

    /** Adds the thread of a file that is not there any more; one that is there goes before it. */
    void addAbsent(CodexThread thread) {
        if (thread.root() != null) {
            absent.putIfAbsent(thread.ownId(), thread);
        }
    }

    /** The thread with this id, null if no file of it is known. */
    private CodexThread known(String id) {
        CodexThread thread = fixed.get(id);
        thread = thread == null ? alone(id) : thread;
        return thread == null ? absent.get(id) : thread;
    }

    /** Whether a rollout of this thread is there. */
    boolean hasRollout(String id) {
        return rollouts.contains(id) || alone(id) != null;
    }

    /** The files whose threads have a root, with these. */
    Map<SourceFile, CodexThread> files() {
        return files;
    }

    /** Fixes the root of a thread by its lineage and the threads that are known. */
    void fix(CodexThread thread) {
        thread.fix(root(thread), candidates(thread));
    }

    /**
     * The root that a thread with a lineage has by what is known now. What is unknown, because its file was deleted and
     * forgotten, changes no root that was fixed.
     */
    String root(CodexThread thread) {
        String from = thread.lineage().from();
        if (from == null) {
            return thread.lineage().ownId();
        }
        return thread.root() == null || known(from) != null ? rootOf(from) : thread.root();
    }

    /**
     * Roots of threads whose counts may stand at the beginning of a thread without any sign of it, by what is known
     * now: of the parent that spawned it and of those before that one; of a fork, those its root may begin with.
     */
    List<String> candidates(CodexThread thread) {
        Lineage lineage = thread.lineage();
        String own = root(thread);
        Set<String> candidates = new LinkedHashSet<>();
        CodexThread at = own.equals(lineage.ownId()) ? thread : known(own);
        while (at != null && at.lineage().isSpawned() && candidates.size() < MOST) {
            String parent = at.lineage().parent();
            if (at.root() != null && known(parent) == null) {
                candidates.addAll(at.candidates());
                break;
            }
            String next = rootOf(parent);
            if (next.equals(own) || !candidates.add(next)) {
                break;
            }
            at = known(next);
        }
        if (thread.root() != null && at == null && candidates.isEmpty()) {
            return thread.candidates();
        }
        candidates.remove(own);
        return candidates.isEmpty() ? List.of() : candidates.stream().limit(MOST).toList();
    }

    /** Names under which counts of a thread may have been known, its root the last of them. */
    List<String> names(CodexThread thread) {
        Set<String> names = new LinkedHashSet<>();
        String at = thread.ownId();
        CodexThread told = thread;
        while (told != null && !at.equals(thread.root()) && names.add(at)) {
            at = told.lineage().from();
            told = known(at);
        }
        names.remove(thread.root());
        names.add(thread.root());
        return new ArrayList<>(names);
    }

    /** Whether a thread goes back to one of these. */
    boolean descends(CodexThread thread, Set<String> ids) {
        Set<String> met = new HashSet<>();
        String at = thread.lineage().before();
        while (at != null && met.add(at)) {
            if (ids.contains(at)) {
                return true;
            }
            CodexThread told = known(at);
            at = told == null ? null : told.lineage().before();
        }
        return false;
    }

    /** The root of a thread: its own id if nothing is known of it. */
    private String rootOf(String id) {
        Set<String> met = new HashSet<>();
        String at = id;
        while (met.add(at)) {
            CodexThread thread = known(at);
            if (thread == null) {
                return at;
            }
            String from = thread.lineage().from();
            if (from == null || known(from) == null) {
                return thread.root();
            }
            at = from;
        }
        // Threads that name each other in a circle keep what they were given first.
        return known(id).root();
    }
}
