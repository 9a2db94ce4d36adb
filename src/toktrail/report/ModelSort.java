package toktrail.report;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The orders of the table of models that can be asked for. */
public enum ModelSort {
    ACTUAL, VIRTUAL, SAVINGS, TOKENS, MESSAGES, PROVIDER, MODEL, UNPRICED;

    /** The name in options and JSON. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The sort of a {@link #label}, absent for any other text. */
    public static Optional<ModelSort> find(String label) {
        for (ModelSort sort : values()) {
            if (sort.label().equals(label)) {
                return Optional.of(sort);
            }
        }
        return Optional.empty();
    }

    /** The order, total over the rows of one report: no two have the same provider, model and level. */
    Comparator<ModelRow> order() {
        Comparator<ModelRow> total = Orders.descending(row -> row.sums().tokens().total());
        Comparator<ModelRow> messages = Orders.descending(row -> row.sums().messageCount());
        Comparator<ModelRow> provider = Orders.ascending(ModelRow::providerId);
        Comparator<ModelRow> model = Orders.ascending(ModelRow::modelId);
        Comparator<ModelRow> level = Orders.ascending(ModelRow::thinkingLevel);
        Comparator<ModelRow> name = provider.thenComparing(model).thenComparing(level);
        Comparator<ModelRow> size = total.thenComparing(messages);
        return switch (this) {
            case ACTUAL -> Orders.<ModelRow>costly(row -> row.sums().costs().actual())
                    .thenComparing(size).thenComparing(name.reversed());
            case VIRTUAL -> Orders.<ModelRow>costly(row -> row.sums().costs().virtual())
                    .thenComparing(size).thenComparing(name.reversed());
            case SAVINGS -> Orders.<ModelRow>costly(row -> row.sums().costs().savings())
                    .thenComparing(size).thenComparing(name.reversed());
            case TOKENS -> size.thenComparing(name.reversed());
            case MESSAGES -> messages.thenComparing(total).thenComparing(name.reversed());
            case PROVIDER -> name.thenComparing(size);
            case MODEL -> model.thenComparing(provider).thenComparing(level).thenComparing(size);
            case UNPRICED -> Comparator.comparing((ModelRow row) -> !row.unpriced())
                    .thenComparing(size).thenComparing(name);
        };
    }
}
