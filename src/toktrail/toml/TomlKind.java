package toktrail.toml;

/** The kinds of values TOML has. */
public enum TomlKind {
    /** Text. */
    STRING("a string"),
    /** A whole number of 64 bits. */
    INTEGER("an integer"),
    /** A decimal number, infinity or nan. */
    FLOAT("a float"),
    /** True or false. */
    BOOLEAN("a boolean"),
    /** Date, time of day and offset from UTC. */
    OFFSET_DATE_TIME("an offset date-time"),
    /** Date and time of day without an offset. */
    LOCAL_DATE_TIME("a local date-time"),
    /** A calendar day. */
    LOCAL_DATE("a local date"),
    /** A time of day. */
    LOCAL_TIME("a local time"),
    /** A list of values. */
    ARRAY("an array"),
    /** Keys with values. */
    TABLE("a table");

    private final String label;

    TomlKind(String label) {
        this.label = label;
    }

    /** The kind in a sentence, with its article: {@code an integer}. */
    public String label() {
        return label;
    }
}
