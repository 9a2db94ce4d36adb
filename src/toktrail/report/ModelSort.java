package toktrail.report;

import java.util.Comparator;
import toktrail.pricing.CostTotals;
import toktrail.spelling.Choice;

/** The orders of the table of models that can be asked for. */
public enum ModelSort implements Choice {
    ACTUAL, VIRTUAL, SAVINGS, TOKENS, MESSAGES, PROVIDER, MODEL, UNPRICED;

    /** The order, total over the rows of one report: no two have the same provider, model and level. */
    Comparator<ModelRow> order() {
        return this::compare;
    }

    private int compare(ModelRow a, ModelRow b) {
        CostTotals costs = a.sums().costs();
        CostTotals others = b.sums().costs();
        int total = Long.compare(b.sums().tokens().total(), a.sums().tokens().total());
        int messages = Long.compare(b.sums().messageCount(), a.sums().messageCount());
        int size = Orders.first(total, messages);
        int provider = Orders.text(a.providerId(), b.providerId());
        int model = Orders.text(a.modelId(), b.modelId());
        int level = Orders.text(a.thinkingLevel(), b.thinkingLevel());
        int name = Orders.first(provider, model, level);
        return switch (this) {
            case ACTUAL -> Orders.first(others.actual().compareTo(costs.actual()), size, -name);
            case VIRTUAL -> Orders.first(others.virtual().compareTo(costs.virtual()), size, -name);
            case SAVINGS -> Orders.first(others.savings().compareTo(costs.savings()), size, -name);
            case TOKENS -> Orders.first(size, -name);
            case MESSAGES -> Orders.first(messages, total, -name);
            case PROVIDER -> Orders.first(name, size);
            case MODEL -> Orders.first(model, provider, level, size);
            case UNPRICED -> Orders.first(Boolean.compare(b.unpriced(), a.unpriced()), size, name);
        };
    }
}
