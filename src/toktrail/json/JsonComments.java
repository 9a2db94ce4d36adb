package toktrail.json;

/**
 * JSON as people write it into settings: with comments, and commas behind the last member. Both are legal in the files
 * of several programs though not in JSON.
 */
public final class JsonComments {

    private final String text;
    private final StringBuilder plain;
    private int at;

    private JsonComments(String text) {
        this.text = text;
        plain = new StringBuilder(text);
    }

    /**
     * The text with comments of both kinds, commas before a closing bracket, and a byte order mark blanked out, so that
     * every offset stays what it was. What stands in strings is left alone.
     */
    public static String strip(String text) {
        JsonComments comments = new JsonComments(text);
        comments.stripComments();
        comments.stripCommas();
        return comments.plain.toString();
    }

    private void stripComments() {
        if (text.startsWith("\uFEFF")) {
            plain.setCharAt(0, ' ');
        }
        while (at < text.length()) {
            if (text.charAt(at) == '"') {
                skipString();
            } else if (text.startsWith("//", at)) {
                blankTo(end("\n", 0));
            } else if (text.startsWith("/*", at)) {
                blankTo(end("*/", 2));
            } else {
                at++;
            }
        }
    }

    private int end(String sign, int length) {
        int found = text.indexOf(sign, at + 2);
        return found < 0 ? text.length() : found + length;
    }

    private void blankTo(int end) {
        while (at < end) {
            if (plain.charAt(at) != '\n') {
                plain.setCharAt(at, ' ');
            }
            at++;
        }
    }

    /** Past the string that begins here. */
    private void skipString() {
        at++;
        while (at < text.length() && text.charAt(at) != '"') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        at++;
    }

    private void stripCommas() {
        int comma = -1;
        at = 0;
        while (at < plain.length()) {
            char c = plain.charAt(at);
            if (c == '"') {
                comma = -1;
                skipString();
                continue;
            }
            if ((c == '}' || c == ']') && comma >= 0) {
                plain.setCharAt(comma, ' ');
            }
            if (c == ',') {
                comma = at;
            } else if (c != ' ' && c != '\t' && c != '\r' && c != '\n') {
                comma = -1;
            }
            at++;
        }
    }
}
