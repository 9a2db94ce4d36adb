package toktrail.testing;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Expectations. A failed one throws {@link AssertionError} with one line, and a short diff for texts. */
public final class Check {

    /** Code that may throw anything. */
    public interface Action {
        void run() throws Exception;
    }

    private static final int DIFF_LINES = 20;

    private Check() { }

    /** Fails unless {@code got} equals {@code want}; {@code what} names the case. */
    public static void equal(String what, Object want, Object got) {
        if (want instanceof byte[] w && got instanceof byte[] g ? Arrays.equals(w, g) : Objects.equals(want, got)) {
            return;
        }
        if (want instanceof String w && got instanceof String g && (w.contains("\n") || g.contains("\n"))) {
            throw new AssertionError(what + ": texts differ\n" + diff(w, g));
        }
        throw new AssertionError(what + ": want " + show(want) + ", got " + show(got));
    }

    /** Fails unless {@code holds}. */
    public static void that(String what, boolean holds) {
        if (!holds) {
            throw new AssertionError(what);
        }
    }

    /** Fails unless {@code action} throws {@code type}; gives the exception for further questions. */
    public static <T extends Throwable> T fails(String what, Class<T> type, Action action) {
        try {
            action.run();
        } catch (Throwable thrown) {
            if (type.isInstance(thrown)) {
                return type.cast(thrown);
            }
            throw new AssertionError(what + ": want " + type.getSimpleName() + ", got " + thrown, thrown);
        }
        throw new AssertionError(what + ": want " + type.getSimpleName() + ", nothing was thrown");
    }

    /** The first differing lines, {@code -} wanted, {@code +} got, with line numbers. */
    public static String diff(String want, String got) {
        List<String> w = want.lines().toList();
        List<String> g = got.lines().toList();
        StringBuilder text = new StringBuilder();
        int shown = 0;
        for (int i = 0; i < Math.max(w.size(), g.size()) && shown < DIFF_LINES; i++) {
            String a = i < w.size() ? w.get(i) : null;
            String b = i < g.size() ? g.get(i) : null;
            if (!Objects.equals(a, b)) {
                text.append(a == null ? "" : "  " + (i + 1) + " - " + a + "\n");
                text.append(b == null ? "" : "  " + (i + 1) + " + " + b + "\n");
                shown++;
            }
        }
        return text.isEmpty() ? "  (only line ends differ)" : text.toString().stripTrailing();
    }

    private static String show(Object value) {
        return value instanceof byte[] bytes ? Arrays.toString(bytes) : String.valueOf(value);
    }
}
