package toktrail.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Which parts of a big value are wanted. Immutable; made once and kept in a constant.
 *
 * <pre>{@code
 * Shape.of("type", "timestamp").with("message", Shape.of("id", "model").with("usage", Shape.ALL))
 * }</pre>
 *
 * <p>What a shape does to a value:
 * <ul>
 * <li>a scalar is kept, whatever the shape: readers meet text where they expected an object and want to know;
 * <li>of an object the named keys are kept, each in its own shape; all else is jumped over;
 * <li>of an array every element is kept, in the shape of the array itself;
 * <li>for {@link #SCALAR}, the shape of names given without one, a container is kept but empty.
 * </ul>
 * Kept strings are cut at the limit of the tokenizer's {@link JsonSettings}.
 */
public final class Shape {

    /** Everything below. */
    public static final Shape ALL = new Shape(List.of(), List.of(), Others.ALL, null);

    /** A scalar as it is; a container without its content. */
    public static final Shape SCALAR = new Shape(List.of(), List.of(), Others.EMPTY, null);

    private enum Others { ALL, EMPTY, DROP, SHAPED }

    private final List<String> names;
    private final List<Shape> shapes;
    private final Others others;
    private final Shape otherShape;
    private final JsonNames keys;
    private final Shape[] shapesByKey;

    private Shape(List<String> names, List<Shape> shapes, Others others, Shape otherShape) {
        this.names = names;
        this.shapes = shapes;
        this.others = others;
        this.otherShape = otherShape;
        keys = JsonNames.of(names);
        shapesByKey = shapes.toArray(Shape[]::new);
    }

    /** An object with these keys, each {@link #SCALAR}. */
    public static Shape of(String... names) {
        Shape shape = new Shape(List.of(), List.of(), Others.DROP, null);
        for (String name : names) {
            shape = shape.with(name, SCALAR);
        }
        return shape;
    }

    /** An object whose keys are not known beforehand: each value in {@code shape}. */
    public static Shape each(Shape shape) {
        return new Shape(List.of(), List.of(), Others.SHAPED, Objects.requireNonNull(shape, "shape"));
    }

    /**
     * This shape, with {@code name} in {@code shape}; replaces what it said about that name.
     *
     * @throws IllegalStateException for {@link #ALL} and {@link #SCALAR}, which say all there is to say
     */
    public Shape with(String name, Shape shape) {
        if (others == Others.ALL || others == Others.EMPTY) {
            throw new IllegalStateException("begin with Shape.of or Shape.each");
        }
        List<String> newNames = new ArrayList<>(names);
        List<Shape> newShapes = new ArrayList<>(shapes);
        int index = names.indexOf(name);
        if (index < 0) {
            newNames.add(Objects.requireNonNull(name, "name"));
            newShapes.add(Objects.requireNonNull(shape, "shape"));
        } else {
            newShapes.set(index, Objects.requireNonNull(shape, "shape"));
        }
        return new Shape(newNames, newShapes, others, otherShape);
    }

    /** Whether containers are kept without their content. */
    boolean dropsContent() {
        return others == Others.EMPTY;
    }

    /** The keys with a shape of their own. */
    JsonNames keys() {
        return keys;
    }

    /** The shape of the key at {@code index} of {@link #keys()}. */
    Shape shape(int index) {
        return shapesByKey[index];
    }

    /** The shape of keys that are not named; null if they are dropped. */
    Shape others() {
        return others == Others.ALL ? this : otherShape;
    }
}
