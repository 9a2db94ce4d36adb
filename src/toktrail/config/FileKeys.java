package toktrail.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The tables at the root of the files of prices and plans. */
final class FileKeys {

    static final Key<Section> PRICING = RootKeys.table("pricing", PriceKeys.PRICING, "Price rows.");
    static final Key<List<Section>> SUBSCRIPTIONS = Key.of("subscriptions", ListRules.tables(PlanKeys.TABLE),
            List.of(), "Plans and their quota windows.");

    static final TableSchema PRICES_FILE = new TableSchema(List.of(RootKeys.VERSION, PriceKeys.METADATA, PRICING),
            Map.of("imports", FileKind.CONFIG, "costing", FileKind.CONFIG, "actual_cost", FileKind.CONFIG,
                    "subscriptions", FileKind.SUBSCRIPTIONS));
    static final TableSchema SUBSCRIPTIONS_FILE = new TableSchema(
            List.of(RootKeys.VERSION, PriceKeys.METADATA, SUBSCRIPTIONS),
            Map.of("imports", FileKind.CONFIG, "costing", FileKind.CONFIG, "actual_cost", FileKind.CONFIG,
                    "pricing", FileKind.PRICES));

    /** One file with everything in it, as older programs allowed it. */
    static final TableSchema ONE_FILE = oneFile();

    private FileKeys() { }

    private static TableSchema oneFile() {
        List<Key<?>> all = new ArrayList<>(RootKeys.CONFIG_FILE.keys());
        all.addAll(List.of(PriceKeys.METADATA, PRICING, SUBSCRIPTIONS));
        return new TableSchema(all, Map.of());
    }
}
