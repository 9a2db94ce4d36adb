package toktrail.cli.form;

import java.util.List;
import toktrail.text.Numbers;

/** Several model names in one cell. */
final class ModelList {

    private static final int SHOWN_ALL = 3;
    private static final int SHOWN_OF_MORE = 2;

    private ModelList() { }

    /**
     * Up to three names joined, of more their number and the first two: {@code 5 models (a, b, ...)}; none is
     * {@code -}.
     */
    static String brief(List<String> models) {
        return models.size() <= SHOWN_ALL ? full(models)
                : models.size() + " models (" + String.join(", ", models.subList(0, SHOWN_OF_MORE)) + ", ...)";
    }

    /** All names joined by {@code ", "}; none is {@code -}. */
    static String full(List<String> models) {
        return models.isEmpty() ? Numbers.NONE : String.join(", ", models);
    }
}
