package toktrail.text;

/**
 * A pattern of whole texts: {@code *} any run of characters, {@code /} included; {@code ?} one character;
 * {@code [abc]}, {@code [a-z]}, {@code [!abc]} one character of a set, or none of it. All else stands for itself, as
 * does a {@code [} without its end. A {@code ]} that comes first in a set belongs to it; a range from a higher to a
 * lower character is empty.
 *
 * <p>Characters are code points; their case counts. A match looks at each character of the text at most once for each
 * character of the pattern, whatever the pattern: after a mismatch only the last {@code *} takes more, because what
 * earlier ones took cannot matter any more.
 */
public final class Glob {

    private final int[] pattern;

    /** A pattern; every text is one. */
    public Glob(String pattern) {
        this.pattern = pattern.codePoints().toArray();
    }

    /** The pattern that stands for exactly this text. */
    public static String literal(String text) {
        StringBuilder out = new StringBuilder();
        for (char c : text.toCharArray()) {
            out.append(c == '*' || c == '?' || c == '[' ? "[" + c + "]" : String.valueOf(c));
        }
        return out.toString();
    }

    /** Whether the whole text is of this pattern. */
    public boolean matches(String text) {
        int[] chars = text.codePoints().toArray();
        int at = 0;
        int place = 0;
        int starPlace = -1;
        int starAt = 0;
        while (at < chars.length) {
            if (place < pattern.length && pattern[place] == '*') {
                starPlace = ++place;
                starAt = at;
            } else if (place < pattern.length && isOne(place, chars[at])) {
                place = next(place);
                at++;
            } else if (starPlace >= 0) {
                place = starPlace;
                at = ++starAt;
            } else {
                return false;
            }
        }
        while (place < pattern.length && pattern[place] == '*') {
            place++;
        }
        return place == pattern.length;
    }

    /** Whether a character fits the part of the pattern that begins at {@code place} and is no star. */
    private boolean isOne(int place, int c) {
        int end = setEnd(place);
        if (end < 0) {
            return pattern[place] == '?' || pattern[place] == c;
        }
        boolean negated = pattern[place + 1] == '!';
        return isIn(place + (negated ? 2 : 1), end, c) != negated;
    }

    private boolean isIn(int from, int end, int c) {
        for (int i = from; i < end; i++) {
            if (i + 2 < end && pattern[i + 1] == '-') {
                if (pattern[i] <= c && c <= pattern[i + 2]) {
                    return true;
                }
                i += 2;
            } else if (pattern[i] == c) {
                return true;
            }
        }
        return false;
    }

    private int next(int place) {
        int end = setEnd(place);
        return (end < 0 ? place : end) + 1;
    }

    /** Where the set that begins at {@code place} has its bracket, -1 if none begins there. */
    private int setEnd(int place) {
        if (pattern[place] != '[') {
            return -1;
        }
        int first = place + 1;
        if (first < pattern.length && pattern[first] == '!') {
            first++;
        }
        for (int i = first + 1; i < pattern.length; i++) {
            if (pattern[i] == ']') {
                return i;
            }
        }
        return -1;
    }
}
