package toktrail.ledger.query;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import toktrail.ledger.filter.Condition;
import toktrail.ledger.filter.UsageFilter;
import toktrail.sqlite.Database;
import toktrail.sqlite.SqlStatement;
import toktrail.usage.CallKind;

/** The combinations of machine, harness and call kind that a filter wants, by their row. */
final class RollupKeys {

    /** One combination, by row ids but for the harness. */
    record Key(long machine, String harness, long callKind) {

        GroupSums.Key withClass(int priceClass) {
            return new GroupSums.Key(machine, harness, callKind, priceClass);
        }
    }

    private final Map<Long, Key> keys = new HashMap<>();
    private final List<Long> classes;

    private RollupKeys(List<Long> classes) {
        this.classes = classes;
    }

    static RollupKeys load(Database database, UsageFilter filter, CallKinds kinds) {
        List<Long> classes = new ArrayList<>();
        for (long priceClass = 0; priceClass < kinds.priceClassCount(); priceClass++) {
            classes.add(priceClass);
        }
        RollupKeys loaded = new RollupKeys(classes);
        database.forEach("SELECT id, machine, harness, call_kind FROM rollup_key", SqlStatement.Binder.NONE, row -> {
            Key key = new Key(row.longValue(2), row.text(3), row.longValue(4));
            if (filter.matches(key.machine(), key.harness(), kinds.kind(key.callKind()))) {
                loaded.keys.put(row.longValue(1), key);
            }
        });
        return loaded;
    }

    /** Those of these calls, by harness and kind. */
    RollupKeys of(BiPredicate<String, CallKind> calls, CallKinds kinds) {
        RollupKeys some = new RollupKeys(classes);
        keys.forEach((row, key) -> {
            if (calls.test(key.harness(), kinds.kind(key.callKind()))) {
                some.keys.put(row, key);
            }
        });
        return some;
    }

    Key get(long row) {
        return keys.get(row);
    }

    /** Their rows. */
    Set<Long> rows() {
        return keys.keySet();
    }

    /**
     * The days or hours of a stretch in the rollup {@code r}. Each key and price class is sought, then its units are
     * read in a row, so that a short stretch costs no scan.
     */
    Condition within(Stretch stretch) {
        String unit = stretch.source() == Stretch.Source.DAYS ? "r.day" : "r.hour";
        return new Condition()
                .andRow("r.rollup_key", keys.keySet())
                .andRow("r.price_class", classes)
                .and(unit + " >= ? AND " + unit + " < ?", stretch.from(), stretch.to());
    }
}
