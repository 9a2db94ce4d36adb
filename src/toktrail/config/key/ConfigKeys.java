package toktrail.config.key;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import toktrail.config.choice.ActualFallback;
import toktrail.config.choice.ActualMode;
import toktrail.config.choice.MissingPrice;
import toktrail.config.choice.MissingSource;
import toktrail.config.choice.PriceMatching;
import toktrail.config.choice.RefreshMode;
import toktrail.config.choice.VirtualMode;
import toktrail.config.schema.DiagnosticId;
import toktrail.config.schema.Key;
import toktrail.config.schema.ListRules;
import toktrail.config.schema.Rule;
import toktrail.config.schema.ScalarRules;
import toktrail.config.schema.Section;
import toktrail.config.schema.TableSchema;
import toktrail.config.schema.Values;
import toktrail.config.setting.ActualCostRule;
import toktrail.config.setting.Costing;
import toktrail.config.setting.Imports;
import toktrail.config.setting.Reports;
import toktrail.config.setting.SessionIndex;
import toktrail.usage.Names;

/** The keys of imports, costing, reports, areas and the smaller tables of the main file. */
final class ConfigKeys {

    /** Stands for any name in a rule. */
    static final String ANY = "*";

    // [imports]
    private static final Imports STANDARD_IMPORTS = Imports.standard(List.of());
    static final Key<List<String>> IMPORTS_HARNESSES = Key.optional("harnesses",
            ListRules.list(ScalarRules.harness(), false, ListRules.Repeats.REPORTED, Function.identity()),
            "Tools to import from; absent means every supported one.");
    static final Key<List<ListRules.Entry<List<Path>>>> IMPORTS_SOURCES = Key.optional("sources",
            ListRules.mapping(ScalarRules.harness(), ListRules.oneOrMore(SpecialRules.path("~/data"))),
            "Where a tool's data lies; [] means nowhere.");
    static final Key<MissingSource> IMPORTS_MISSING_SOURCE = Key.of("missing_source",
            ScalarRules.choice(MissingSource.class), STANDARD_IMPORTS.missingSource(),
            "What to do when a source does not exist.");
    static final Key<Boolean> IMPORTS_RAW_JSON = Key.of("include_raw_json", ScalarRules.flag(),
            STANDARD_IMPORTS.includeRawJson(), "Keep raw records, which may contain what was written.");
    static final TableSchema IMPORTS = TableSchema.of(IMPORTS_HARNESSES, IMPORTS_SOURCES, IMPORTS_MISSING_SOURCE,
            IMPORTS_RAW_JSON);

    // [costing]
    private static final Costing.Modes MODES = Costing.STANDARD.modes();
    static final Key<ActualMode> ACTUAL_MODE = Key.of("default_actual_mode", ScalarRules.choice(ActualMode.class),
            MODES.actual(), "Actual cost of calls no [[actual_cost]] rule matches.");
    static final Key<VirtualMode> VIRTUAL_MODE = Key.of("default_virtual_mode", ScalarRules.choice(VirtualMode.class),
            MODES.virtual(), "Whether tokens are priced.");
    static final Key<MissingPrice> MISSING_PRICE = Key.of("missing_price", ScalarRules.choice(MissingPrice.class),
            MODES.missingPrice(), "Whether reports warn about models without a price.");
    static final Key<String> PRICE_PROFILE = Key.optional("price_profile", ScalarRules.textOrBlank("list-prices"),
            "A label for your prices.");
    static final Key<List<ListRules.Entry<String>>> PROVIDER_ALIASES = Key.optional("provider_aliases",
            ListRules.mapping(ScalarRules.normalised("my-proxy"), ScalarRules.normalised("openai")),
            "Other names of providers: alias = provider.");
    static final Key<Boolean> BUILTIN_PRICES = Key.of("builtin_prices", ScalarRules.flag(),
            Costing.STANDARD.builtinPrices(), "Use the prices that come with the program where yours have none.");
    static final Key<PriceMatching> PRICE_MATCHING = Key.of("price_matching",
            ScalarRules.choice(PriceMatching.class), Costing.STANDARD.priceMatching(),
            "How far a price may be looked for.");
    static final Key<ActualFallback> ACTUAL_FALLBACK = Key.of("actual_fallback",
            ScalarRules.choice(ActualFallback.class), MODES.actualFallback(),
            "Which price stands in for a missing actual one.");
    static final TableSchema COSTING = TableSchema.of(ACTUAL_MODE, VIRTUAL_MODE, MISSING_PRICE, PRICE_PROFILE,
            PROVIDER_ALIASES, BUILTIN_PRICES, PRICE_MATCHING, ACTUAL_FALLBACK);

