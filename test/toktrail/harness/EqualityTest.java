package toktrail.harness;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import toktrail.testing.Check;
import toktrail.testing.Suite;
import toktrail.usage.CallKind;
import toktrail.usage.SessionRef;
import toktrail.usage.Tokens;
import toktrail.usage.Variant;

/** Records whose equality is written by hand: every component counts. */
public final class EqualityTest {

    private EqualityTest() { }

    public static void tests(Suite s) {
        s.test("calls", scratch -> check(List.of(
                () -> new CallKind("p", "m", "t", "a", variant()),
                () -> new CallKind("q", "m", "t", "a", variant()),
                () -> new CallKind("p", "n", "t", "a", variant()),
                () -> new CallKind("p", "m", "u", "a", variant()),
                () -> new CallKind("p", "m", null, "a", variant()),
                () -> new CallKind("p", "m", "t", "b", variant()),
                () -> new CallKind("p", "m", "t", null, variant()),
                () -> new CallKind("p", "m", "t", "a", Variant.STANDARD))));
        s.test("tokens", scratch -> check(List.of(
                () -> new Tokens(1, 2, 3, 4, 5, 6), () -> new Tokens(9, 2, 3, 4, 5, 6),
                () -> new Tokens(1, 9, 3, 4, 5, 6), () -> new Tokens(1, 2, 9, 4, 5, 6),
                () -> new Tokens(1, 2, 3, 9, 5, 6), () -> new Tokens(1, 2, 3, 4, 9, 6),
                () -> new Tokens(1, 2, 3, 4, 5, 9))));
        s.test("sessions", scratch -> check(List.of(
                () -> new SessionRef(new String("h"), new String("s")), () -> new SessionRef("i", "s"),
                () -> new SessionRef("h", "t"))));
        s.test("files", scratch -> check(List.of(
                () -> new SourceFile(Path.of("/r/f"), Path.of("/r"), new FileAttributes(1, 2, "k")),
                () -> new SourceFile(Path.of("/r/g"), Path.of("/r"), new FileAttributes(1, 2, "k")),
                () -> new SourceFile(Path.of("/r/f"), Path.of("/"), new FileAttributes(1, 2, "k")),
                () -> new SourceFile(Path.of("/r/f"), Path.of("/r"), new FileAttributes(9, 2, "k")),
                () -> new SourceFile(Path.of("/r/f"), Path.of("/r"), new FileAttributes(1, 9, "k")),
                () -> new SourceFile(Path.of("/r/f"), Path.of("/r"), new FileAttributes(1, 2, "l")))));
        s.test("views of a fingerprint", scratch -> check(List.of(
                () -> new Fingerprint.View("p", "m", "t", "a", 1, 2_000L, tokens(1), "c"),
                () -> new Fingerprint.View(null, "m", "t", "a", 1, 2_000L, tokens(1), "c"),
                () -> new Fingerprint.View("p", "n", "t", "a", 1, 2_000L, tokens(1), "c"),
                () -> new Fingerprint.View("p", "m", null, "a", 1, 2_000L, tokens(1), "c"),
                () -> new Fingerprint.View("p", "m", "t", "b", 1, 2_000L, tokens(1), "c"),
                () -> new Fingerprint.View("p", "m", "t", "a", 9, 2_000L, tokens(1), "c"),
                () -> new Fingerprint.View("p", "m", "t", "a", 1, null, tokens(1), "c"),
                () -> new Fingerprint.View("p", "m", "t", "a", 1, 2_000L, tokens(9), "c"),
                () -> new Fingerprint.View("p", "m", "t", "a", 1, 2_000L, tokens(1), null))));
    }

    private static Variant variant() {
        return new Variant("eu", "batch", "fast");
    }

    private static Tokens tokens(long input) {
        return new Tokens(input, 0, 0, 0, 0, 0);
    }

    /** Each of them is equal to its like, with an equal hash, and to no other. */
    private static void check(List<Supplier<Object>> all) {
        Set<Object> kinds = new HashSet<>();
        for (int i = 0; i < all.size(); i++) {
            Object one = all.get(i).get();
            kinds.add(one);
            for (int j = 0; j < all.size(); j++) {
                Object other = all.get(j).get();
                Check.equal(one + " and " + other, i == j, one.equals(other));
                Check.that("hash of " + one, i != j || one.hashCode() == other.hashCode());
            }
            Check.that("no other kind", !one.equals("text") && !one.equals(null));
        }
        Check.equal("in a set", all.size(), kinds.size());
    }
}
