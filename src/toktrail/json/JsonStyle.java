package toktrail.json;

/** How a {@link JsonWriter} sets values on the page. All styles write ASCII only. */
public enum JsonStyle {
    /** A line for each member and element, indented by two spaces; {@code [], {}} for what is empty. */
    PRETTY(",", ": "),
    /** One line, with a space after each comma and colon. */
    SPACED(", ", ": "),
    /** One line without spaces: the form that is hashed. */
    CANONICAL(",", ":");

    private final String comma;
    private final String colon;

    JsonStyle(String comma, String colon) {
        this.comma = comma;
        this.colon = colon;
    }

    String comma() {
        return comma;
    }

    String colon() {
        return colon;
    }
}
