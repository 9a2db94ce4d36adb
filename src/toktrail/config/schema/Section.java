package toktrail.config.schema;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import toktrail.config.file.FileKind;
import toktrail.error.Suggestion;
import toktrail.toml.TomlTable;

/** A table that was checked against its schema: values that are right, defaults for the others. */
public final class Section {

    /** Longer lists of names are left to the manual. */
    private static final int MOST_NAMES = 8;

    private final TableSchema schema;
    private final Place place;
    private final Map<String, Object> values = new HashMap<>();
    private final Map<String, Place> places = new HashMap<>();

    private Section(TableSchema schema, Place place) {
        this.schema = schema;
        this.place = place;
    }

    /** A table that is absent: defaults only. */
    private static Section absent(TableSchema schema, Place place) {
        return new Section(schema, place);
    }

    /** Checks a table and reports its problems. */
    public static Section read(TomlTable table, TableSchema schema, Place place) {
        Section section = new Section(schema, place);
        for (TomlTable.Entry entry : table.entries()) {
            String name = entry.key().name();
            Optional<Key<?>> key = schema.find(name);
            if (key.isEmpty()) {
                section.reportUnknown(place.member(name, entry.key().location()), name);
                continue;
            }
            Place at = place.member(name, entry.value().location());
            section.places.put(name, at);
            Optional<?> value = key.get().rule().read(entry.value(), at);
            if (value.isPresent()) {
                section.values.put(name, value.get());
            }
        }
        for (Key<?> key : schema.required()) {
            if (!section.has(key)) {
                place.reportMember(key.name(), DiagnosticId.MISSING_KEY, "required key is absent",
                        "add it, for example " + key.name() + " = " + key.rule().example());
            }
        }
        return section;
    }

    /** The value of a key, its default if it is absent or wrong; the key must have a default. */
    public <T> T get(Key<T> key) {
        Optional<T> value = find(key);
        if (value.isEmpty()) {
            throw new IllegalStateException("no default: " + key.name());
        }
        return value.get();
    }

    /** The value of a key, its default if it is absent or wrong, empty if it has none. */
    @SuppressWarnings("unchecked")
    public <T> Optional<T> find(Key<T> key) {
        if (schema.find(key.name()).orElse(null) != key) {
            throw new IllegalStateException("not a key of this table: " + key.name());
        }
        Object value = values.get(key.name());
        return value == null ? key.standard() : Optional.of((T) value);
    }

    /** As {@link #find}, for a whole number. */
    public OptionalLong findLong(Key<Long> key) {
        Optional<Long> value = find(key);
        return value.isPresent() ? OptionalLong.of(value.get()) : OptionalLong.empty();
    }

    /** Whether the key is there, be its value right or wrong. */
    public boolean has(Key<?> key) {
        return places.containsKey(key.name());
    }

    /** Whether all required keys are there with right values. */
    public boolean isComplete() {
        for (Key<?> key : schema.required()) {
            if (!values.containsKey(key.name())) {
                return false;
            }
        }
        return true;
    }

    /** The table below this one, all defaults if it is absent. */
    public Section table(Key<Section> key, TableSchema below) {
        Optional<Section> present = find(key);
        return present.isPresent() ? present.get() : absent(below, place.member(key.name(), place.location()));
    }

    /** The place of a key's value, of the table if it is absent. */
    public Place place(Key<?> key) {
        return places.getOrDefault(key.name(), place);
    }

    /** The place of the table. */
    public Place place() {
        return place;
    }

    private void reportUnknown(Place at, String name) {
        Optional<FileKind> right = schema.fileOf(name);
        if (right.isPresent()) {
            at.report(DiagnosticId.MISPLACED_TABLE, "this table belongs to another file",
                    "move it to " + at.context().pathOf(right.get()));
            return;
        }
        at.report(DiagnosticId.UNKNOWN_KEY, "unknown key", allowed(name));
    }

    private String allowed(String name) {
        List<String> near = Suggestion.nearest(name, schema.names());
        if (!near.isEmpty()) {
            return "did you mean '" + String.join("' or '", near) + "'?";
        }
        if (schema.names().size() > MOST_NAMES) {
            return "see toktrail.toml(5)";
        }
        return "allowed: " + (schema.names().isEmpty() ? "nothing" : String.join(", ", schema.names()));
    }
}
