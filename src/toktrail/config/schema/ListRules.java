package toktrail.config.schema;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import toktrail.toml.TomlArray;
import toktrail.toml.TomlString;
import toktrail.toml.TomlTable;
import toktrail.toml.TomlValue;

/** Rules for lists and tables. */
public final class ListRules {

    /** What becomes of an item that is in a list already. */
    public enum Repeats { KEPT, DROPPED, REPORTED }

    /**
     * A key chosen by the user with its value.
     *
     * @param key   as the rule of keys reads it
     * @param value as the rule of values reads it
     * @param place of the value
     */
    public record Entry<V>(String key, V value, Place place) { }

    private record ItemsRule<T>(Rule<T> item, boolean emptyAllowed, Repeats repeats, Function<T, ?> identity)
            implements Rule<List<T>> {
        @Override
        public Optional<List<T>> read(TomlValue value, Place place) {
            if (!(value instanceof TomlArray array)) {
                return wrongType(value, place);
            }
            List<T> items = new ArrayList<>();
            Map<Object, Place> seen = new HashMap<>();
            for (int i = 0; i < array.values().size(); i++) {
                TomlValue element = array.values().get(i);
                Place at = place.element(i, element.location());
                Optional<T> read = item.read(element, at);
                if (read.isEmpty()) {
                    continue;
                }
                Place first = seen.putIfAbsent(identity.apply(read.get()), at);
                if (first == null || repeats == Repeats.KEPT) {
                    items.add(read.get());
                } else if (repeats == Repeats.REPORTED) {
                    at.report(DiagnosticId.DUPLICATE, "is in the list already",
                            "remove it; first at " + first.seenFrom(at));
                }
            }
            if (array.values().isEmpty() && !emptyAllowed) {
                place.report(DiagnosticId.EMPTY, "must not be empty", "for example " + example());
            }
            return items.isEmpty() && !emptyAllowed ? Optional.empty() : Optional.of(List.copyOf(items));
        }

        @Override
        public String type() {
            return "a list, each item " + item.type();
        }

        @Override
        public String example() {
            return "[" + item.example() + "]";
        }
    }

    private record OneOrMoreRule<T>(Rule<T> item, ItemsRule<T> items) implements Rule<List<T>> {
        @Override
        public Optional<List<T>> read(TomlValue value, Place place) {
            if (value instanceof TomlArray) {
                return items.read(value, place);
            }
            return value instanceof TomlString ? item.read(value, place).map(List::of) : wrongType(value, place);
        }

        @Override
        public String type() {
            return item.type() + " or a list of them";
        }

        @Override
        public String example() {
            return item.example();
        }
    }

    private record TableRule(TableSchema schema) implements Rule<Section> {
        @Override
        public Optional<Section> read(TomlValue value, Place place) {
            return value instanceof TomlTable table ? Optional.of(Section.read(table, schema, place))
                    : wrongType(value, place);
        }

        @Override
        public String type() {
            return "a table";
        }

        @Override
        public String example() {
            List<Key<?>> keys = schema.keys();
            return keys.isEmpty() ? "{}" : "{ " + keys.get(0).name() + " = " + keys.get(0).rule().example() + " }";
        }
    }

    private record MappingRule<V>(Rule<String> keys, Rule<V> values) implements Rule<List<Entry<V>>> {
        @Override
        public Optional<List<Entry<V>>> read(TomlValue value, Place place) {
            if (!(value instanceof TomlTable table)) {
                return wrongType(value, place);
            }
            List<Entry<V>> entries = new ArrayList<>();
            Map<String, Place> seen = new HashMap<>();
            for (TomlTable.Entry entry : table.entries()) {
                String name = entry.key().name();
                Place keyPlace = place.member(name, entry.key().location());
                Optional<String> key = keys.read(new TomlString(name, entry.key().location()), keyPlace);
                Place at = place.member(name, entry.value().location());
                Optional<V> read = values.read(entry.value(), at);
                if (key.isEmpty()) {
                    continue;
                }
                Place first = seen.putIfAbsent(key.get(), keyPlace);
                if (first != null) {
                    keyPlace.report(DiagnosticId.DUPLICATE, "means the same as " + first.key(),
                            "remove one of them; first at " + first.seenFrom(keyPlace));
                } else if (read.isPresent()) {
                    entries.add(new Entry<>(key.get(), read.get(), at));
                }
            }
            return Optional.of(List.copyOf(entries));
        }

