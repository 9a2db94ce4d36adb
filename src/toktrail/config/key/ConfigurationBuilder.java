package toktrail.config.key;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import toktrail.config.area.AreaKeys;
import toktrail.config.area.Areas;
import toktrail.config.schema.DiagnosticId;
import toktrail.config.schema.ListRules;
import toktrail.config.schema.Place;
import toktrail.config.schema.RuleContext;
import toktrail.config.schema.Section;
import toktrail.config.setting.ActualCostRule;
import toktrail.config.setting.Budget;
import toktrail.config.setting.Configuration;
import toktrail.config.setting.ContextWindow;
import toktrail.config.setting.Costing;
import toktrail.config.setting.GitSync;
import toktrail.usage.Names;

/** Turns the checked root of the main file into records and checks what needs more than one key. */
public final class ConfigurationBuilder {

    private final Section root;
    private final RuleContext context;

    /**
     * A builder.
     *
     * @param root    the main file as {@link RootKeys#CONFIG_FILE} or {@link RootKeys#ONE_FILE} read it
     * @param context what names may be used; problems go there
     */
    public ConfigurationBuilder(Section root, RuleContext context) {
        this.root = root;
        this.context = context;
    }

    /** What the file says; what contradicts itself is reported and left out. */
    public Configuration build() {
        Section git = git(root);
        GitKeys.check(git);
        Costing costing = costing(root.table(RootKeys.COSTING, ConfigKeys.COSTING));
        return new Configuration(root.find(RootKeys.TIMEZONE),
                ConfigKeys.imports(root.table(RootKeys.IMPORTS, ConfigKeys.IMPORTS), context.harnesses()), costing,
                ConfigKeys.reports(root.table(RootKeys.REPORTS, ConfigKeys.REPORTS)),
                ScreenKeys.ui(root.table(RootKeys.UI, ScreenKeys.UI)),
                ScreenKeys.web(root.table(RootKeys.WEB, ScreenKeys.WEB)),
                StatuslineKeys.settings(root.table(RootKeys.STATUSLINE, StatuslineKeys.TABLE)),
                Areas.of(root.table(AreaKeys.AREAS, AreaKeys.TABLE)), contextWindows(costing), budgets(),
                GitKeys.settings(git), ScreenKeys.publish(root.table(RootKeys.PUBLISH, ScreenKeys.PUBLISH)),
                ScreenKeys.codex(root.table(RootKeys.CODEX, ScreenKeys.CODEX)),
                ConfigKeys.sessionIndex(root.table(RootKeys.SESSION_INDEX, ConfigKeys.SESSION_INDEX)));
    }

    /** The exchange through a repository that a root sets up; what contradicts itself in it is not reported. */
    public static GitSync gitSync(Section root) {
        return GitKeys.settings(git(root));
    }

    /** The table of the repository in a root. */
    private static Section git(Section root) {
        return root.table(RootKeys.SYNC, RootKeys.SYNC_TABLE).table(RootKeys.GIT, GitKeys.TABLE);
    }

    private Costing costing(Section section) {
        Optional<List<Section>> written = root.find(RootKeys.ACTUAL_COST);
        List<ActualCostRule> rules = written.isPresent() ? rules(written.get()) : Costing.STANDARD.actualRules();
        Costing.Modes modes = new Costing.Modes(section.get(ConfigKeys.ACTUAL_MODE),
                section.get(ConfigKeys.VIRTUAL_MODE), section.get(ConfigKeys.MISSING_PRICE),
                section.get(ConfigKeys.ACTUAL_FALLBACK));
        return new Costing(modes, section.find(ConfigKeys.PRICE_PROFILE),
                aliases(section.find(ConfigKeys.PROVIDER_ALIASES).orElse(List.of())),
                section.get(ConfigKeys.BUILTIN_PRICES), section.get(ConfigKeys.PRICE_MATCHING), rules);
    }

    private static List<ActualCostRule> rules(List<Section> tables) {
        List<ActualCostRule> rules = new ArrayList<>();
        for (Section table : tables) {
            if (table.isComplete()) {
                rules.add(ConfigKeys.rule(table));
            }
        }
        return rules;
    }

