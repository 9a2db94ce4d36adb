package toktrail.report.series;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import toktrail.spelling.TextOrder;

/** Short names of projects: the last part of each path, with parents before it where others end alike. */
public final class ProjectLabels {

    private final Map<String, String> labels = new HashMap<>();

    /** Names for these paths, whose parts end with {@code /} or {@code \}. */
    public ProjectLabels(Collection<String> keys) {
        Set<String> open = new TreeSet<>(TextOrder.CODE_POINT);
        open.addAll(keys);
        for (int parts = 1; !open.isEmpty(); parts++) {
            Map<String, List<String>> byLabel = new HashMap<>();
            for (String key : open) {
                byLabel.computeIfAbsent(end(key, parts), label -> new ArrayList<>()).add(key);
            }
            Set<String> next = new TreeSet<>(TextOrder.CODE_POINT);
            byLabel.forEach((label, same) -> {
                for (String key : same) {
                    if (same.size() == 1 || label.length() == key.length()) {
                        labels.put(key, label);
                    } else {
                        next.add(key);
                    }
                }
            });
            open = next;
        }
    }

    /** The last parts of a path, joined by {@code /}; the whole path if it has no more. */
    private static String end(String key, int parts) {
        String path = key.replace('\\', '/');
        int slash = path.length();
        for (int i = 0; i < parts && slash >= 0; i++) {
            slash = path.lastIndexOf('/', slash - 1);
        }
        return slash < 0 || slash == path.length() - 1 ? path : path.substring(slash + 1);
    }

    /** The name of one of the paths. */
    public String of(String key) {
        return labels.get(key);
    }

    /** The paths that one of these texts names, by label or in full. */
    public Set<String> find(Collection<String> texts) {
        Set<String> found = new HashSet<>();
        labels.forEach((key, label) -> {
            if (texts.contains(key) || texts.contains(label)) {
                found.add(key);
            }
        });
        return found;
    }
}
