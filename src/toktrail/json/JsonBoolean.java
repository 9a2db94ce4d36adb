package toktrail.json;

/** {@code true} or {@code false}. */
public enum JsonBoolean implements JsonValue {
    /** {@code false}. */
    FALSE,
    /** {@code true}. */
    TRUE;

    /** The constant for a truth value. */
    public static JsonBoolean of(boolean value) {
        return value ? TRUE : FALSE;
    }

    /** The truth value. */
    boolean value() {
        return this == TRUE;
    }

    /** {@code true} or {@code false}. */
    @Override
    public String toString() {
        return value() ? "true" : "false";
    }
}
