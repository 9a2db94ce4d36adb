package toktrail.toml;

import java.util.List;

/**
 * A text with its meaning and the places of its parts, as indices of the text.
 *
 * @param text     the whole text
 * @param root     what it means
 * @param sections the keys before the first header, then one section for each header, in order
 */
record Syntax(String text, TomlTable root, List<Section> sections) {

    Syntax {
        sections = List.copyOf(sections);
    }

    /**
     * A header and the keys below it.
     *
     * @param path        where the header leads, elements of arrays counted
     * @param from        index of the bracket, for the first section the beginning of the text
     * @param to          index behind the closing bracket
     * @param assignments the keys in order
     */
    record Section(TomlPath path, int from, int to, List<Assignment> assignments) {

        Section {
            assignments = List.copyOf(assignments);
        }

        /** Index behind the last value, or behind the header if there is none. */
        int lastIndex() {
            return assignments.isEmpty() ? to : assignments.get(assignments.size() - 1).value().to();
        }
    }

    /**
     * A key with its value, in a section or an inline table.
     *
     * @param key   the parts of the key
     * @param from  index of the key's first character
     * @param value the value
     */
    record Assignment(List<TomlKey> key, int from, Value value) {

        Assignment {
            key = List.copyOf(key);
        }
    }

    /**
     * A value.
     *
     * @param value    what it means
     * @param from     index of its first character
     * @param to       index behind its last character
     * @param members  the keys of an inline table, else none
     * @param elements the elements of an array, else none
     */
    record Value(TomlValue value, int from, int to, List<Assignment> members, List<Value> elements) {

        Value {
            members = List.copyOf(members);
            elements = List.copyOf(elements);
        }
    }
}
