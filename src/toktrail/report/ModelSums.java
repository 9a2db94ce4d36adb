package toktrail.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import toktrail.ledger.query.UsageGroup;
import toktrail.pricing.PricedSums;
import toktrail.spelling.TextOrder;
import toktrail.usage.CallKind;

/** Adds up usage by model, for reports that divide usage into parts. Not safe for several threads. */
public final class ModelSums {

    private record Key(String provider, String model, String level) { }

    private static final Comparator<ModelRow> BY_NAME = Comparator
            .comparing(ModelRow::providerId, TextOrder.CODE_POINT)
            .thenComparing(ModelRow::modelId, TextOrder.CODE_POINT)
            .thenComparing(row -> row.thinkingLevel() == null ? "" : row.thinkingLevel(), TextOrder.CODE_POINT);

    private final Map<Key, SumsAdder> models = new HashMap<>();

    /**
     * Adds a group.
     *
     * @param splitThinking whether models are split by thinking level
     */
    public void add(UsageGroup group, PricedSums priced, boolean splitThinking) {
        CallKind kind = group.kind();
        models.computeIfAbsent(new Key(kind.providerId(), kind.modelId(), splitThinking ? kind.thinkingLevel() : null),
                key -> new SumsAdder()).add(group.sums().count(), group.sums().tokens(), priced.costs());
    }

    /** The models, by provider, model and level; no two rows have all three in common. */
    public List<ModelRow> rows() {
        List<ModelRow> rows = new ArrayList<>(models.size());
        models.forEach((key, adder) -> rows.add(new ModelRow(key.provider(), key.model(), key.level(),
                adder.sums())));
        rows.sort(BY_NAME);
        return rows;
    }

    /** All of them together. */
    public static UsageSums total(List<ModelRow> rows) {
        SumsAdder adder = new SumsAdder();
        rows.forEach(row -> adder.add(row.sums()));
        return adder.sums();
    }
}
