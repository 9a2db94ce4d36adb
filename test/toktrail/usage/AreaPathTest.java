package toktrail.usage;

import java.util.List;
import toktrail.testing.Check;
import toktrail.testing.Suite;

/** Paths of areas: what is one, what is wrong with the others. */
public final class AreaPathTest {

    private AreaPathTest() { }

    public static void tests(Suite s) {
        s.test("a path keeps its names and has their normal form", scratch -> {
            AreaPath path = (AreaPath) AreaPath.read("  Work / Web Shop ");
            Check.equal("slugs", List.of("work", "web-shop"), path.slugs());
            Check.equal("names", List.of("Work", "Web Shop"), path.names());
        });
        s.test("the first problem is told with its segment", scratch -> {
            problem(" ", AreaProblem.Kind.EMPTY_PATH, "");
            problem("a/!!/..", AreaProblem.Kind.NO_LETTERS, "!!");
            problem("a/../!!", AreaProblem.Kind.DOTS, "..");
            problem("a/ /b", AreaProblem.Kind.EMPTY_SEGMENT, "");
            problem("//a/\tb", AreaProblem.Kind.CONTROL_CHARACTER, "\tb");
            problem("a\u007f", AreaProblem.Kind.CONTROL_CHARACTER, "a\u007f");
        });
        s.test("paths are the same by their normal form; what is none is like nothing", scratch -> {
            Check.that("same", AreaPath.same("Work/Web Shop", "work / WEB-shop"));
            Check.that("other", !AreaPath.same("work", "work/shop"));
            Check.that("none", !AreaPath.same("a//b", "a//b"));
        });
    }

    private static void problem(String typed, AreaProblem.Kind kind, String segment) {
        AreaProblem problem = (AreaProblem) AreaPath.read(typed);
        Check.equal(typed, kind, problem.kind());
        Check.equal(typed, segment, problem.segment());
    }
}
