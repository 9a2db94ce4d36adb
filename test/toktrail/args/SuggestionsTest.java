package toktrail.args;

import java.util.List;
import toktrail.testing.Check;
import toktrail.testing.Suite;

/** Distances, and which names are near enough to be offered. */
public final class SuggestionsTest {

    private SuggestionsTest() { }

    public static void tests(Suite s) {
        s.test("the distance counts insertions, removals, replacements and swaps", scratch -> {
            Object[][] rows = {{"", "", 0}, {"a", "", 1}, {"", "ab", 2}, {"abc", "abc", 0}, {"abc", "acb", 1},
                {"ca", "abc", 2}, {"kitten", "sitting", 3}, {"--jsn", "--json", 1}, {"abcd", "badc", 2}, {"a", "b", 1}};
            for (Object[] row : rows) {
                String a = (String) row[0];
                String b = (String) row[1];
                Check.equal(a + "/" + b, row[2], Suggestions.distance(a, b));
                Check.equal(b + "/" + a, row[2], Suggestions.distance(b, a));
            }
        });
        s.test("three names are offered at most, the nearest first, then by name", scratch -> {
            Check.equal("order", List.of("abc", "abd", "abe"),
                    Suggestions.nearest("abc", List.of("abf", "abe", "abd", "abc")));
            Check.equal("a third may be wrong", List.of("daily"), Suggestions.nearest("dxilyx", List.of("daily")));
            Check.equal("more may not", List.of(), Suggestions.nearest("dxilx", List.of("daily")));
            Check.equal("a beginning", List.of("completion"), Suggestions.nearest("c", List.of("completion", "stats")));
            Check.equal("nothing", "", Suggestions.hint("", List.of("completion")));
            Check.equal("hint", " (did you mean a, b?)", Suggestions.hint("x", List.of("b", "a")));
        });
    }
}
