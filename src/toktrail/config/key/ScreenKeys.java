package toktrail.config.key;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import toktrail.config.choice.CodexPriceSource;
import toktrail.config.choice.CostBasis;
import toktrail.config.choice.DefaultCommand;
import toktrail.config.choice.Theme;
import toktrail.config.choice.TuiMode;
import toktrail.config.choice.WeekStart;
import toktrail.config.schema.Key;
import toktrail.config.schema.ListRules;
import toktrail.config.schema.ScalarRules;
import toktrail.config.schema.Section;
import toktrail.config.schema.TableSchema;
import toktrail.config.setting.Codex;
import toktrail.config.setting.Publish;
import toktrail.config.setting.Ui;
import toktrail.config.setting.Web;
import toktrail.config.setting.WeeklyReset;

/** The keys of screens, the web page, Codex reports and publishing. */
final class ScreenKeys {

    private static final List<String> PALETTES = List.of("green", "halloween", "teal", "blue", "pink", "purple",
            "orange", "monochrome", "YlGnBu", "gitlab", "winter");

    // [ui]
    private static final Ui.Terminal TERMINAL = Ui.STANDARD.terminal();
    static final Key<WeekStart> START_OF_WEEK = Key.of("start_of_week", ScalarRules.choice(WeekStart.class),
            WeekStart.of(Ui.STANDARD.startOfWeek()), "First day of weeks.");
    static final Key<DefaultCommand> DEFAULT_COMMAND = Key.of("default_command",
            ScalarRules.choice(DefaultCommand.class), Ui.STANDARD.defaultCommand(), "What toktrail alone does.");
    static final Key<CostBasis> UI_BASIS = Key.of("basis", ScalarRules.choice(CostBasis.class),
            Ui.STANDARD.basis(), "Cost that is shown.");
    static final Key<TuiMode> UI_MODE = Key.of("mode", ScalarRules.choice(TuiMode.class), TERMINAL.mode(),
            "Layout of the terminal screens.");
    static final Key<Theme> UI_THEME = Key.of("theme", ScalarRules.choice(Theme.class), TERMINAL.theme(),
            "Background.");
    static final Key<String> UI_PALETTE = Key.of("palette", ScalarRules.word(PALETTES), TERMINAL.palette(),
            "Colours of charts.");
    static final Key<Boolean> UI_ASCII = Key.optional("ascii", ScalarRules.flag(),
            "Draw with ASCII only; absent means as the terminal can.");
    static final Key<Boolean> UI_MOUSE = Key.of("mouse", ScalarRules.flag(), TERMINAL.mouse(), "Wheel and clicks.");
    static final Key<Boolean> UI_REFRESH = Key.of("refresh_on_start", ScalarRules.flag(), TERMINAL.refreshOnStart(),
            "Import when the screens open.");
    static final Key<Long> UI_AUTO_REFRESH = Key.of("auto_refresh_secs", ScalarRules.zeroOrInteger(30, 3600),
            TERMINAL.autoRefreshSecs(), "Seconds between imports, 0 for none.");
    static final TableSchema UI = TableSchema.of(START_OF_WEEK, DEFAULT_COMMAND, UI_BASIS, UI_MODE, UI_THEME,
            UI_PALETTE, UI_ASCII, UI_MOUSE, UI_REFRESH, UI_AUTO_REFRESH);

    // [web]
    static final Key<Long> WEB_PORT = Key.of("port", ScalarRules.integer(0, 65_535),
            (long) Web.STANDARD.port(), "Port; 0 is any free one.");
    static final Key<Boolean> WEB_OPEN = Key.of("open", ScalarRules.flag(), Web.STANDARD.open(), "Open the browser.");
    static final Key<Long> WEB_AUTO_REFRESH = Key.of("auto_refresh_secs",
            ScalarRules.zeroOrInteger(30, Integer.MAX_VALUE), Web.STANDARD.autoRefreshSecs(),
            "Seconds between imports, 0 for none.");
    static final TableSchema WEB = TableSchema.of(WEB_PORT, WEB_OPEN, WEB_AUTO_REFRESH);

    // [codex]
    private static final Codex.Pricing PRICING = Codex.STANDARD.pricing();
    static final Key<BigDecimal> RATE_INPUT = Key.optional("input_rate", SpecialRules.rate(), "Price of input.");
    static final Key<BigDecimal> RATE_CACHED = Key.optional("cached_input_rate", SpecialRules.rate(),
            "Price of cached input.");
    static final Key<BigDecimal> RATE_OUTPUT = Key.optional("output_rate", SpecialRules.rate(), "Price of output.");
    static final TableSchema CODEX_MODEL = TableSchema.of(RATE_INPUT, RATE_CACHED, RATE_OUTPUT);
    static final Key<CodexPriceSource> CODEX_SOURCE = Key.of("source", ScalarRules.choice(CodexPriceSource.class),
            PRICING.source(), "Prices of the product, or the built-in table only.");
    static final Key<String> CODEX_UNIT = Key.of("unit", ScalarRules.text("per_1m"), PRICING.unit(),
            "Shown, nothing else.");
    static final Key<BigDecimal> CODEX_PER_UNIT = Key.of("per_unit", ScalarRules.positive(),
            PRICING.perUnit(), "Tokens the rates below are for.");
    static final Key<List<ListRules.Entry<Section>>> CODEX_MODELS = Key.optional("models",
            ListRules.mapping(ScalarRules.text("gpt-5.2-codex"), ListRules.table(CODEX_MODEL)), "Rates of models.");
    static final TableSchema CODEX_PRICING = TableSchema.of(CODEX_SOURCE, CODEX_UNIT, CODEX_PER_UNIT, CODEX_MODELS);
    static final Key<List<Path>> CODEX_ROLLOUTS = Key.of("rollouts", ListRules.oneOrMore(
            SpecialRules.path("~/.codex/sessions")), Codex.STANDARD.rollouts(),
            "Directories of rollouts; [] means the usual ones.");
    static final Key<Boolean> CODEX_CONTENT = Key.of("content", ScalarRules.flag(), Codex.STANDARD.content(),
            "Store what was written, not only how much.");
    static final Key<WeeklyReset> CODEX_RESET = Key.of("weekly_reset", SpecialRules.weeklyReset(),
            WeeklyReset.STANDARD, "When the weekly quota begins anew, or observed.");
    static final Key<String> CODEX_CURRENCY = Key.of("currency_label", ScalarRules.text("$"),
            Codex.STANDARD.currencyLabel(), "Shown before amounts.");
    static final Key<Section> CODEX_PRICES = Key.optional("pricing", ListRules.table(CODEX_PRICING), "Own rates.");
    static final TableSchema CODEX = TableSchema.of(CODEX_ROLLOUTS, CODEX_CONTENT, CODEX_RESET, CODEX_CURRENCY,
            CODEX_PRICES);

