package toktrail.usage;

import java.util.Locale;

/** Normal forms of names that users and tools write in many ways. */
public final class Names {

    private Names() { }

    /**
     * The identity of a name: trimmed, lower case, each run of {@code /}, {@code _} and white space as {@code -}, only
     * {@code [a-z0-9.-]} kept, runs of {@code -} as one, none at either end. May be empty: not normalisable.
     */
    public static String normalise(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        StringBuilder text = new StringBuilder(lower.length());
        for (int i = 0; i < lower.length(); ) {
            int c = lower.codePointAt(i);
            i += Character.charCount(c);
            if (c == '-' || c == '/' || c == '_' || isSpace(c)) {
                if (!text.isEmpty() && text.charAt(text.length() - 1) != '-') {
                    text.append('-');
                }
            } else if (c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '.') {
                text.append((char) c);
            }
        }
        if (!text.isEmpty() && text.charAt(text.length() - 1) == '-') {
            text.setLength(text.length() - 1);
        }
        return text.toString();
    }

    /**
     * Whether two names mean the same: equal identities, or, where one of them has none, the same text.
     */
    public static boolean same(String a, String b) {
        String x = normalise(a);
        String y = normalise(b);
        return x.isEmpty() || y.isEmpty() ? a.equals(b) : x.equals(y);
    }

    /** The identity of a thinking level; null for null, blank, {@code unknown} and {@code default}. */
    public static String thinkingLevel(String level) {
        if (level == null) {
            return null;
        }
        String name = normalise(level);
        return name.isEmpty() || name.equals("unknown") || name.equals("default") ? null : name;
    }

    /** Trims Unicode white space; null for null and blank. */
    public static String trimmed(String text) {
        if (text == null) {
            return null;
        }
        int from = 0;
        int to = text.length();
        while (from < to && isSpace(text.charAt(from))) {
            from++;
        }
        while (to > from && isSpace(text.charAt(to - 1))) {
            to--;
        }
        return from == to ? null : text.substring(from, to);
    }

    /** Unicode white space, the no-break spaces included. */
    public static boolean isSpace(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0x85;
    }
}
