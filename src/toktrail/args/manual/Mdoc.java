package toktrail.args.manual;

import java.util.Locale;
import toktrail.args.Paragraph;

/** The spelling of mdoc, the language of manual pages. */
public final class Mdoc {

    private static final int WIDTH = 78;

    private Mdoc() { }

    /**
     * A paragraph as text lines: each sentence begins a line, no line is longer than {@link #WIDTH} unless one word is,
     * and nothing in it is taken for a request.
     */
    public static String text(String paragraph) {
        StringBuilder lines = new StringBuilder();
        for (String sentence : paragraph.strip().replaceAll("([.!?])\\s+(?=[A-Z\\[])", "$1\n").split("\n")) {
            for (String line : Paragraph.fill(sentence, WIDTH)) {
                boolean request = line.startsWith(".") || line.startsWith("'");
                lines.append(request ? "\\&" : "").append(escape(line)).append('\n');
            }
        }
        return lines.toString();
    }

    /** Words as arguments of a macro; those that would mean something there get a mark without width in front. */
    public static String words(String text) {
        StringBuilder line = new StringBuilder();
        for (String word : text.strip().split("\\s+")) {
            line.append(line.length() > 0 ? " " : "").append(means(word) ? "\\&" : "").append(escape(word));
        }
        return line.toString();
    }

    /** Whether a word could be the name of a macro ({@code No}, {@code Op}) or counts as punctuation. */
    private static boolean means(String word) {
        boolean macro = (word.length() == 2 || word.length() == 3) && (Character.isUpperCase(word.charAt(0))
                || word.charAt(0) == '%');
        return macro || word.length() == 1 && !Character.isLetterOrDigit(word.charAt(0));
    }

    /** One argument of a macro, blanks included. */
    static String word(String text) {
        return text.indexOf(' ') < 0 ? words(text) : "\"" + escape(text) + "\"";
    }

    /** The text with everything that has a meaning, or has no ASCII form, spelled out. */
    public static String escape(String text) {
        StringBuilder line = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (c) {
                case '\\' -> line.append("\\e");
                case '\'' -> line.append("\\(aq");
                case '`' -> line.append("\\(ga");
                case '"' -> line.append("\\(dq");
                case '^' -> line.append("\\(ha");
                case '~' -> line.append("\\(ti");
                default -> {
                    if (c == '-' && !isHyphen(line)) {
                        line.append("\\-");
                    } else if (c < 0x7F) {
                        line.appendCodePoint(c);
                    } else {
                        line.append(String.format(Locale.ROOT, "\\[u%04X]", c));
                    }
                }
            }
        });
        return line.toString();
    }

    /**
     * Whether a dash here divides a word; at its beginning, or in a word that began with one, it must be copied as it
     * is.
     */
    private static boolean isHyphen(CharSequence before) {
        int start = before.length();
        while (start > 0 && " ([/=".indexOf(before.charAt(start - 1)) < 0) {
            start--;
        }
        CharSequence word = before.subSequence(start, before.length());
        return word.length() > 0 && word.toString().chars().allMatch(Character::isLetter);
    }
}
