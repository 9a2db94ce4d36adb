package toktrail.config.key;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import toktrail.config.area.AreaKeys;
import toktrail.config.choice.CostBasis;
import toktrail.config.choice.QuotaPeriod;
import toktrail.config.choice.ResetMode;
import toktrail.config.file.FileKind;
import toktrail.config.price.PriceKeys;
import toktrail.config.schema.FormatVersion;
import toktrail.config.schema.Key;
import toktrail.config.schema.ListRules;
import toktrail.config.schema.ScalarRules;
import toktrail.config.schema.Section;
import toktrail.config.schema.TableSchema;
import toktrail.config.setting.ResetTime;
import toktrail.usage.Names;

/** The keys of {@code [[subscriptions]]}. */
public final class PlanKeys {

    static final Key<String> ID = Key.required("id", ScalarRules.normalised("claude-max"), "Its name in commands.");
    static final Key<List<String>> PROVIDERS = Key.required("usage_providers", ListRules.list(
            ScalarRules.normalised("anthropic"), false, ListRules.Repeats.DROPPED, Function.identity()),
            "Providers whose usage counts.");
    static final Key<String> DISPLAY_NAME = Key.optional("display_name", ScalarRules.textOrBlank("Claude Max"),
            "Its name on screens; else the id.");
    static final Key<ZoneId> TIMEZONE = Key.optional("timezone", ScalarRules.zone(),
            "Zone of its resets; else that of the product.");
    static final Key<CostBasis> QUOTA_BASIS = Key.of("quota_cost_basis", ScalarRules.choice(CostBasis.class),
            CostBasis.VIRTUAL, "Cost that counts against the limits.");
    static final Key<BigDecimal> FIXED_COST = Key.optional("fixed_cost_usd", ScalarRules.amount(),
            "Price of the plan, in USD.");
    static final Key<QuotaPeriod> FIXED_PERIOD = Key.of("fixed_cost_period", ScalarRules.choice(
            List.of(QuotaPeriod.DAILY, QuotaPeriod.WEEKLY, QuotaPeriod.MONTHLY, QuotaPeriod.YEARLY)),
            QuotaPeriod.MONTHLY, "How often the price is paid.");
    static final Key<ResetTime> FIXED_RESET = Key.optional("fixed_cost_reset_at", SpecialRules.date(),
            "A day on which it is paid; else that of the window with the same period.");
    static final Key<CostBasis> FIXED_BASIS = Key.optional("fixed_cost_basis", ScalarRules.choice(CostBasis.class),
            "Cost the price is compared with; else as quota_cost_basis.");
    static final Key<Boolean> ENABLED = Key.of("enabled", ScalarRules.flag(), true, "Whether it is reported.");
    static final Key<List<String>> HARNESSES = Key.of("usage_harnesses", ListRules.list(ScalarRules.harness()),
            List.of(), "Only usage of these tools counts.");
    static final Key<List<String>> MODELS = Key.of("usage_models", ListRules.list(
            ScalarRules.identity("claude-opus-4.5"), true, ListRules.Repeats.DROPPED, Names::normalise), List.of(),
            "Only usage of these models counts.");

    static final Key<List<String>> SCOPE_AREAS = Key.of("areas", ListRules.list(AreaKeys.area()), List.of(),
            "Only usage in these areas counts.");
    static final Key<Boolean> SCOPE_DESCENDANTS = Key.of("include_descendants", ScalarRules.flag(), true,
            "And in areas below them.");
    static final Key<Boolean> SCOPE_UNASSIGNED = Key.of("include_unassigned", ScalarRules.flag(), false,
            "And outside of all areas.");
    static final TableSchema SCOPE_TABLE = TableSchema.of(SCOPE_AREAS, SCOPE_DESCENDANTS, SCOPE_UNASSIGNED);
    static final Key<Section> SCOPE = Key.optional("scope", ListRules.table(SCOPE_TABLE),
            "Areas that count; absent means all usage.");

    static final Key<QuotaPeriod> PERIOD = Key.required("period", ScalarRules.choice(QuotaPeriod.class),
            "How long the window lasts.");
    static final Key<BigDecimal> LIMIT_USD = Key.optional("limit_usd", ScalarRules.positive(), "Limit in USD.");
    static final Key<Long> LIMIT_TOKENS = Key.optional("limit_tokens", ScalarRules.integer(1), "Limit in tokens.");
    static final Key<Long> LIMIT_MESSAGES = Key.optional("limit_messages", ScalarRules.integer(1),
            "Limit in messages.");
    static final Key<ResetMode> RESET_MODE = Key.of("reset_mode", ScalarRules.choice(ResetMode.class),
            ResetMode.FIXED, "Whether it begins at fixed times or with the first use.");
    static final Key<ResetTime> RESET_AT = Key.required("reset_at", SpecialRules.date(), "A time at which it begins.");
    static final Key<Boolean> WINDOW_ENABLED = Key.of("enabled", ScalarRules.flag(), true, "Whether it is reported.");
    static final TableSchema WINDOW = TableSchema.of(PERIOD, LIMIT_USD, LIMIT_TOKENS, LIMIT_MESSAGES, RESET_MODE,
            RESET_AT, WINDOW_ENABLED);
    static final Key<List<Section>> WINDOWS = Key.required("windows", ListRules.someTables(WINDOW),
            "Its quota windows.");

    static final TableSchema TABLE = TableSchema.of(ID, PROVIDERS, DISPLAY_NAME, TIMEZONE, QUOTA_BASIS, FIXED_COST,
            FIXED_PERIOD, FIXED_RESET, FIXED_BASIS, ENABLED, HARNESSES, MODELS, SCOPE, WINDOWS);

    public static final Key<List<Section>> SUBSCRIPTIONS = Key.of("subscriptions", ListRules.tables(TABLE), List.of(),
            "Plans and their quota windows.");

    /** A file of plans. */
    public static final TableSchema FILE = new TableSchema(
            List.of(FormatVersion.KEY, PriceKeys.METADATA, SUBSCRIPTIONS),
            Map.of("imports", FileKind.CONFIG, "costing", FileKind.CONFIG, "actual_cost", FileKind.CONFIG,
                    PriceKeys.PRICING.name(), FileKind.PRICES));

    private PlanKeys() { }
}
