package toktrail.config.key;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import toktrail.config.choice.QuotaPeriod;
import toktrail.config.choice.ResetMode;
import toktrail.config.choice.Tracked;
import toktrail.config.price.CopilotPrices;
import toktrail.config.price.PriceKeys;
import toktrail.config.schema.FormatVersion;
import toktrail.config.schema.Key;
import toktrail.config.schema.TemplateText;
import toktrail.config.schema.Values;
import toktrail.config.setting.ActualCostRule;
import toktrail.spelling.Choice;
import toktrail.toml.TomlWriter;

/** The files a new user gets. They hold no problem, also when any of their offered settings is put in force. */
public final class ConfigTemplates {

    /** Which set of files. */
    public enum Template implements Choice {
        /** For everybody. */
        DEFAULT,
        /** With public API prices of the models GitHub Copilot offers. */
        COPILOT
    }

    private ConfigTemplates() { }

    /** The file that a program makes to put a setting into it: the version of the format and nothing else. */
    public static String empty() {
        return new TemplateText().setting(FormatVersion.KEY).toString();
    }

    /** The main file, for these harnesses. */
    public static String config(Template template, List<SupportedHarness> harnesses) {
        TemplateText text = new TemplateText();
        text.remark("Configuration of toktrail.");
        text.remark("To change a setting remove the # before it, and the one before the [table] above it.").blank();
        text.setting(FormatVersion.KEY);
        text.offer(RootKeys.TIMEZONE);
        imports(text, harnesses);
        git(text);
        costing(text, template);
        smallTables(text);
        budgets(text);
        statusline(text);
        screens(text);
        return text.toString();
    }

    private static void imports(TemplateText text, List<SupportedHarness> harnesses) {
        text.header("[imports]");
        text.setting(ConfigKeys.IMPORTS_HARNESSES, harnesses.stream().map(SupportedHarness::id).toList());
        text.setting(ConfigKeys.IMPORTS_MISSING_SOURCE).setting(ConfigKeys.IMPORTS_RAW_JSON);
        text.header("[imports.sources]");
        for (SupportedHarness harness : harnesses) {
            List<String> sources = harness.defaultSources();
            if (!sources.isEmpty()) {
                text.line(TomlWriter.key(harness.id()) + " = "
                        + Values.literal(sources.size() == 1 ? sources.get(0) : sources));
            }
        }
    }

    private static void git(TemplateText text) {
        text.header("[sync.git]");
        text.offers(GitKeys.REPO, GitKeys.REMOTE, GitKeys.BRANCH, GitKeys.STATE_DIR, GitKeys.STATE_FORMAT,
                GitKeys.REDACT_RAW_JSON, GitKeys.REDACT_PATHS, GitKeys.REDACT_TITLES, GitKeys.REMOTE_ACTIVE,
                GitKeys.ON_CONFLICT);
        text.offer(GitKeys.TRACK, Values.literal(List.of(Tracked.values())));
        text.offers(GitKeys.AUTO_EXPORT, GitKeys.TIMEOUT_SECS);
    }

    private static void costing(TemplateText text, Template template) {
        text.header("[costing]");
        text.setting(ConfigKeys.ACTUAL_MODE).setting(ConfigKeys.VIRTUAL_MODE).setting(ConfigKeys.MISSING_PRICE);
        if (template == Template.COPILOT) {
            text.setting(ConfigKeys.PRICE_PROFILE, "copilot-public-api-equivalent");
        }
        text.offers(ConfigKeys.BUILTIN_PRICES, ConfigKeys.PRICE_MATCHING, ConfigKeys.ACTUAL_FALLBACK);
        text.header("#[costing.provider_aliases]").line("#my-proxy = \"openai\"");
        text.blank().remark("What you really pay: source (the tool's own figure), zero (a subscription) or pricing.");
        for (ActualCostRule rule : rules(template)) {
            text.line("[[actual_cost]]").setting(ConfigKeys.RULE_HARNESS, rule.harness().orElse(ConfigKeys.ANY))
                    .setting(ConfigKeys.RULE_MODE, rule.mode()).blank();
        }
    }

    private static List<ActualCostRule> rules(Template template) {
        List<ActualCostRule> rules = new ArrayList<>(ActualCostRule.STANDARD);
        if (template == Template.COPILOT) {
            rules.sort((a, b) -> Boolean.compare(isCopilot(b), isCopilot(a)));
        }
        return rules;
    }

    private static boolean isCopilot(ActualCostRule rule) {
        return rule.harness().equals(Optional.of("copilot"));
    }

    private static void smallTables(TemplateText text) {
        text.line("#[reports]").offers(ConfigKeys.REPORTS_REFRESH, ConfigKeys.REPORTS_INTERVAL);
    }

