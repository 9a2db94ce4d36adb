package toktrail.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import toktrail.config.file.FileKind;
import toktrail.config.price.PriceKeys;
import toktrail.config.schema.FormatVersion;
import toktrail.config.schema.Key;
import toktrail.config.schema.ListRules;
import toktrail.config.schema.Section;
import toktrail.config.schema.TableSchema;

/** The tables at the root of the files of plans. */
final class FileKeys {

    static final Key<List<Section>> SUBSCRIPTIONS = Key.of("subscriptions", ListRules.tables(PlanKeys.TABLE),
            List.of(), "Plans and their quota windows.");

    static final TableSchema SUBSCRIPTIONS_FILE = new TableSchema(
            List.of(FormatVersion.KEY, PriceKeys.METADATA, SUBSCRIPTIONS),
            Map.of("imports", FileKind.CONFIG, "costing", FileKind.CONFIG, "actual_cost", FileKind.CONFIG,
                    "pricing", FileKind.PRICES));

    /** One file with everything in it, as older programs allowed it. */
    static final TableSchema ONE_FILE = oneFile();

    private FileKeys() { }

    private static TableSchema oneFile() {
        List<Key<?>> all = new ArrayList<>(RootKeys.CONFIG_FILE.keys());
        all.addAll(List.of(PriceKeys.METADATA, PriceKeys.PRICING, SUBSCRIPTIONS));
        return new TableSchema(all, Map.of());
    }
}
