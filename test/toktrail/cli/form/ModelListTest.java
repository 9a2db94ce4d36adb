package toktrail.cli.form;

import java.util.List;
import toktrail.testing.Check;
import toktrail.testing.Suite;

/** Several models in one cell. */
public final class ModelListTest {

    private ModelListTest() { }

    public static void tests(Suite s) {
        s.test("more than three models are counted", scratch -> {
            Check.equal("none", "-", ModelList.brief(List.of()));
            Check.equal("three", "a, b, c", ModelList.brief(List.of("a", "b", "c")));
            Check.equal("four", "4 models (a, b, ...)", ModelList.brief(List.of("a", "b", "c", "d")));
            Check.equal("full", "a, b, c, d", ModelList.full(List.of("a", "b", "c", "d")));
        });
    }
}
