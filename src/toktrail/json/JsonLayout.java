package toktrail.json;

import java.util.ArrayList;
import java.util.List;

/**
 * The places of a record that a {@link JsonFields} reads. Immutable; made once and kept in a constant.
 *
 * <pre>{@code
 * JsonLayout.of("type", "message", "message.id", "message.usage", "message.usage.input_tokens")
 * }</pre>
 *
 * <p>A place is known by its index in this list. A place that contains others stands before them.
 */
public final class JsonLayout {

    /** An object on the way: which of its keys are read, as what place, and what is read inside of them. */
    record Node(JsonNames names, int[] fields, Node[] inside) { }

    private final Node top;
    private final int count;

    private JsonLayout(Node top, int count) {
        this.top = top;
        this.count = count;
    }

    /**
     * A layout of these paths: keys joined by points, from the top.
     *
     * @throws IllegalArgumentException if a path occurs twice or stands before the one that contains it
     */
    public static JsonLayout of(String... paths) {
        List<String> list = List.of(paths);
        for (int i = 0; i < paths.length; i++) {
            int point = paths[i].lastIndexOf('.');
            int parent = point < 0 ? 0 : list.indexOf(paths[i].substring(0, point));
            if (point >= 0 && (parent < 0 || parent >= i)) {
                throw new IllegalArgumentException("what contains " + paths[i] + " must stand before it");
            }
        }
        return new JsonLayout(node(list, ""), paths.length);
    }

    /** The object whose members' paths begin with {@code prefix}; null if there are none. */
    private static Node node(List<String> paths, String prefix) {
        List<String> names = new ArrayList<>();
        List<Integer> fields = new ArrayList<>();
        List<Node> inside = new ArrayList<>();
        for (int i = 0; i < paths.size(); i++) {
            String path = paths.get(i);
            if (path.startsWith(prefix) && path.indexOf('.', prefix.length()) < 0) {
                names.add(path.substring(prefix.length()));
                fields.add(i);
                inside.add(node(paths, path + "."));
            }
        }
        return names.isEmpty() ? null : new Node(JsonNames.of(names),
                fields.stream().mapToInt(Integer::intValue).toArray(), inside.toArray(Node[]::new));
    }

    Node top() {
        return top;
    }

    int count() {
        return count;
    }
}
