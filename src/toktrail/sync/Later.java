package toktrail.sync;

import java.util.ArrayList;
import java.util.List;
import toktrail.json.Json;
import toktrail.json.JsonArray;
import toktrail.json.JsonStyle;
import toktrail.json.JsonText;
import toktrail.json.JsonValue;
import toktrail.ledger.exchange.Stamps;
import toktrail.spelling.TextOrder;

/** Chooses between the values of two rows: those of the one that was changed last; whichever is asked first. */
final class Later {

    private final int order;

    /**
     * Chooses by two times.
     *
     * @param a when the first was changed
     * @param b when the second was
     */
    Later(long a, long b) {
        order = Long.compare(a, b);
    }

    /** Chooses by the stamps of two rows. */
    static Later of(Stamps a, Stamps b) {
        return new Later(a.updatedAtMs(), b.updatedAtMs());
    }

    /** The stamps of what two rows become. */
    static Stamps stamps(Stamps a, Stamps b) {
        return new Stamps(Math.min(a.createdAtMs(), b.createdAtMs()), Math.max(a.updatedAtMs(), b.updatedAtMs()));
    }

    boolean first() {
        return order > 0;
    }

    boolean tie() {
        return order == 0;
    }

    /** A text; of two that were changed at once, the smaller one, but rather one than none. */
    String text(String a, String b) {
        return order != 0 ? order > 0 ? a : b : smaller(a, b);
    }

    /** A text that none cannot replace. */
    String kept(String a, String b) {
        return a == null ? b : b == null ? a : text(a, b);
    }

    /** A moment; of two that were changed at once, the later one, but rather one than none. */
    Long time(Long a, Long b) {
        return order != 0 ? order > 0 ? a : b : greater(a, b);
    }

    /** A list; of two that were changed at once, the one whose text is smaller. */
    List<String> list(List<String> a, List<String> b) {
        if (order != 0) {
            return order > 0 ? a : b;
        }
        return TextOrder.CODE_POINT.compare(json(a), json(b)) <= 0 ? a : b;
    }

    private static String json(List<String> values) {
        List<JsonValue> texts = new ArrayList<>();
        values.forEach(value -> texts.add(new JsonText(value)));
        return Json.write(new JsonArray(texts), JsonStyle.CANONICAL);
    }

    /** The smaller text, but rather one than none. */
    static String smaller(String a, String b) {
        return a == null ? b : b == null || TextOrder.CODE_POINT.compare(a, b) <= 0 ? a : b;
    }

    /** The greater number, but rather one than none. */
    static Long greater(Long a, Long b) {
        return a == null ? b : b == null ? a : Long.valueOf(Math.max(a, b));
    }

    /** The smaller number, but rather one than none. */
    static Long least(Long a, Long b) {
        return a == null ? b : b == null ? a : Long.valueOf(Math.min(a, b));
    }
}
