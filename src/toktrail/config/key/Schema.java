package toktrail.config.key;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import toktrail.config.file.FileKind;
import toktrail.config.price.PriceKeys;
import toktrail.config.schema.Key;
import toktrail.config.schema.ListRules;
import toktrail.config.schema.TableSchema;
import toktrail.config.schema.Values;

/** Everything configuration files may hold, for the manual and for listings. */
public final class Schema {

    /**
     * A key or table.
     *
     * @param file     the file it belongs to
     * @param path     key path; {@code []} behind an array of tables, {@code <name>} for a name of the user
     * @param type     what its value must be, for people
     * @param standard the default as TOML, absent if there is none
     * @param required whether it must be there when its table is
     * @param meaning  one sentence
     */
    public record Item(FileKind file, String path, String type, Optional<String> standard, boolean required,
            String meaning) { }

    private Schema() { }

    /** All keys and tables of the four kinds of files, parents before children. */
    public static List<Item> items() {
        List<Item> items = new ArrayList<>();
        add(items, FileKind.CONFIG, "", RootKeys.CONFIG_FILE);
        add(items, FileKind.PRICES, "", PriceKeys.FILE);
        add(items, FileKind.SUBSCRIPTIONS, "", PlanKeys.FILE);
        add(items, FileKind.MACHINE, "", MachineKeys.FILE);
        return List.copyOf(items);
    }

    private static void add(List<Item> items, FileKind file, String prefix, TableSchema schema) {
        for (Key<?> key : schema.keys()) {
            String path = prefix + key.name();
            items.add(new Item(file, path, key.rule().type(), key.standard().map(Values::literal), key.required(),
                    key.meaning()));
            String below = path + (ListRules.isArrayOfTables(key.rule()) ? "[]." : ListRules.isMapping(key.rule())
                    ? ".<name>." : ".");
            ListRules.schemaOf(key.rule()).ifPresent(table -> add(items, file, below, table));
        }
    }
}
