package toktrail.text;

import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import toktrail.testing.Check;
import toktrail.testing.Suite;

/** Patterns of whole texts. */
public final class GlobTest {

    private static final String LETTERS = "aab*?[]!-/.^&é";
    private static final String TEXT = "aab]-/.!^é[";

    private GlobTest() { }

    public static void tests(Suite s) {
        s.test("stars, question marks and sets", scratch -> {
            fits("", "");
            fits("*", "", "a", "a/b/c");
            fits("/src/*", "/src/", "/src/x", "/src/x/y");
            fits("/src/?", "/src/x", "/src/\ud83d\ude00");
            fits("a*b*c", "abc", "axxbyyc", "abcbc");
            fits("[abc]x", "ax", "bx", "cx");
            fits("[a-c]x", "ax", "bx", "cx");
            fits("[!a-c]x", "dx", "]x", "!x");
            fits("[]a]", "]", "a");
            fits("[!]]", "a");
            fits("[a-]", "a", "-");
            fits("[", "[");
            fits("a[b", "a[b");
            fits("[!]", "[!]");
            no("", "a");
            no("?", "", "ab");
            no("/src/*", "/src", "/SRC/x");
            no("[abc]", "d", "", "ab");
            no("[!abc]", "a", "");
            no("[c-a]", "b", "a", "-");
            no("a*b", "a", "abx");
        });
        s.test("what stands for itself", scratch -> {
            for (String text : List.of("/a", "/a*b", "/[x]", "a?", "[!a]", "*")) {
                Check.that(text, new Glob(Glob.literal(text)).matches(text));
                Check.that(text + " alone", !new Glob(Glob.literal(text)).matches(text + "x"));
            }
            Check.that("not a set", !new Glob(Glob.literal("/[x]")).matches("/x"));
        });
        s.test("agrees with regular expressions made of the patterns", scratch -> {
            Random random = scratch.random();
            int matched = 0;
            for (int i = 0; i < 20_000; i++) {
                String pattern = text(random, LETTERS, 8);
                String text = text(random, TEXT, 6);
                boolean want = Pattern.compile(expression(pattern), Pattern.DOTALL).matcher(text).matches();
                Check.equal(pattern + " and " + text, want, new Glob(pattern).matches(text));
                matched += want ? 1 : 0;
            }
            Check.that("some match: " + matched, matched > 200);
        });
        s.test("a pattern of many stars ends soon", scratch ->
                Check.that("no match", !new Glob("*a".repeat(60) + "b").matches("a".repeat(4000))));
    }

    private static void fits(String pattern, String... texts) {
        for (String text : texts) {
            Check.that(pattern + " fits " + text, new Glob(pattern).matches(text));
        }
    }

    private static void no(String pattern, String... texts) {
        for (String text : texts) {
            Check.that(pattern + " does not fit " + text, !new Glob(pattern).matches(text));
        }
    }

    private static String text(Random random, String letters, int longest) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(longest + 1); i > 0; i--) {
            text.append(letters.charAt(random.nextInt(letters.length())));
        }
        return text.toString();
    }

    private static String expression(String pattern) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            int from = pattern.startsWith("[!", i) ? i + 2 : i + 1;
            int end = c == '[' && from < pattern.length() ? pattern.indexOf(']', from + 1) : -1;
            if (end > 0) {
                out.append(from == i + 2 ? "[^" : "[").append(members(pattern.substring(from, end))).append(']');
                i = end;
            } else {
                out.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
            }
        }
        return out.toString();
    }

    /** Every character of a set, one by one; a set that has none gets a character that is in no text. */
    private static String members(String set) {
        StringBuilder out = new StringBuilder("\\x{1}");
        for (int i = 0; i < set.length(); i++) {
            boolean range = i + 2 < set.length() && set.charAt(i + 1) == '-';
            int last = range ? set.charAt(i + 2) : set.charAt(i);
            for (int c = set.charAt(i); c <= last; c++) {
                out.append(String.format(java.util.Locale.ROOT, "\\x{%x}", c));
            }
            i += range ? 2 : 0;
        }
        return out.toString();
    }
}
