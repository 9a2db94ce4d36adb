package toktrail.text;

import toktrail.environment.Environment;
import toktrail.environment.TerminalFacts;

/**
 * Emphasis for one output stream, decided once. When it is off every method gives its argument back.
 *
 * <p>Colour never carries information of its own: headings and table headers bold, errors red, warnings yellow.
 */
public final class Style {

    private static final String ESCAPE = "\u001b[";
    private static final String RESET = ESCAPE + "0m";

    private final boolean on;

    private Style(boolean on) {
        this.on = on;
    }

    /** No emphasis at all. */
    public static Style plain() {
        return new Style(false);
    }

    /**
     * The style of a stream. {@link ColourChoice#AUTO} is on unless {@code NO_COLOR} is non-empty or {@code TERM} is
     * {@code dumb}, and if {@code FORCE_COLOR} is non-empty or the stream is a terminal.
     */
    public static Style of(ColourChoice choice, Environment environment, TerminalFacts.Stream stream) {
        return new Style(switch (choice) {
            case ALWAYS -> true;
            case NEVER -> false;
            case AUTO -> environment.variable("NO_COLOR").isEmpty()
                    && !environment.variable("TERM").orElse("").equals("dumb")
                    && (environment.variable("FORCE_COLOR").isPresent() || environment.terminal().isTerminal(stream));
        });
    }

    /** Whether escape sequences are written. */
    boolean isOn() {
        return on;
    }

    /** For headings. */
    public String bold(String text) {
        return paint("1m", text);
    }

    /** For errors. */
    public String red(String text) {
        return paint("31m", text);
    }

    /** For warnings. */
    public String yellow(String text) {
        return paint("33m", text);
    }

    /** For headers of boxed tables. */
    public String cyan(String text) {
        return paint("36m", text);
    }

    /** For headings of groups. */
    public String blue(String text) {
        return paint("34m", text);
    }

    /** For what is going well. */
    public String green(String text) {
        return paint("32m", text);
    }

    /** For what may be overlooked: faint, as the terminal shows that. */
    public String dim(String text) {
        return paint("2m", text);
    }

    /** For details that stand back. */
    public String grey(String text) {
        return paint("90m", text);
    }

    /** For a word of this tone. */
    String toned(Tone tone, String text) {
        return switch (tone) {
            case PLAIN -> text;
            case WARNING -> yellow(text);
            case ERROR -> red(text);
        };
    }

    private String paint(String code, String text) {
        return on && !text.isEmpty() ? ESCAPE + code + text + RESET : text;
    }
}