    // [publish]
    private static final Publish.Sent SENT = Publish.STANDARD.sent();
    static final Key<String> JDBC = Key.optional("jdbc", ScalarRules.text("jdbc:postgresql://db.example.org/usage"),
            "Database to publish to.");
    static final Key<String> USER = Key.optional("user", ScalarRules.text("toktrail"), "Login of the database.");
    static final Key<String> PERSON = Key.optional("person", ScalarRules.text("ana@example.org"), "Whose usage it is.");
    static final Key<String> PERSON_NAME = Key.optional("person_name", ScalarRules.text("Ana"), "Name of that person.");
    static final Key<Long> BATCH_SIZE = Key.of("batch_size", ScalarRules.integer(1, 10_000),
            (long) Publish.STANDARD.batchSize(), "Events of one transaction.");
    static final Key<Boolean> INCLUDE_PATHS = Key.of("include_paths", ScalarRules.flag(), SENT.paths(),
            "Send working directories and git remotes.");
    static final Key<Boolean> INCLUDE_TITLES = Key.of("include_titles", ScalarRules.flag(), SENT.titles(),
            "Send session titles.");
    static final Key<Boolean> INCLUDE_IDS = Key.of("include_ids", ScalarRules.flag(), SENT.ids(), "Send session ids.");
    static final Key<Boolean> AGENTS = Key.of("agents", ScalarRules.flag(), SENT.agents(), "Send names of agents.");
    static final Key<String> SCHEDULE_HINT = Key.optional("schedule_hint", ScalarRules.textOrBlank("hourly"),
            "A note on when you publish.");
    static final TableSchema PUBLISH = TableSchema.of(JDBC, USER, PERSON, PERSON_NAME, BATCH_SIZE, INCLUDE_PATHS,
            INCLUDE_TITLES, INCLUDE_IDS, AGENTS, SCHEDULE_HINT);

    private ScreenKeys() { }

    /** Screens and output. */
    static Ui ui(Section section) {
        Ui.Terminal terminal = new Ui.Terminal(section.get(UI_MODE), section.get(UI_THEME), section.get(UI_PALETTE),
                section.find(UI_ASCII), section.get(UI_MOUSE), section.get(UI_REFRESH), section.get(UI_AUTO_REFRESH));
        return new Ui(section.get(START_OF_WEEK).day(), section.get(DEFAULT_COMMAND), section.get(UI_BASIS),
                terminal);
    }

    /** The web page. */
    static Web web(Section section) {
        return new Web(Math.toIntExact(section.get(WEB_PORT)), section.get(WEB_OPEN),
                section.get(WEB_AUTO_REFRESH));
    }

    /** Codex reports. */
    static Codex codex(Section section) {
        Section prices = section.table(CODEX_PRICES, CODEX_PRICING);
        Map<String, Codex.Rates> models = new LinkedHashMap<>();
        for (ListRules.Entry<Section> entry : prices.find(CODEX_MODELS).orElse(List.of())) {
            Section rates = entry.value();
            models.put(entry.key(), new Codex.Rates(rates.find(RATE_INPUT), rates.find(RATE_CACHED),
                    rates.find(RATE_OUTPUT)));
        }
        Codex.Pricing pricing = new Codex.Pricing(prices.get(CODEX_SOURCE), prices.get(CODEX_UNIT),
                prices.get(CODEX_PER_UNIT), models);
        Optional<WeeklyReset> reset = section.has(CODEX_RESET) ? section.find(CODEX_RESET) : Optional.empty();
        return new Codex(section.get(CODEX_ROLLOUTS), section.get(CODEX_CONTENT), reset,
                section.get(CODEX_CURRENCY), pricing);
    }

    /** Publishing to a database. */
    static Publish publish(Section section) {
        return new Publish(new Publish.Target(section.find(JDBC), section.find(USER)), section.find(PERSON),
                section.find(PERSON_NAME), Math.toIntExact(section.get(BATCH_SIZE)),
                new Publish.Sent(section.get(INCLUDE_PATHS), section.get(INCLUDE_TITLES),
                        section.get(INCLUDE_IDS), section.get(AGENTS)),
                section.find(SCHEDULE_HINT));
    }
}