    // [[actual_cost]]
    static final Key<String> RULE_HARNESS = Key.optional("harness", anyOrName("claude"), "Tool, or * for any.");
    static final Key<String> RULE_PROVIDER = Key.optional("provider", anyOrName("anthropic"), "Provider, or *.");
    static final Key<String> RULE_MODEL = Key.optional("model", anyOrName("claude-sonnet-4.5"), "Model, or *.");
    static final Key<ActualMode> RULE_MODE = Key.required("mode", ScalarRules.choice(ActualMode.class),
            "Where the actual cost comes from.");
    static final TableSchema ACTUAL_COST = TableSchema.of(RULE_HARNESS, RULE_PROVIDER, RULE_MODEL, RULE_MODE);

    // [reports]
    static final Key<RefreshMode> REPORTS_REFRESH = Key.of("refresh", ScalarRules.choice(RefreshMode.class),
            Reports.STANDARD.refresh(), "Whether reports import first.");
    static final Key<Long> REPORTS_INTERVAL = Key.of("min_refresh_interval_secs", ScalarRules.integer(0),
            Reports.STANDARD.minRefreshIntervalSecs(), "Seconds after which auto imports again.");
    static final TableSchema REPORTS = TableSchema.of(REPORTS_REFRESH, REPORTS_INTERVAL);

    // [session_index]
    static final Key<Boolean> INDEX_ENABLED = Key.of("enabled", ScalarRules.flag(),
            SessionIndex.STANDARD.enabled(), "Allow the index of redacted message snippets.");
    static final Key<String> INDEX_STORE = Key.of("store", ScalarRules.word(List.of("redacted-snippets")),
            "redacted-snippets", "What the index keeps.");
    static final Key<Long> INDEX_CHARS = Key.of("max_chars_per_item", ScalarRules.integer(1, 4000),
            (long) SessionIndex.STANDARD.maxCharsPerItem(), "Characters kept of a message.");
    static final TableSchema SESSION_INDEX = TableSchema.of(INDEX_ENABLED, INDEX_STORE, INDEX_CHARS);

    // [[context_window]]
    static final Key<String> WINDOW_PROVIDER = Key.required("provider", ScalarRules.identity("anthropic"), "Provider.");
    static final Key<String> WINDOW_MODEL = Key.required("model", ScalarRules.identity("claude-sonnet-4.5"), "Model.");
    static final Key<Long> WINDOW_TOKENS = Key.required("tokens", ScalarRules.integer(1), "Tokens it can hold.");
    static final TableSchema CONTEXT_WINDOW = TableSchema.of(WINDOW_PROVIDER, WINDOW_MODEL, WINDOW_TOKENS);

    private ConfigKeys() { }

    private static Rule<String> anyOrName(String example) {
        return ScalarRules.parsed("a name or \"*\"", example, (text, place) -> {
            if (text.equals(ANY)) {
                return Optional.of(ANY);
            }
            String name = Names.normalise(text);
            if (name.isEmpty()) {
                place.report(DiagnosticId.EMPTY, Values.quotedText(text) + " has no letters or digits",
                        "for example " + Values.literal(example) + ", or \"*\" for any");
                return Optional.empty();
            }
            return Optional.of(name);
        });
    }

    /** What is imported; without a list everything that is supported. */
    static Imports imports(Section section, List<String> supported) {
        Map<String, List<Path>> sources = new LinkedHashMap<>();
        for (ListRules.Entry<List<Path>> entry : section.find(IMPORTS_SOURCES).orElse(List.of())) {
            sources.put(entry.key(), entry.value());
        }
        List<String> harnesses = new ArrayList<>(section.find(IMPORTS_HARNESSES).orElse(supported));
        return new Imports(harnesses, sources, section.get(IMPORTS_MISSING_SOURCE), section.get(IMPORTS_RAW_JSON));
    }

    /** A rule of the actual cost, from a complete section. */
    static ActualCostRule rule(Section section) {
        return new ActualCostRule(wanted(section, RULE_HARNESS), wanted(section, RULE_PROVIDER),
                wanted(section, RULE_MODEL), section.get(RULE_MODE));
    }

    private static Optional<String> wanted(Section section, Key<String> key) {
        Optional<String> name = section.find(key);
        return name.isPresent() && name.get().equals(ANY) ? Optional.empty() : name;
    }

    /** How reports begin. */
    static Reports reports(Section section) {
        return new Reports(section.get(REPORTS_REFRESH), section.get(REPORTS_INTERVAL));
    }

    /** The index of snippets. */
    static SessionIndex sessionIndex(Section section) {
        return new SessionIndex(section.get(INDEX_ENABLED), Math.toIntExact(section.get(INDEX_CHARS)));
    }
}
