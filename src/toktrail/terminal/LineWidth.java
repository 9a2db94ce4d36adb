package toktrail.terminal;

import toktrail.environment.Environment;

/** The width that help texts and boxed tables are laid out to. */
public final class LineWidth {

    private static final int DEFAULT = 80;

    private LineWidth() { }

    /** {@code COLUMNS} if it is a positive integer, else the terminal's columns, else 80. */
    public static int of(Environment environment) {
        return of(environment, DEFAULT);
    }

    /** As {@link #of(Environment)}, with another width where neither is known. */
    public static int of(Environment environment, int fallback) {
        int asked = environment.variable("COLUMNS").map(LineWidth::positive).orElse(0);
        if (asked > 0) {
            return asked;
        }
        int columns = environment.terminal().columns();
        return columns > 0 ? columns : fallback;
    }

    /** The number, 0 if the text is no positive integer. */
    static int positive(String text) {
        int number = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9' || number > 99_999_999) {
                return 0;
            }
            number = number * 10 + c - '0';
        }
        return number;
    }
}
