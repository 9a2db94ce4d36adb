package toktrail.json;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * An object. Keys keep the order of their first occurrence; of a repeated key the last value wins. Immutable. Two are
 * equal when they have equal members, in whatever order.
 *
 * <p>Small objects are searched from the front; larger ones have a table, so that big documents stay linear.
 */
public final class JsonObject implements JsonValue {

    private static final int FIRST_SIZE = 8;
    private static final int SEARCHED = 16;
    private static final int[] NO_TABLE = {};

    /** The object without members. */
    public static final JsonObject EMPTY = builder().build();

    private final String[] keys;
    private final JsonValue[] values;
    private final int count;
    private final int[] table;

    /** @param count how many of the first keys and values are members */
    private JsonObject(String[] keys, JsonValue[] values, int count, int[] table) {
        this.keys = keys;
        this.values = values;
        this.count = count;
        this.table = table;
    }

    /** A builder without members. */
    public static Builder builder() {
        return new Builder();
    }

    /** The number of members. */
    public int count() {
        return count;
    }

    /** The keys in order, unmodifiable. */
    public List<String> names() {
        return List.of(Arrays.copyOf(keys, count));
    }

    /** The value of {@code name}; {@link JsonNull#NULL} if it is absent. */
    public JsonValue get(String name) {
        int index = indexOf(keys, count, table, name);
        return index < 0 ? JsonNull.NULL : values[index];
    }

    /** Whether there is a member {@code name}, be it {@code null}. */
    public boolean has(String name) {
        return indexOf(keys, count, table, name) >= 0;
    }

    /** The object {@code name}; {@link #EMPTY} if it is absent or something else. */
    public JsonObject object(String name) {
        return get(name).asObject();
    }

    /** The array {@code name}; {@link JsonArray#EMPTY} if it is absent or something else. */
    public JsonArray array(String name) {
        return get(name).asArray();
    }

    /** The trimmed text {@code name}; empty if it is absent, blank or no text. */
    public Optional<String> text(String name) {
        return get(name).asText();
    }

    /** The text {@code name} as it stands; empty if it is absent or no text. */
    public Optional<String> rawText(String name) {
        return get(name).asRawText();
    }

    /** The number {@code name}; empty if it is absent or no number. */
    public Optional<JsonNumber> number(String name) {
        return get(name).asNumber();
    }

    /** The token count {@code name}, see {@link JsonNumber#count()}; empty if it is absent or no such number. */
    public OptionalLong count(String name) {
        return get(name).asCount();
    }

    /** The token count {@code name}, 0 if it is absent or no such number. */
    public long countOrZero(String name) {
        return get(name).asCount().orElse(0);
    }

    /** Whether {@code name} is there and {@code true}. */
    public boolean isTrue(String name) {
        return get(name).isTrue();
    }

    /** Equality of members, not of their order. */
    @Override
    public boolean equals(Object other) {
        if (!(other instanceof JsonObject object) || object.count != count) {
            return false;
        }
        for (int i = 0; i < count; i++) {
            if (!object.has(keys[i]) || !values[i].equals(object.get(keys[i]))) {
                return false;
            }
        }
        return true;
    }

    /** Consistent with {@link #equals(Object)}. */
    @Override
    public int hashCode() {
        int sum = 0;
        for (int i = 0; i < count; i++) {
            sum += keys[i].hashCode() * 31 + values[i].hashCode();
        }
        return sum;
    }

    /** Compact JSON. */
    @Override
    public String toString() {
        return Json.write(this, JsonStyle.SPACED);
    }

    private static int indexOf(String[] keys, int count, int[] table, String name) {
        if (table.length == 0) {
            // Names are mostly constants, so that the same text is the same object.
            for (int i = 0; i < count; i++) {
                if (keys[i] == name) {
                    return i;
                }
            }
            int hash = name.hashCode();
            for (int i = 0; i < count; i++) {
                if (keys[i].hashCode() == hash && keys[i].equals(name)) {
                    return i;
                }
            }
            return -1;
        }
        int place = place(name, table);
        while (table[place] != 0) {
            if (keys[table[place] - 1].equals(name)) {
                return table[place] - 1;
            }
            place = place + 1 & table.length - 1;
        }
        return -1;
    }

    private static int place(String name, int[] table) {
        int hash = name.hashCode() * 0x9E3779B9;
        return (hash ^ hash >>> 16) & table.length - 1;
    }

    /** Collects members. Not for several threads at once; may be used on after {@link #build()}. */
    public static final class Builder {

        private String[] keys = new String[FIRST_SIZE];
        private JsonValue[] values = new JsonValue[FIRST_SIZE];
        /** Open addressing, index + 1; empty while there are few keys, else at most half full. */
        private int[] table = NO_TABLE;
        private int count;

        private Builder() { }

        /** Adds a member, or replaces the value of one that is there. */
        public Builder put(String name, JsonValue value) {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(value, "value");
            int index = indexOf(keys, count, table, name);
            if (index >= 0) {
                values[index] = value;
                return this;
            }
            return add(name, value);
        }

        /** As {@link #put(String, JsonValue)}, for a name that is known not to be there. */
        Builder add(String name, JsonValue value) {
            if (count == keys.length) {
                keys = Arrays.copyOf(keys, 2 * count);
                values = Arrays.copyOf(values, 2 * count);
            }
            keys[count] = name;
            values[count] = value;
            count++;
            if (count > SEARCHED) {
                enter();
            }
            return this;
        }

        /** Adds a text. */
        public Builder put(String name, String text) {
            return put(name, new JsonText(text));
        }

        /** Adds an integer. */
        public Builder put(String name, long number) {
            return put(name, JsonNumber.of(number));
        }

        /** The object of the members so far. */
        public JsonObject build() {
            int[] index = table.length == 0 ? table : table.clone();
            return new JsonObject(Arrays.copyOf(keys, count), Arrays.copyOf(values, count), count, index);
        }

        /** As {@link #build()}, without a copy: the builder is not used on. */
        JsonObject take() {
            return count == 0 && EMPTY != null ? EMPTY : new JsonObject(keys, values, count, table);
        }

        /** Enters the last key in the table, or all of them in a larger one. */
        private void enter() {
            int first = count - 1;
            if (2 * count > table.length) {
                table = new int[Math.max(4 * SEARCHED, 2 * table.length)];
                first = 0;
            }
            for (int i = first; i < count; i++) {
                int place = place(keys[i], table);
                while (table[place] != 0) {
                    place = place + 1 & table.length - 1;
                }
                table[place] = i + 1;
            }
        }
    }
}
