package toktrail.ledger.query;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import toktrail.ledger.file.TierBounds;
import toktrail.ledger.filter.CallFilter;
import toktrail.ledger.row.KindEntry;
import toktrail.sqlite.Database;
import toktrail.sqlite.Row;
import toktrail.sqlite.SqlStatement;
import toktrail.usage.CallKind;
import toktrail.usage.Variant;

/**
 * The dictionary of call kinds with the prompt sizes at which their prices change. Where a price file was edited since
 * the last import, sums that were made in advance do not tell the tiers apart that are now needed; such call kinds are
 * {@linkplain #outdated outdated}, and their events must be summed up.
 */
public final class CallKinds {

    private record Stored(CallKind kind, List<Long> bounds, boolean outdated) { }

    private final Map<Long, Stored> byRow = new HashMap<>();
    private final TierBounds needed;
    private boolean anyOutdated;

    private CallKinds(TierBounds needed) {
        this.needed = needed;
    }

    /** The dictionary, for prices with these tiers. */
    public static CallKinds load(Database database, TierBounds needed) {
        CallKinds kinds = new CallKinds(needed);
        database.forEach("""
                SELECT id, provider_id, model_id, thinking_level, agent, variant, price_tier_bounds FROM call_kind
                """, SqlStatement.Binder.NONE, kinds::add);
        return kinds;
    }

    private void add(Row row) {
        CallKind kind = new CallKind(row.text(2), row.text(3), nullIfEmpty(row.text(4)), nullIfEmpty(row.text(5)),
                Variant.parse(row.text(6)));
        TreeSet<Long> bounds = KindEntry.bounds(row.text(7));
        boolean outdated = bounds.addAll(KindEntry.bounds(KindEntry.boundsText(needed.of(kind.modelId()))));
        anyOutdated |= outdated;
        byRow.put(row.longValue(1), new Stored(kind, List.copyOf(bounds), outdated));
    }

    /** Whether the sums made in advance do not tell all its tiers apart. */
    public boolean isOutdated(long row) {
        return anyOutdated && stored(row).outdated();
    }

    /** The outdated call kinds by the bounds of their tiers. */
    public Map<List<Long>, List<Long>> outdated() {
        Map<List<Long>, List<Long>> rows = new HashMap<>();
        if (!anyOutdated) {
            return rows;
        }
        byRow.forEach((row, stored) -> {
            if (stored.outdated()) {
                rows.computeIfAbsent(stored.bounds(), bounds -> new ArrayList<>()).add(row);
            }
        });
        return rows;
    }

    /** The rows of the calls that are selected. */
    public List<Long> matching(CallFilter filter) {
        return byRow.entrySet().stream().filter(entry -> filter.matches(entry.getValue().kind()))
                .map(Map.Entry::getKey).toList();
    }

    private static String nullIfEmpty(String text) {
        return text.isEmpty() ? null : text;
    }

    /** The kind of a row. */
    public CallKind kind(long row) {
        return stored(row).kind();
    }

    /** A prompt size of the tier of a price class: one token above the bound below it. */
    public long contextTokens(long row, int priceClass) {
        int tier = priceClass / 2;
        return tier == 0 ? 0 : stored(row).bounds().get(tier - 1) + 1;
    }

    /** The price class of an event, by the tiers that are asked for. */
    int priceClass(long row, long contextTokens, boolean statedCost) {
        int tier = 0;
        for (long bound : stored(row).bounds()) {
            tier += bound < contextTokens ? 1 : 0;
        }
        return 2 * tier + (statedCost ? 1 : 0);
    }

    /** The rows of all outdated call kinds. */
    List<Long> outdatedRows() {
        List<Long> rows = new ArrayList<>();
        for (List<Long> ofBounds : outdated().values()) {
            rows.addAll(ofBounds);
        }
        return rows;
    }

    /** The price classes that occur, from 0 to before this one. */
    int priceClassCount() {
        int most = 0;
        for (Stored stored : byRow.values()) {
            most = Math.max(most, stored.bounds().size());
        }
        return 2 * (1 + most);
    }

    private Stored stored(long row) {
        Stored stored = byRow.get(row);
        if (stored == null) {
            throw new IllegalStateException("no call kind " + row);
        }
        return stored;
    }
}