        @Override
        public String type() {
            return "a table with names of your own, each value " + values.type();
        }

        @Override
        public String example() {
            return "{ name = " + values.example() + " }";
        }
    }

    private record AnythingRule() implements Rule<TomlValue> {
        @Override
        public Optional<TomlValue> read(TomlValue value, Place place) {
            return Optional.of(value);
        }

        @Override
        public String type() {
            return "anything";
        }

        @Override
        public String example() {
            return "{}";
        }
    }

    private record ReportedRule(DiagnosticId id, String message, String fix) implements Rule<TomlValue> {
        @Override
        public Optional<TomlValue> read(TomlValue value, Place place) {
            place.report(id, message, fix);
            return Optional.empty();
        }

        @Override
        public String type() {
            return "nothing, " + message;
        }

        @Override
        public String example() {
            return "";
        }
    }

    private ListRules() { }

    /** A list that may be empty, repeats dropped. */
    public static <T> Rule<List<T>> list(Rule<T> item) {
        return new ItemsRule<>(item, true, Repeats.DROPPED, Function.identity());
    }

    /** A list. */
    public static <T> Rule<List<T>> list(Rule<T> item, boolean emptyAllowed, Repeats repeats, Function<T, ?> identity) {
        return new ItemsRule<>(item, emptyAllowed, repeats, identity);
    }

    /** A single text or a list of them. */
    public static <T> Rule<List<T>> oneOrMore(Rule<T> item) {
        return new OneOrMoreRule<>(item, new ItemsRule<>(item, true, Repeats.DROPPED, Function.identity()));
    }

    /** A table. */
    public static Rule<Section> table(TableSchema schema) {
        return new TableRule(schema);
    }

    /** An array of tables, perhaps empty. */
    public static Rule<List<Section>> tables(TableSchema schema) {
        return new ItemsRule<>(table(schema), true, Repeats.KEPT, Function.identity());
    }

    /** An array of tables with at least one. */
    public static Rule<List<Section>> someTables(TableSchema schema) {
        return new ItemsRule<>(table(schema), false, Repeats.KEPT, Function.identity());
    }

    /** A table with names of the user; two that read the same are reported. */
    public static <V> Rule<List<Entry<V>>> mapping(Rule<String> keys, Rule<V> values) {
        return new MappingRule<>(keys, values);
    }

    /** Content that is nobody's business. */
    public static Rule<TomlValue> anything() {
        return new AnythingRule();
    }

    /** A key that must not be there. */
    public static Rule<TomlValue> removed(String fix) {
        return new ReportedRule(DiagnosticId.REMOVED_KEY, "was removed", fix);
    }

    /** A key that is accepted and does nothing. */
    public static Rule<TomlValue> ignored() {
        return new ReportedRule(DiagnosticId.IGNORED_KEY, "has no effect any more", "remove it");
    }

    /** The schema of a table or of the elements of an array of tables. */
    public static Optional<TableSchema> schemaOf(Rule<?> rule) {
        if (rule instanceof TableRule table) {
            return Optional.of(table.schema());
        }
        if (rule instanceof MappingRule<?> mapping) {
            return schemaOf(mapping.values());
        }
        return rule instanceof ItemsRule<?> items ? schemaOf(items.item()) : Optional.empty();
    }

    /** Whether the rule is for an array of tables. */
    public static boolean isArrayOfTables(Rule<?> rule) {
        return rule instanceof ItemsRule<?> items && items.item() instanceof TableRule;
    }

    /** Whether the names in the table are the user's. */
    public static boolean isMapping(Rule<?> rule) {
        return rule instanceof MappingRule<?>;
    }
}
