package toktrail.args.manual;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The inline macros of mdoc as plain text: {@code Fl Ar Cm Ev Pa Xr Nm Op Ns No Sy Em Li Ic Ql Dq Sq Pq} and alike. */
final class ManInline {

    private static final List<String> PLAIN = List.of("Ar", "Cm", "Ev", "Pa", "Sy", "Em", "Li", "Ic", "Va", "Dv", "Er",
            "An", "Lk", "Sx", "Tn", "No", "Vt", "Fa", "Mt");
    private static final Map<String, String> ENCLOSING = Map.of(
            "Op", "[]", "Dq", "\"\"", "Sq", "''", "Ql", "''", "Pq", "()", "Bq", "[]", "Aq", "<>");
    private static final Map<String, String> NAMED = Map.of("aq", "'", "ga", "`", "dq", "\"", "ha", "^", "ti", "~",
            "en", "\u2013", "em", "\u2014", "bu", "\u2022", "rs", "\\");
    private static final String CLOSING = ".,:;)]?!";
    private static final String OPENING = "([";

    private String pageName = "";

    /** One line under construction; says whether the next word is glued to it. */
    private static final class Line {
        private final StringBuilder text = new StringBuilder();
        private boolean glued = true;

        void add(String word) {
            text.append(glued ? "" : " ").append(word);
            glued = false;
        }

        void glue() {
            glued = true;
        }
    }

    /** The words of a macro line, the first one perhaps a macro itself, as text. The first {@code Nm} is remembered. */
    String render(List<String> words) {
        Line line = new Line();
        render(words, line);
        return line.text.toString();
    }

    private void render(List<String> words, Line line) {
        String macro = "No";
        int argumentCount = 0;
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (ENCLOSING.containsKey(word)) {
                enclose(ENCLOSING.get(word), words.subList(i + 1, words.size()), line);
                return;
            }
            if (word.equals("Ns")) {
                line.glue();
            } else if (word.equals("Fl") || word.equals("Xr") || word.equals("Nm") || PLAIN.contains(word)) {
                finish(macro, argumentCount, line);
                macro = word;
                argumentCount = 0;
            } else if (word.length() == 1 && CLOSING.contains(word)) {
                finish(macro, argumentCount, line);
                macro = "No";
                line.glue();
                line.add(word);
            } else if (word.length() == 1 && OPENING.contains(word)) {
                line.add(word);
                line.glue();
            } else {
                argument(macro, argumentCount, unescape(word), line);
                argumentCount++;
            }
        }
        finish(macro, argumentCount, line);
    }

    private void argument(String macro, int index, String text, Line line) {
        if (macro.equals("Xr") && index == 1) {
            line.glue();
            line.add("(" + text + ")");
            return;
        }
        if (macro.equals("Nm") && index == 0 && pageName.isEmpty()) {
            pageName = text;
        }
        line.add(macro.equals("Fl") ? "-" + text : text);
    }

    /** Macros that stand for something even without a word. */
    private void finish(String macro, int argumentCount, Line line) {
        if (argumentCount == 0 && macro.equals("Nm")) {
            line.add(pageName);
        } else if (argumentCount == 0 && macro.equals("Fl")) {
            line.add("-");
        } else if (argumentCount == 0 && macro.equals("Ar")) {
            line.add("file ...");
        }
    }

    private void enclose(String marks, List<String> words, Line line) {
        int end = words.size();
        while (end > 0 && words.get(end - 1).length() == 1 && CLOSING.contains(words.get(end - 1))) {
            end--;
        }
        line.add(marks.substring(0, 1));
        line.glue();
        render(words.subList(0, end), line);
        line.glue();
        line.add(marks.substring(1));
        render(words.subList(end, words.size()), line);
    }

    /** The arguments of a macro line; quotes hold an argument together. Escapes are kept. */
    static List<String> split(String line) {
        List<String> words = new ArrayList<>();
        int i = 0;
        while (i < line.length()) {
            char c = line.charAt(i);
            if (c == ' ' || c == '\t') {
                i++;
                continue;
            }
            boolean quoted = c == '"';
            int end = line.indexOf(quoted ? '"' : ' ', i + 1);
            end = end < 0 ? line.length() : end;
            words.add(line.substring(quoted ? i + 1 : i, end));
            i = end + 1;
        }
        return words;
    }

    /** The text behind the escapes; an unknown escape is the character behind the backslash. */
    static String unescape(String text) {
        StringBuilder plain = new StringBuilder();
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c != '\\' || i + 1 == text.length()) {
                plain.append(c);
                i++;
            } else {
                i += appendEscape(text, i + 1, plain) + 1;
            }
        }
        return plain.toString();
    }

    /** Appends what the escape with its letter at {@code at} stands for; gives its length without the backslash. */
    private static int appendEscape(String text, int at, StringBuilder plain) {
        char kind = text.charAt(at);
        if (kind == '(' && at + 2 < text.length()) {
            plain.append(NAMED.getOrDefault(text.substring(at + 1, at + 3), ""));
            return 3;
        }
        int close = kind == '[' ? text.indexOf(']', at) : -1;
        if (close > 0) {
            appendBracketed(text.substring(at + 1, close), plain);
            return close - at + 1;
        }
        plain.append(kind == 'e' ? "\\" : kind == '&' ? "" : String.valueOf(kind));
        return 1;
    }

    private static void appendBracketed(String name, StringBuilder plain) {
        boolean code = name.length() >= 5 && name.length() <= 7 && name.charAt(0) == 'u'
                && name.chars().skip(1).allMatch(c -> Character.digit(c, 16) >= 0);
        if (code && Character.isValidCodePoint(Integer.parseInt(name.substring(1), 16))) {
            plain.appendCodePoint(Integer.parseInt(name.substring(1), 16));
        } else {
            plain.append(NAMED.getOrDefault(name, ""));
        }
    }
}
