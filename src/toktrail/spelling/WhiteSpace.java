package toktrail.spelling;

/** White space in the sense of Unicode, with the four information separators U+001C to U+001F. */
public final class WhiteSpace {

    private WhiteSpace() { }

    /** Whether the code point is white space; unlike the JDK's tests this includes no-break blanks and U+0085. */
    public static boolean is(int codePoint) {
        if (codePoint < 0x80) {
            return codePoint == ' ' || codePoint >= '\t' && codePoint <= '\r' || codePoint >= 0x1C && codePoint <= 0x1F;
        }
        return codePoint == 0x85 || Character.isSpaceChar(codePoint);
    }

    /** The text without white space at its ends; the same object when there is none. */
    public static String trim(String text) {
        int from = 0;
        int to = text.length();
        // All white space lies in the basic plane, so chars do.
        while (from < to && is(text.charAt(from))) {
            from++;
        }
        while (to > from && is(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }
}
