package toktrail.text;

/** What the user asked for with {@code --color}. */
public enum ColourChoice {
    /** Colour where a terminal is at the other end and nothing speaks against it. */
    AUTO,
    /** Colour whatever the output is. */
    ALWAYS,
    /** No colour. */
    NEVER
}
