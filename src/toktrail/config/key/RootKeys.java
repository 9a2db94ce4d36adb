package toktrail.config.key;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import toktrail.config.area.AreaKeys;
import toktrail.config.file.FileKind;
import toktrail.config.price.PriceKeys;
import toktrail.config.schema.FormatVersion;
import toktrail.config.schema.Key;
import toktrail.config.schema.ListRules;
import toktrail.config.schema.ScalarRules;
import toktrail.config.schema.Section;
import toktrail.config.schema.TableSchema;

/** The tables at the root of the main file. */
public final class RootKeys {

    static final Key<ZoneId> TIMEZONE = Key.optional("timezone", ScalarRules.zone(),
            "Zone of all days, weeks and months; absent means the system's.");
    static final Key<Section> IMPORTS = table("imports", ConfigKeys.IMPORTS, "What is imported.");
    static final Key<Section> GIT = table("git", GitKeys.TABLE, "Exchange through a git repository.");
    static final TableSchema SYNC_TABLE = TableSchema.of(GIT);
    public static final Key<Section> SYNC = table("sync", SYNC_TABLE, "Exchange between machines.");
    static final Key<Section> COSTING = table("costing", ConfigKeys.COSTING, "How money is computed.");
    static final Key<List<Section>> ACTUAL_COST = Key.optional("actual_cost",
            ListRules.tables(ConfigKeys.ACTUAL_COST), "Which calls have which actual cost; replaces the usual rules.");
    static final Key<Section> REPORTS = table("reports", ConfigKeys.REPORTS, "Reports.");
    static final Key<List<Section>> BUDGETS = Key.of("budgets", ListRules.tables(BudgetKeys.TABLE), List.of(),
            "Limits of your own.");
    static final Key<Section> STATUSLINE = table("statusline", StatuslineKeys.TABLE, "The prompt line.");
    static final Key<Section> UI = table("ui", ScreenKeys.UI, "Screens and output.");
    static final Key<Section> WEB = table("web", ScreenKeys.WEB, "The web page.");
    static final Key<Section> CODEX = table("codex", ScreenKeys.CODEX, "Codex reports.");
    static final Key<Section> PUBLISH = table("publish", ScreenKeys.PUBLISH, "Publishing to a database.");
    static final Key<Section> SESSION_INDEX = table("session_index", ConfigKeys.SESSION_INDEX, "Search of sessions.");
    static final Key<List<Section>> CONTEXT_WINDOW = Key.of("context_window",
            ListRules.tables(ConfigKeys.CONTEXT_WINDOW), List.of(), "How much models can hold.");

    /** The main file. */
    public static final TableSchema CONFIG_FILE = new TableSchema(
            List.of(FormatVersion.KEY, TIMEZONE, IMPORTS, SYNC, COSTING, ACTUAL_COST, REPORTS, BUDGETS, STATUSLINE, UI,
                    WEB, CODEX, PUBLISH, SESSION_INDEX, AreaKeys.AREAS, CONTEXT_WINDOW),
            Map.of(PriceKeys.PRICING.name(), FileKind.PRICES, PlanKeys.SUBSCRIPTIONS.name(), FileKind.SUBSCRIPTIONS));

    /** One file with everything in it, as older programs allowed it. */
    public static final TableSchema ONE_FILE = oneFile();

    private RootKeys() { }

    private static TableSchema oneFile() {
        List<Key<?>> all = new ArrayList<>(CONFIG_FILE.keys());
        all.addAll(List.of(PriceKeys.METADATA, PriceKeys.PRICING, PlanKeys.SUBSCRIPTIONS));
        return new TableSchema(all, Map.of());
    }

    private static Key<Section> table(String name, TableSchema schema, String meaning) {
        return Key.optional(name, ListRules.table(schema), meaning);
    }
}