    private static void budgets(TemplateText text) {
        text.header("#[[budgets]]").offer(BudgetKeys.ID, "\"monthly\"").offer(BudgetKeys.NAME, "\"All tools\"")
                .offer(BudgetKeys.LIMIT_USD, "30.0").offer(BudgetKeys.PERIOD, "\"monthly\"")
                .offer(BudgetKeys.WARN_AT, "[0.5, 0.8]");
    }

    private static void statusline(TemplateText text) {
        text.header("#[statusline]").offers(StatuslineKeys.HARNESS, StatuslineKeys.BASIS, StatuslineKeys.REFRESH,
                StatuslineKeys.SESSION, StatuslineKeys.MAX_WIDTH, StatuslineKeys.EMOJIS, StatuslineKeys.COLOR,
                StatuslineKeys.EMPTY, StatuslineKeys.ACTIVE_MINUTES, StatuslineKeys.ELEMENTS);
        text.header("#[statusline.cache]").offers(StatuslineKeys.CACHE_TABLE.keys().toArray(new Key<?>[0]));
        text.header("#[statusline.thresholds]").offers(StatuslineKeys.THRESHOLDS_TABLE.keys().toArray(new Key<?>[0]));
        text.header("#[statusline.model_labels]").line("#claude-sonnet-4-5 = \"sonnet\"");
    }

    private static void screens(TemplateText text) {
        text.header("#[ui]");
        for (Key<?> key : ScreenKeys.UI.keys()) {
            text.offer(key, key == ScreenKeys.UI_ASCII ? "false" : Values.literal(key.standard().orElseThrow()));
        }
        text.header("#[web]").offers(ScreenKeys.WEB.keys().toArray(new Key<?>[0]));
        text.header("#[codex]").offers(ScreenKeys.CODEX_ROLLOUTS, ScreenKeys.CODEX_CONTENT, ScreenKeys.CODEX_RESET,
                ScreenKeys.CODEX_CURRENCY);
        text.header("#[session_index]").offers(ConfigKeys.SESSION_INDEX.keys().toArray(new Key<?>[0]));
    }

    /** The file of hand-written prices. */
    public static String prices(Template template) {
        TemplateText text = new TemplateText();
        text.remark("Prices of your own, in USD per million tokens. They win over all others.").blank();
        text.setting(FormatVersion.KEY).header("[metadata]");
        if (template == Template.COPILOT) {
            CopilotPrices.write(text);
            return text.toString();
        }
        text.header("#[[pricing.virtual]]").offers(PriceKeys.PROVIDER, PriceKeys.MODEL, PriceKeys.ALIASES)
                .offer(PriceKeys.INPUT, "3.0").offer(PriceKeys.CACHED_INPUT, "0.3")
                .offer(PriceKeys.CACHE_WRITE, "3.75").offer(PriceKeys.OUTPUT, "15.0").offers(PriceKeys.CATEGORY);
        return text.toString();
    }

    /** The file of plans. */
    public static String subscriptions() {
        TemplateText text = new TemplateText();
        text.remark("Your plans and their quota windows.").blank();
        text.setting(FormatVersion.KEY).header("[metadata]");
        text.header("#[[subscriptions]]").offer(PlanKeys.ID, "\"claude-max\"")
                .offer(PlanKeys.PROVIDERS, "[\"anthropic\"]").offer(PlanKeys.DISPLAY_NAME, "\"Claude Max\"")
                .offer(PlanKeys.TIMEZONE).offer(PlanKeys.QUOTA_BASIS)
                .offer(PlanKeys.FIXED_COST, "100.0").offer(PlanKeys.FIXED_PERIOD)
                .offer(PlanKeys.FIXED_RESET, "\"2026-05-01\"").offer(PlanKeys.FIXED_BASIS, "\"virtual\"")
                .offer(PlanKeys.ENABLED);
        window(text, QuotaPeriod.FIVE_HOURS, "10.0", ResetMode.FIRST_USE);
        window(text, QuotaPeriod.WEEKLY, "75.0", ResetMode.FIXED);
        window(text, QuotaPeriod.MONTHLY, "200.0", ResetMode.FIXED);
        return text.toString();
    }

    private static void window(TemplateText text, QuotaPeriod period, String limit, ResetMode mode) {
        text.line("#").line("#[[subscriptions.windows]]").offer(PlanKeys.PERIOD, Values.literal(period))
                .offer(PlanKeys.LIMIT_USD, limit).offer(PlanKeys.RESET_MODE, Values.literal(mode))
                .offer(PlanKeys.RESET_AT, "\"2026-05-01T00:00:00+02:00\"");
    }

    /** The file with the name of this machine. */
    public static String machine() {
        return new TemplateText().remark("The name of this machine in reports; never shared by synchronisation.")
                .header("[" + MachineKeys.MACHINE.name() + "]").offers(MachineKeys.NAME).toString();
    }
}