    /** The aliases without those that lead back to themselves, which are reported. */
    private static Map<String, String> aliases(List<ListRules.Entry<String>> entries) {
        Map<String, String> aliases = new LinkedHashMap<>();
        for (ListRules.Entry<String> entry : entries) {
            if (entry.key().equals(entry.value())) {
                entry.place().report(DiagnosticId.CONFLICT, entry.place().key() + " maps provider alias to itself",
                        "name another provider or remove it");
                continue;
            }
            String chain = chain(aliases, entry);
            if (chain.isEmpty()) {
                aliases.put(entry.key(), entry.value());
            } else {
                entry.place().report(DiagnosticId.CONFLICT, "provider aliases go round in a circle: " + chain,
                        "remove one of them");
            }
        }
        return aliases;
    }

    /** How a new alias leads back to itself, empty if it does not. */
    private static String chain(Map<String, String> aliases, ListRules.Entry<String> entry) {
        StringBuilder chain = new StringBuilder(entry.key());
        for (String name = entry.value(); name != null; name = aliases.get(name)) {
            chain.append(" -> ").append(name);
            if (name.equals(entry.key())) {
                return chain.toString();
            }
        }
        return "";
    }

    private List<ContextWindow> contextWindows(Costing costing) {
        List<ContextWindow> windows = new ArrayList<>();
        Map<String, Place> seen = new HashMap<>();
        for (Section section : root.get(RootKeys.CONTEXT_WINDOW)) {
            if (!section.isComplete()) {
                continue;
            }
            ContextWindow window = new ContextWindow(section.get(ConfigKeys.WINDOW_PROVIDER),
                    section.get(ConfigKeys.WINDOW_MODEL), section.get(ConfigKeys.WINDOW_TOKENS));
            String name = costing.canonicalProvider(window.provider()) + " " + Names.normalise(window.model());
            if (isFirst(seen, name, section.place(), "the context window of " + name)) {
                windows.add(window);
            }
        }
        return windows;
    }

    private List<Budget> budgets() {
        List<Budget> budgets = new ArrayList<>();
        Map<String, Place> seen = new HashMap<>();
        for (Section section : root.get(RootKeys.BUDGETS)) {
            boolean limited = checkLimits(section);
            if (!section.isComplete()) {
                continue;
            }
            boolean first = isFirst(seen, section.get(BudgetKeys.ID), section.place(BudgetKeys.ID),
                    "budget " + section.get(BudgetKeys.ID));
            if (limited && first) {
                budgets.add(BudgetKeys.budget(section));
            }
        }
        return budgets;
    }

    private static boolean checkLimits(Section budget) {
        Optional<BigDecimal> usd = budget.find(BudgetKeys.LIMIT_USD);
        Optional<Long> tokens = budget.find(BudgetKeys.LIMIT_TOKENS);
        boolean hasUsd = budget.has(BudgetKeys.LIMIT_USD);
        boolean hasTokens = budget.has(BudgetKeys.LIMIT_TOKENS);
        if (!hasUsd && !hasTokens) {
            budget.place().reportMember(BudgetKeys.LIMIT_USD.name(), DiagnosticId.MISSING_KEY,
                    "a budget needs a limit", "add limit_usd = 30 or limit_tokens = 1_000_000");
        } else if (hasUsd && hasTokens) {
            Place second = budget.place(BudgetKeys.LIMIT_TOKENS);
            second.report(DiagnosticId.CONFLICT, "a budget has one limit, not two",
                    "remove one of them; limit_usd is at " + budget.place(BudgetKeys.LIMIT_USD).seenFrom(second));
        }
        if (!hasUsd && hasTokens && budget.has(BudgetKeys.BASIS)) {
            budget.place(BudgetKeys.BASIS).report(DiagnosticId.WITHOUT_EFFECT, "has no effect on limit_tokens",
                    "remove it");
        }
        return usd.isPresent() != tokens.isPresent() && hasUsd != hasTokens;
    }

    /** Reports a name that was there before. */
    static boolean isFirst(Map<String, Place> seen, String name, Place place, String what) {
        Place first = seen.putIfAbsent(name, place);
        if (first != null) {
            place.report(DiagnosticId.DUPLICATE, what + " is there twice",
                    "remove or rename one; first at " + first.seenFrom(place));
        }
        return first == null;
    }
}
