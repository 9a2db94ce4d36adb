package toktrail.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import toktrail.sqlite.Database;
import toktrail.sqlite.Row;
import toktrail.sqlite.SqlStatement;
import toktrail.usage.CallKind;
import toktrail.usage.Variant;

/** The dictionary of call kinds with the prompt sizes at which their prices change. */
final class CallKinds {

    private record Stored(CallKind kind, List<Long> bounds) { }

    private final Map<Long, Stored> byRow = new HashMap<>();

    static CallKinds load(Database database) {
        CallKinds kinds = new CallKinds();
        database.forEach("""
                SELECT id, provider_id, model_id, thinking_level, agent, variant, price_tier_bounds FROM call_kind
                """, SqlStatement.Binder.NONE, kinds::add);
        return kinds;
    }

    private void add(Row row) {
        CallKind kind = new CallKind(row.text(2), row.text(3), nullIfEmpty(row.text(4)), nullIfEmpty(row.text(5)),
                Variant.parse(row.text(6)));
        List<Long> bounds = new ArrayList<>();
        for (String bound : row.text(7).split(",")) {
            if (!bound.isEmpty()) {
                bounds.add(Long.parseLong(bound));
            }
        }
        byRow.put(row.longValue(1), new Stored(kind, bounds));
    }

    private static String nullIfEmpty(String text) {
        return text.isEmpty() ? null : text;
    }

    CallKind kind(long row) {
        return stored(row).kind();
    }

    /** A prompt size of the tier of a price class: one token above the bound below it. */
    long contextTokens(long row, int priceClass) {
        int tier = priceClass / 2;
        return tier == 0 ? 0 : stored(row).bounds().get(tier - 1) + 1;
    }

    /** The price classes that occur, from 0 to before this one. */
    int priceClassCount() {
        return 2 * (1 + byRow.values().stream().mapToInt(stored -> stored.bounds().size()).max().orElse(0));
    }

    private Stored stored(long row) {
        Stored stored = byRow.get(row);
        if (stored == null) {
            throw new IllegalStateException("no call kind " + row);
        }
        return stored;
    }
}
