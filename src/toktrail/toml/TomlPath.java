package toktrail.toml;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The way from the root of a document to a value: keys, and elements of arrays.
 *
 * @param steps the steps in order; none for the root
 */
public record TomlPath(List<Step> steps) {

    /** One step down. */
    public sealed interface Step permits Key, Element {

        /** The value this step leads to from {@code from}, empty if there is none. */
        Optional<TomlValue> of(TomlValue from);
    }

    /**
     * Down to the value of a key.
     *
     * @param name the key
     */
    public record Key(String name) implements Step {

            public Key {
            Objects.requireNonNull(name, "name");
        }

        @Override
        public Optional<TomlValue> of(TomlValue from) {
            return from instanceof TomlTable table ? table.get(name) : Optional.empty();
        }
    }

    /**
     * Down to an element of an array.
     *
     * @param index the position, from 0
     */
    public record Element(int index) implements Step {

        /** Checks the range. */
        public Element {
            if (index < 0) {
                throw new IllegalArgumentException("element " + index);
            }
        }

        @Override
        public Optional<TomlValue> of(TomlValue from) {
            return from instanceof TomlArray array && index < array.values().size()
                    ? Optional.of(array.values().get(index)) : Optional.empty();
        }
    }

    /** Copies the list. */
    public TomlPath {
        steps = List.copyOf(steps);
    }

    /** A path of keys. */
    public static TomlPath of(String... keys) {
        return of(Arrays.asList(keys));
    }

    /** A path of keys. */
    static TomlPath of(List<String> keys) {
        return new TomlPath(keys.stream().<Step>map(Key::new).toList());
    }

    /** This path and one key more. */
    public TomlPath key(String name) {
        return step(new Key(name));
    }

    /** This path and one element more; {@code index} from 0. */
    public TomlPath element(int index) {
        return step(new Element(index));
    }

    TomlPath step(Step step) {
        List<Step> longer = new ArrayList<>(steps);
        longer.add(step);
        return new TomlPath(longer);
    }

    TomlPath keys(List<TomlKey> keys) {
        List<Step> longer = new ArrayList<>(steps);
        keys.forEach(key -> longer.add(new Key(key.name())));
        return new TomlPath(longer);
    }

    int size() {
        return steps.size();
    }

    boolean isEmpty() {
        return steps.isEmpty();
    }

    Step last() {
        return steps.get(steps.size() - 1);
    }

    TomlPath parent() {
        return first(steps.size() - 1);
    }

    TomlPath first(int count) {
        return new TomlPath(steps.subList(0, count));
    }

    boolean startsWith(TomlPath start) {
        return size() >= start.size() && steps.subList(0, start.size()).equals(start.steps);
    }

    /** The keys alone, without the elements. */
    List<String> names() {
        return names(0);
    }

    /** The keys from step {@code from} on, without the elements. */
    List<String> names(int from) {
        return steps.subList(from, steps.size()).stream()
                .filter(Key.class::isInstance).map(step -> ((Key) step).name()).toList();
    }

    /** How many steps lead to the innermost element on the way, 0 if there is none. */
    int lengthToElement() {
        for (int i = steps.size(); i > 0; i--) {
            if (steps.get(i - 1) instanceof Element) {
                return i;
            }
        }
        return 0;
    }

    /** The path as people write it, elements counted from 1: {@code plans[2].windows[1].period}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Step step : steps) {
            if (step instanceof Key key) {
                text.append(text.isEmpty() ? "" : ".").append(TomlWriter.key(key.name()));
            } else if (step instanceof Element element) {
                text.append('[').append(element.index() + 1).append(']');
            }
        }
        return text.toString();
    }
}
