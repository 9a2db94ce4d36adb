package toktrail.toml;

import java.util.ArrayList;
import java.util.List;

/** The same changes as those of a document, made to values: what the text must mean after an edit. */
final class TreeEdit {

    private TreeEdit() { }

    /** A copy with a value at {@code path}; missing tables are made, an element one behind the last is appended. */
    static TomlTable put(TomlTable root, TomlPath path, TomlValue value) {
        return (TomlTable) put(root, path, 0, value);
    }

    private static TomlValue put(TomlValue at, TomlPath path, int depth, TomlValue value) {
        if (depth == path.size()) {
            return value;
        }
        if (path.steps().get(depth) instanceof TomlPath.Key key) {
            TomlTable table = (TomlTable) at;
            return table.with(key.name(), put(child(table, path, depth), path, depth + 1, value));
        }
        List<TomlValue> values = new ArrayList<>(((TomlArray) at).values());
        int index = ((TomlPath.Element) path.steps().get(depth)).index();
        if (index == values.size()) {
            values.add(TomlTable.empty());
        }
        values.set(index, put(values.get(index), path, depth + 1, value));
        return new TomlArray(values, at.location());
    }

    private static TomlValue child(TomlTable table, TomlPath path, int depth) {
        boolean holdsElement = depth + 1 < path.size() && path.steps().get(depth + 1) instanceof TomlPath.Element;
        return path.steps().get(depth).of(table).orElse(holdsElement ? TomlValue.of(List.of()) : TomlTable.empty());
    }

    /** A copy without the value at {@code path}, which exists. */
    static TomlTable remove(TomlTable root, TomlPath path) {
        TomlValue parent = root.get(path.parent()).orElseThrow();
        TomlValue rest;
        if (path.last() instanceof TomlPath.Key key) {
            rest = ((TomlTable) parent).without(key.name());
        } else {
            List<TomlValue> values = new ArrayList<>(((TomlArray) parent).values());
            values.remove(((TomlPath.Element) path.last()).index());
            rest = new TomlArray(values, parent.location());
        }
        return put(root, path.parent(), rest);
    }

    /**
     * A copy without the empty tables and arrays on the way to {@code path} that {@code got} does not have either: one
     * that was only mentioned disappears with the last value in it.
     */
    static TomlTable pruneLike(TomlTable root, TomlPath path, TomlTable got) {
        TomlTable pruned = root;
        for (int size = path.size() - 1; size > 0; size--) {
            TomlPath outer = path.first(size);
            boolean isEmpty = pruned.get(outer).map(TreeEdit::isEmpty).orElse(false);
            if (!isEmpty || got.get(outer).isPresent() || outer.last() instanceof TomlPath.Element) {
                return pruned;
            }
            pruned = remove(pruned, outer);
        }
        return pruned;
    }

    private static boolean isEmpty(TomlValue value) {
        return value instanceof TomlTable table && table.isEmpty()
                || value instanceof TomlArray array && array.values().isEmpty();
    }
}
