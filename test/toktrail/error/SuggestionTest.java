package toktrail.error;

import java.util.List;
import toktrail.testing.Check;
import toktrail.testing.Suite;

/** Distances, and which names are near enough to be offered. */
public final class SuggestionTest {

    private SuggestionTest() { }

    public static void tests(Suite s) {
        s.test("the distance counts insertions, removals, replacements and swaps", scratch -> {
            Object[][] rows = {{"", "", 0}, {"a", "", 1}, {"", "ab", 2}, {"abc", "abc", 0}, {"abc", "acb", 1},
                {"ca", "abc", 2}, {"kitten", "sitting", 3}, {"--jsn", "--json", 1}, {"abcd", "badc", 2}, {"a", "b", 1}};
            for (Object[] row : rows) {
                int[] a = ((String) row[0]).codePoints().toArray();
                int[] b = ((String) row[1]).codePoints().toArray();
                Check.equal(row[0] + "/" + row[1], row[2], Suggestion.distance(a, b));
                Check.equal(row[1] + "/" + row[0], row[2], Suggestion.distance(b, a));
            }
        });
        s.test("three names are offered at most, the nearest first, then by name", scratch -> {
            Check.equal("order", List.of("abc", "abd", "abe"),
                    Suggestion.nearest("abc", List.of("abf", "abe", "abd", "abc")));
            Check.equal("a third may be wrong", List.of("daily"), Suggestion.nearest("dxilyx", List.of("daily")));
            Check.equal("more may not", List.of(), Suggestion.nearest("dxilx", List.of("daily")));
            Check.equal("a beginning", List.of("completion"), Suggestion.nearest("c", List.of("completion", "stats")));
            Check.equal("nothing", "", Suggestion.hint("", List.of("completion")));
            Check.equal("hint", " (did you mean a, b?)", Suggestion.hint("x", List.of("b", "a")));
        });
        s.test("near names are suggested, nearest first", scratch -> {
            List<String> names = List.of("--json", "--limit", "--list", "--no-refresh", "--refresh",
                    "--refresh-details");
            Check.equal("dropped letter", List.of("--json"), Suggestion.nearest("--jsn", names));
            Check.equal("swapped letters", List.of("--json"), Suggestion.nearest("--josn", names));
            Check.equal("prefix", List.of("--refresh", "--refresh-details"), Suggestion.nearest("--refr", names));
            Check.equal("too far", List.of(), Suggestion.nearest("--zzzz", names));
            Check.equal("by distance, then name", List.of("ab", "ac", "ad"),
                    Suggestion.nearest("a", List.of("ae", "ad", "abc", "ac", "ab")));
            Check.equal("short words may differ by one", List.of("add"), Suggestion.nearest("ad", List.of("add",
                    "show")));
            Check.equal("a third of six", List.of("inputx"), Suggestion.nearest("niputs", List.of("inputx",
                    "outputs")));
            Check.equal("empty", List.of(), Suggestion.nearest("", names));
            Check.equal("hint", " (did you mean --refresh, --refresh-details?)", Suggestion.hint("--refr", names));
            Check.equal("no hint", "", Suggestion.hint("qqqqqq", names));
        });
    }
}
