package toktrail.config.key;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import toktrail.config.area.AreaKeys;
import toktrail.config.choice.CostBasis;
import toktrail.config.choice.QuotaPeriod;
import toktrail.config.schema.Key;
import toktrail.config.schema.ListRules;
import toktrail.config.schema.Rule;
import toktrail.config.schema.ScalarRules;
import toktrail.config.schema.Section;
import toktrail.config.schema.TableSchema;
import toktrail.config.setting.Budget;

/** The keys of {@code [[budgets]]}. */
final class BudgetKeys {

    static final Key<String> ID = Key.required("id", ScalarRules.normalised("monthly"), "Its name in commands.");
    static final Key<String> NAME = Key.optional("name", ScalarRules.textOrBlank("All tools"),
            "Its name on screens; else the id.");
    static final Key<BigDecimal> LIMIT_USD = Key.optional("limit_usd", ScalarRules.positive(),
            "Most to be spent in a period, in USD.");
    static final Key<Long> LIMIT_TOKENS = Key.optional("limit_tokens", ScalarRules.integer(1),
            "Most tokens to be used in a period: input, output and reasoning.");
    static final Key<QuotaPeriod> PERIOD = Key.required("period", ScalarRules.choice(
            List.of(QuotaPeriod.DAILY, QuotaPeriod.WEEKLY, QuotaPeriod.MONTHLY, QuotaPeriod.YEARLY)),
            "How long it lasts.");
    static final Key<CostBasis> BASIS = Key.of("basis",
            ScalarRules.choice(List.of(CostBasis.VIRTUAL, CostBasis.ACTUAL)), CostBasis.VIRTUAL,
            "Cost that counts against limit_usd.");
    static final Key<List<BigDecimal>> WARN_AT = Key.of("warn_at",
            ListRules.list(ScalarRules.share(false), true, ListRules.Repeats.DROPPED, BigDecimal::stripTrailingZeros),
            List.of(new BigDecimal("0.8")), "Shares of the limit that are worth a warning.");
    static final Key<ZoneId> TIMEZONE = Key.optional("timezone", ScalarRules.zone(),
            "Zone of its calendar; else that of the product.");

    static final Key<List<String>> AREAS = some("areas", AreaKeys.area(), "Areas and what lies below them.");
    static final Key<List<String>> HARNESSES = some("harnesses", ScalarRules.harness(), "Tools that made the calls.");
    static final Key<List<String>> PROVIDERS = some("providers", ScalarRules.identity("anthropic"),
            "Providers, also by their aliases.");
    static final Key<List<String>> MODELS = some("models", ScalarRules.identity("claude-sonnet-4.5"),
            "Models, also by dated and prefixed names.");
    static final Key<List<String>> MACHINES = some("machines", ScalarRules.text("my-laptop"),
            "Machines by name, id, or the beginning of either.");
    static final Key<List<String>> CWD_PREFIXES = some("cwd_prefixes", SpecialRules.absoluteFolder(),
            "Working directories and what lies below them.");
    static final TableSchema SCOPE_TABLE = TableSchema.of(AREAS, HARNESSES, PROVIDERS, MODELS, MACHINES, CWD_PREFIXES);

    static final Key<Section> SCOPE = Key.optional("scope", ListRules.table(SCOPE_TABLE),
            "What counts; absent means everything.");
    static final TableSchema TABLE = TableSchema.of(ID, NAME, LIMIT_USD, LIMIT_TOKENS, PERIOD, BASIS, WARN_AT,
            TIMEZONE, SCOPE);

    private BudgetKeys() { }

    private static Key<List<String>> some(String name, Rule<String> item, String meaning) {
        return Key.optional(name, ListRules.list(item, false, ListRules.Repeats.DROPPED, text -> text), meaning);
    }

    /** A budget, from a complete section with exactly one limit. */
    static Budget budget(Section section) {
        String id = section.get(ID);
        return new Budget(id, section.find(NAME).orElse(id), limit(section), section.get(PERIOD),
                section.get(WARN_AT).stream().sorted().toList(), section.find(TIMEZONE),
                scope(section.table(SCOPE, SCOPE_TABLE)));
    }

    /** The limit of a checked budget, which has exactly one. */
    private static Budget.Limit limit(Section section) {
        Optional<BigDecimal> usd = section.find(LIMIT_USD);
        return usd.isPresent() ? new Budget.Usd(usd.get(), section.get(BASIS))
                : new Budget.Tokens(section.find(LIMIT_TOKENS).orElseThrow());
    }

    private static Budget.Scope scope(Section section) {
        return new Budget.Scope(list(section, AREAS), list(section, HARNESSES), list(section, PROVIDERS),
                list(section, MODELS), list(section, MACHINES), list(section, CWD_PREFIXES));
    }

    private static List<String> list(Section section, Key<List<String>> key) {
        return section.find(key).orElse(List.of());
    }
}
