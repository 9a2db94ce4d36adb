package toktrail.harness.pi;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import toktrail.harness.SourceProblem;
import toktrail.harness.StateReader;
import toktrail.harness.StateWriter;
import toktrail.json.JsonNull;
import toktrail.json.JsonObject;
import toktrail.usage.Names;

/**
 * The thinking level that each entry of a session has: that of its parent, unless the entry changes it. An entry
 * without parent has none; one whose parent is not told, or not in the file, continues the entry before it.
 */
final class ThinkingLevels {

    static final String CHANGE = "thinking_level_change";
    static final String LEVEL = "thinkingLevel";

    private static final String PARENT = "parentId";

    private final Map<String, String> byEntry = new HashMap<>();
    private String last;

    /** The level of the next entry of the file, null if none. */
    String enter(JsonObject entry, String type) {
        String level = inherited(entry);
        Optional<String> changed = CHANGE.equals(type) ? entry.text(LEVEL) : Optional.empty();
        if (changed.isPresent()) {
            level = Names.thinkingLevel(changed.get());
        }
        Optional<String> id = entry.text("id");
        if (id.isPresent()) {
            byEntry.put(id.get(), level);
        }
        last = level;
        return level;
    }

    private String inherited(JsonObject entry) {
        if (entry.has(PARENT) && entry.get(PARENT) == JsonNull.NULL) {
            return null;
        }
        Optional<String> parent = entry.text(PARENT);
        return parent.isPresent() && byEntry.containsKey(parent.get()) ? byEntry.get(parent.get()) : last;
    }

    /** Writes what {@link #restored} reads. */
    void save(StateWriter state) {
        List<String> levels = new ArrayList<>();
        Map<String, Integer> indices = new HashMap<>();
        byEntry.values().forEach(level -> index(level, levels, indices));
        int lastIndex = index(last, levels, indices);
        state.count(levels.size());
        levels.forEach(state::text);
        state.count(lastIndex).count(byEntry.size());
        byEntry.forEach((id, level) -> state.text(id).count(indices.get(level)));
    }

    private static int index(String level, List<String> levels, Map<String, Integer> indices) {
        Integer known = indices.putIfAbsent(level, levels.size());
        if (known == null) {
            levels.add(level);
        }
        return known == null ? levels.size() - 1 : known;
    }

    /** The levels of a state. */
    static ThinkingLevels restored(StateReader state) throws SourceProblem {
        List<String> levels = new ArrayList<>();
        for (long left = state.count(); left > 0; left--) {
            levels.add(state.text());
        }
        ThinkingLevels restored = new ThinkingLevels();
        restored.last = level(levels, state.count());
        for (long left = state.count(); left > 0; left--) {
            String id = state.text();
            restored.byEntry.put(id, level(levels, state.count()));
        }
        return restored;
    }

    private static String level(List<String> levels, long index) throws SourceProblem {
        if (index >= levels.size()) {
            throw new SourceProblem(SourceProblem.Reason.MALFORMED, "the saved state has an unknown level");
        }
        return levels.get((int) index);
    }
}
