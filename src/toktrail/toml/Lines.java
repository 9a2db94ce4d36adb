package toktrail.toml;

/** Where lines of a text begin and end, and which of them are blank or hold nothing but a comment. */
final class Lines {

    private final String text;
    private final int start;

    /**
     * The lines of a text.
     *
     * @param start index of the first line's beginning, behind a byte-order mark
     */
    Lines(String text, int start) {
        this.text = text;
        this.start = start;
    }

    /** The line end the text uses first, LF if it has none. */
    String newline() {
        int at = text.indexOf('\n');
        return at > 0 && text.charAt(at - 1) == '\r' ? "\r\n" : "\n";
    }

    /** The beginning of the line that holds {@code index}. */
    int begin(int index) {
        return Math.max(start, text.lastIndexOf('\n', index - 1) + 1);
    }

    /** The beginning of the next line, or the end of the text. */
    int end(int index) {
        int at = text.indexOf('\n', index);
        return at < 0 ? text.length() : at + 1;
    }

    /** The blanks before the first character of the line that holds {@code index}. */
    String indentation(int index) {
        int from = begin(index);
        return text.substring(from, content(from));
    }

    private int content(int from) {
        int at = from;
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        return at;
    }

    private boolean isComment(int lineBegin) {
        int at = content(lineBegin);
        return at < text.length() && text.charAt(at) == '#';
    }

    private boolean isBlank(int lineBegin) {
        return lineBegin < text.length() && text.substring(lineBegin, end(lineBegin)).isBlank();
    }

    /**
     * The end of what belongs to the lines before {@code from}: comments directly below belong to them, unless they
     * stand directly above the header at {@code next}.
     *
     * @param from beginning of a line
     * @param next beginning of the next header's line, or the end of the text
     */
    int ownEnd(int from, int next) {
        int at = from;
        while (at < next && isComment(at)) {
            at = end(at);
        }
        return at == next && next < text.length() ? from : at;
    }

    /**
     * The beginning of the comments directly above the header at {@code header}, which belong to it; but comments at
     * the very top of the text belong to the text.
     */
    int commentsAbove(int header) {
        int at = begin(header);
        while (at > start && isComment(begin(at - 1))) {
            at = begin(at - 1);
        }
        return at == start ? begin(header) : at;
    }

    /** The end of the blank lines from {@code from} on. */
    int skipBlankLines(int from) {
        int at = from;
        while (isBlank(at)) {
            at = end(at);
        }
        return at;
    }

    /** The beginning of the blank lines directly above {@code to}. */
    int blankLinesAbove(int to) {
        int at = to;
        while (at > start && isBlank(begin(at - 1))) {
            at = begin(at - 1);
        }
        return at;
    }
}
