package toktrail.usage;

import java.util.Locale;
import java.util.Random;
import toktrail.spelling.WhiteSpace;
import toktrail.testing.Check;
import toktrail.testing.Suite;

/** One identity for every spelling of a name, and white space as Unicode sees it. */
public final class IdentityTest {

    private IdentityTest() { }

    public static void tests(Suite s) {
        s.test("spellings of one name have one identity", scratch -> {
            String[][] rows = {
                {"gpt-5.5", "gpt-5.5"}, {"  Claude_Opus / 4.5 ", "claude-opus-4.5"}, {"a//__  b", "a-b"},
                {"a/é/b", "a-b"}, {"--a--b--", "a-b"}, {"ΩΩ", ""}, {"", ""}, {"-", ""}, {"a\u00a0b\u2003c", "a-b-c"},
                {"GPT(5)!", "gpt5"}, {"x\ud83d\ude00y", "xy"}, {"K\u212aK", "kkk"}, {"\u0130x", "ix"}, {".", "."},
                {"a -_/ b", "a-b"}, {"a-é-b", "a-b"}, {"a\u0085b", "a-b"}, {"a\u001fb", "a-b"}, {"a\u200bb", "ab"}};
            for (String[] row : rows) {
                Check.equal(row[0], row[1], Names.normalise(row[0]));
            }
        });
        s.test("a name that is its own identity is given back as it is", scratch -> {
            String name = "openai-gpt-5.1";
            Check.that("same object", Names.normalise(name) == name);
        });
        s.test("the identity is what the rule says step by step, and idempotent", scratch -> {
            Random random = scratch.random();
            String letters = "aZ9.-_/ \té\u00a0Ω(";
            for (int i = 0; i < 5000; i++) {
                StringBuilder name = new StringBuilder();
                for (int n = random.nextInt(8); n > 0; n--) {
                    name.append(letters.charAt(random.nextInt(letters.length())));
                }
                String got = Names.normalise(name.toString());
                Check.equal("'" + name + "'", stepByStep(name.toString()), got);
                Check.equal("again '" + name + "'", got, Names.normalise(got));
            }
        });
        s.test("names without identity are the same only as equal texts", scratch -> {
            Check.that("spellings", Names.same("GPT 5", "gpt_5"));
            Check.that("different", !Names.same("gpt-5", "gpt-5.1"));
            Check.that("equal signs", Names.same("Ω", "Ω"));
            Check.that("other signs", !Names.same("Ω", "Ψ"));
            Check.that("nothing and something", !Names.same("Ω", "a"));
        });
        s.test("trim removes Unicode white space and nothing else", scratch -> {
            String[][] rows = {{" a ", "a"}, {"\u00a0\u2003a\u0085\u3000", "a"}, {"\t\n", ""}, {"", ""},
                {"a b", "a b"}, {"\u200ba", "\u200ba"}, {"\u001ca\u001f", "a"}};
            for (String[] row : rows) {
                Check.equal(row[0], row[1], WhiteSpace.trim(row[0]));
            }
        });
    }

    /** The rule with regular expressions, one step a line. */
    private static String stepByStep(String name) {
        return name.strip().toLowerCase(Locale.ROOT)
                .replaceAll("[/_\\s\u00a0]+", "-")
                .replaceAll("[^a-z0-9.-]", "")
                .replaceAll("-+", "-")
                .replaceAll("^-|-$", "");
    }
}
