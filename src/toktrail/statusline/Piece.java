package toktrail.statusline;

import java.util.Objects;
import toktrail.text.Style;

/**
 * One element of the line.
 *
 * @param text one line
 * @param tone its colour
 */
record Piece(String text, Tone tone) {

    /** Colours of elements. */
    enum Tone {
        PLAIN, WARNING, DANGER, DIM;

        String paint(Style style, String text) {
            return switch (this) {
                case PLAIN -> text;
                case WARNING -> style.yellow(text);
                case DANGER -> style.red(text);
                case DIM -> style.dim(text);
            };
        }
    }

    Piece {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(tone, "tone");
    }
}
