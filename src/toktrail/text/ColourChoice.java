package toktrail.text;

import toktrail.spelling.Choice;

/** What the user asked for with {@code --color}. */
public enum ColourChoice implements Choice {
    /** Colour where a terminal is at the other end and nothing speaks against it. */
    AUTO,
    /** Colour whatever the output is. */
    ALWAYS,
    /** No colour. */
    NEVER
}
