package toktrail.usage;

import java.util.Locale;
import toktrail.spelling.WhiteSpace;

/**
 * The identity of names: two spellings of a model, provider, agent or area are the same name when they normalise alike.
 *
 * <p>Stored keys and exchanged archives depend on this rule; it must never change.
 */
public final class Names {

    private Names() { }

    /**
     * The identity of a name: lower case, each run of {@code /}, {@code _} and white space a hyphen, everything outside
     * {@code [a-z0-9.-]} deleted, runs of hyphens made one, hyphens at the ends removed. Idempotent.
     *
     * @return the identity, empty when nothing is left (the name is not normalisable); the same object when the name is
     *         its own identity
     */
    public static String normalise(String name) {
        if (isNormal(name)) {
            return name;
        }
        String lower = name.toLowerCase(Locale.ROOT);
        StringBuilder identity = new StringBuilder(lower.length());
        // Deleted characters are not code-point aware on purpose: surrogates are outside the kept set anyway.
        for (int i = 0; i < lower.length(); i++) {
            char c = lower.charAt(i);
            if (c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '.') {
                identity.append(c);
            } else if ((c == '-' || c == '/' || c == '_' || WhiteSpace.is(c)) && endsOpen(identity)) {
                identity.append('-');
            }
        }
        if (!identity.isEmpty() && !endsOpen(identity)) {
            identity.setLength(identity.length() - 1);
        }
        return identity.toString();
    }

    /**
     * Whether both names have the same identity; names without identity are the same only when they are equal texts.
     */
    public static boolean same(String a, String b) {
        String left = normalise(a);
        String right = normalise(b);
        return left.isEmpty() || right.isEmpty() ? a.equals(b) : left.equals(right);
    }

    /** The identity of a thinking level; null for null, blank, {@code unknown} and {@code default}. */
    public static String thinkingLevel(String level) {
        if (level == null) {
            return null;
        }
        String name = normalise(level);
        return name.isEmpty() || name.equals("unknown") || name.equals("default") ? null : name;
    }

    /** The text without white space at its ends; null for null and for nothing but white space. */
    public static String trimmed(String text) {
        String trimmed = text == null ? "" : WhiteSpace.trim(text);
        return trimmed.isEmpty() ? null : trimmed;
    }

    private static boolean endsOpen(StringBuilder identity) {
        return !identity.isEmpty() && identity.charAt(identity.length() - 1) != '-';
    }

    private static boolean isNormal(String name) {
        char before = '-';
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean kept = c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '.' || c == '-' && before != '-';
            if (!kept) {
                return false;
            }
            before = c;
        }
        return before != '-' || name.isEmpty();
    }

    /** Whether a text has a control character: one below the blank, or DEL. */
    public static boolean hasControl(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) == 0x7f) {
                return true;
            }
        }
        return false;
    }
}
