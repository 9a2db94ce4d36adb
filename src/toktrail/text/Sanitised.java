package toktrail.text;

/** Text from files of others, made harmless for a terminal and for a one-line layout. */
public final class Sanitised {

    private Sanitised() { }

    /**
     * The text as one line a terminal shows literally: line ends and tabs (each run of them) become one blank; other C0
     * and C1 controls, zero-width characters (U+200B to U+200F, U+FEFF) and direction controls (U+202A to U+202E,
     * U+2066 to U+2069) are removed; half a surrogate pair becomes U+FFFD. The same object when nothing had to change.
     */
    public static String line(String text) {
        int from = 0;
        while (from < text.length() && isPlain(text.charAt(from))) {
            from++;
        }
        return from == text.length() ? text : clean(text, from);
    }

    private static String clean(String text, int from) {
        StringBuilder line = new StringBuilder(text.length()).append(text, 0, from);
        boolean inBreak = false;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isBreak = c == '\n' || c == '\r' || c == '\t' || c == 0x85 || c == 0x2028 || c == 0x2029;
            if (isBreak) {
                line.append(inBreak ? "" : " ");
            } else if (Character.isHighSurrogate(c) && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                line.append(c).append(text.charAt(++i));
            } else if (Character.isSurrogate(c)) {
                line.append('\uFFFD');
            } else if (isPlain(c)) {
                line.append(c);
            }
            inBreak = isBreak;
        }
        return line.toString();
    }

    /** Whether the char may stay as it is; surrogates are looked at in pairs by the slow path. */
    private static boolean isPlain(char c) {
        if (c < 0x200B) {
            return c >= 0x20 && c < 0x7F || c >= 0xA0;
        }
        return !(c <= 0x200F || c >= 0x2028 && c <= 0x202E || c >= 0x2066 && c <= 0x2069
                || c == 0xFEFF || Character.isSurrogate(c));
    }
}
