package toktrail.harness.droid;

import java.util.Locale;
import toktrail.spelling.WhiteSpace;

/**
 * The names Droid shows for models, made ids: {@code custom:Claude-Opus-4.5-Thinking-[Anthropic]-0} is
 * {@code claude-opus-4-5-thinking-0}.
 */
final class DroidModel {

    private static final String CUSTOM = "custom:";

    private DroidModel() { }

    /** The id; empty for null and for a name of which nothing is left. */
    static String normalise(String name) {
        StringBuilder id = new StringBuilder();
        for (char c : plain(name).toCharArray()) {
            append(id, WhiteSpace.is(c) ? '-' : c);
        }
        return withoutHyphensAround(id.toString());
    }

    /** As {@link #normalise}, but white space stays as it is: what older ledgers stored. */
    static String asInOldLedgers(String name) {
        StringBuilder id = new StringBuilder();
        for (char c : plain(name).toCharArray()) {
            append(id, c);
        }
        return withoutHyphensAround(id.toString());
    }

    /** Lower case, without prefix and brackets, hyphens for points. */
    private static String plain(String name) {
        if (name == null) {
            return "";
        }
        String text = name.startsWith(CUSTOM) ? name.substring(CUSTOM.length()) : name;
        for (int open = text.indexOf('['); open >= 0; open = text.indexOf('[', open)) {
            int close = text.indexOf(']', open);
            text = text.substring(0, open) + (close < 0 ? "" : text.substring(close + 1));
        }
        return text.toLowerCase(Locale.ROOT).replace('.', '-');
    }

    private static void append(StringBuilder id, char c) {
        if (c != '-' || id.isEmpty() || id.charAt(id.length() - 1) != '-') {
            id.append(c);
        }
    }

    private static String withoutHyphensAround(String id) {
        int from = id.startsWith("-") ? 1 : 0;
        int to = id.length() > from && id.endsWith("-") ? id.length() - 1 : id.length();
        return id.substring(from, to);
    }
}
