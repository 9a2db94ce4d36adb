package toktrail.time;

/** Unicode white space at the ends of a text. */
final class Blanks {

    private Blanks() { }

    static boolean is(char c) {
        return c == ' ' || c >= '\t' && c <= '\r' || c >= 0x1C && c <= 0x1F
                || c >= 0x80 && (c == 0x85 || Character.isSpaceChar(c));
    }

    static String trim(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && is(text.charAt(from))) {
            from++;
        }
        while (to > from && is(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }
}
