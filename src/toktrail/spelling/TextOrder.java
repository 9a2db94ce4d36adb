package toktrail.spelling;

import java.util.Comparator;

/** The one order of names and keys in everything we list. */
public final class TextOrder {

    /** By Unicode code point, which is also the order of the UTF-8 bytes; {@code String.compareTo} is neither. */
    public static final Comparator<String> CODE_POINT = TextOrder::compare;

    private TextOrder() { }

    private static int compare(String a, String b) {
        int length = Math.min(a.length(), b.length());
        for (int i = 0; i < length; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y) {
                // a surrogate stands for a code point above every other char
                boolean high = Character.isSurrogate(x);
                return high == Character.isSurrogate(y) ? Character.compare(x, y) : high ? 1 : -1;
            }
        }
        return Integer.compare(a.length(), b.length());
    }
}
