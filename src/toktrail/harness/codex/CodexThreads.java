package toktrail.harness.codex;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The threads a scan has met so far, in file order, so that parents come before their forks. */
final class CodexThreads {

    /** Far more generations than any tool spawns; keeps saved state small. */
    private static final int MOST = 100;

    private final Map<String, CodexThread> fixed = new HashMap<>();
    private final Set<String> rollouts = new HashSet<>();

    /** Adds the thread of a file. Of several files with one thread the first with a root counts. */
    void add(CodexThread thread) {
        if (thread.root() != null) {
            fixed.putIfAbsent(thread.ownId(), thread);
        }
        if (thread.isRollout()) {
            rollouts.add(thread.ownId());
        }
    }

    /** Whether a rollout of this thread is there. */
    boolean hasRollout(String id) {
        return rollouts.contains(id);
    }

    /** Fixes the root of a thread by its lineage. */
    void fix(CodexThread thread, Lineage lineage) {
        if (lineage.eldest() != null) {
            thread.fix(lineage.eldest(), List.of());
        } else if (lineage.forkedFrom() != null) {
            thread.fix(rootOf(lineage.forkedFrom()), List.of());
        } else {
            thread.fix(lineage.ownId(), candidates(lineage));
        }
    }

    private String rootOf(String id) {
        CodexThread thread = fixed.get(id);
        return thread == null ? id : thread.root();
    }

    /** Whose counts a spawned thread may begin with: its parent's, and whose that one's may begin with. */
    private List<String> candidates(Lineage lineage) {
        if (lineage.parent() == null || lineage.parent().equals(lineage.ownId())) {
            return List.of();
        }
        String first = rootOf(lineage.parent());
        List<String> candidates = new ArrayList<>();
        candidates.add(first);
        CodexThread thread = fixed.get(first);
        if (thread != null) {
            thread.candidates().stream().filter(id -> !candidates.contains(id)).forEach(candidates::add);
        }
        return candidates.size() <= MOST ? candidates : candidates.subList(0, MOST);
    }
}
