package toktrail.config.key;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import toktrail.config.choice.ColorWhen;
import toktrail.config.choice.CostBasis;
import toktrail.config.choice.EmptyLine;
import toktrail.config.choice.RefreshMode;
import toktrail.config.choice.SessionChoice;
import toktrail.config.choice.StatusElement;
import toktrail.config.schema.Key;
import toktrail.config.schema.ListRules;
import toktrail.config.schema.Rule;
import toktrail.config.schema.ScalarRules;
import toktrail.config.schema.Section;
import toktrail.config.schema.TableSchema;
import toktrail.config.setting.Statusline;
import toktrail.usage.Names;

/** The keys of {@code [statusline]}. */
final class StatuslineKeys {

    static final String AUTO = "auto";

    // The defaults.
    private static final Statusline.Selection SELECTION = Statusline.STANDARD.selection();
    private static final Statusline.Look LOOK = Statusline.STANDARD.look();
    private static final Statusline.Cache KEPT = Statusline.STANDARD.cache();
    private static final Statusline.Thresholds LEVELS = Statusline.STANDARD.thresholds();

    static final Key<String> HARNESS = Key.of("default_harness", autoOrHarness(),
            SELECTION.harness().orElse(AUTO), "Tool that is shown.");
    static final Key<CostBasis> BASIS = Key.of("basis", ScalarRules.choice(CostBasis.class), SELECTION.basis(),
            "Cost that is shown.");
    static final Key<RefreshMode> REFRESH = Key.of("refresh", ScalarRules.choice(RefreshMode.class),
            SELECTION.refresh(), "Whether it imports first.");
    static final Key<SessionChoice> SESSION = Key.of("session", ScalarRules.choice(SessionChoice.class),
            SELECTION.session(), "Session that is shown.");
    static final Key<Long> MAX_WIDTH = Key.of("max_width", ScalarRules.integer(1, Integer.MAX_VALUE),
            (long) LOOK.maxWidth(), "Columns it may take.");
    static final Key<Boolean> EMOJIS = Key.of("show_emojis", ScalarRules.flag(), LOOK.showEmojis(),
            "Signs before the figures.");
    static final Key<ColorWhen> COLOR = Key.of("color", ScalarRules.choice(ColorWhen.class), LOOK.color(),
            "When it is coloured.");
    static final Key<EmptyLine> EMPTY = Key.of("empty", ScalarRules.choice(EmptyLine.class), LOOK.empty(),
            "What it shows without usage.");
    static final Key<Long> ACTIVE_MINUTES = Key.of("active_session_window_minutes",
            ScalarRules.integer(1, Integer.MAX_VALUE), (long) SELECTION.activeWindowMinutes(),
            "Minutes after which a session is no longer active.");
    static final Key<List<StatusElement>> ELEMENTS = Key.of("elements",
            ListRules.list(element(), false, ListRules.Repeats.DROPPED, item -> item),
            Statusline.STANDARD.elements(), "What it shows, in this order.");

    static final Key<Long> OUTPUT_CACHE = secs("output_cache_secs", KEPT.outputCacheSecs(),
            "Seconds a finished line is shown again.");
    static final Key<Long> MIN_INTERVAL = secs("min_refresh_interval_secs", KEPT.minRefreshIntervalSecs(),
            "Seconds between imports.");
    static final Key<Long> STALE_AFTER = secs("stale_after_secs", KEPT.staleAfterSecs(),
            "Seconds after which it is called stale.");
    static final Key<Long> SERVE_STALE = secs("serve_stale_secs", KEPT.serveStaleSecs(),
            "Seconds an older line may still be shown.");
    static final TableSchema CACHE_TABLE = TableSchema.of(OUTPUT_CACHE, MIN_INTERVAL, STALE_AFTER, SERVE_STALE);

    static final Key<Long> QUOTA_WARNING = percent("quota_warning_percent", LEVELS.quota().warning(),
            "Part of a quota from which on it is a warning.");
    static final Key<Long> QUOTA_DANGER = percent("quota_danger_percent", LEVELS.quota().danger(),
            "Part of a quota from which on it is a danger.");
    static final Key<Long> BURN_WARNING = percent("burn_warning_percent", LEVELS.burn().warning(),
            "Expected part of a quota from which on the burn rate is a warning.");
    static final Key<Long> BURN_DANGER = percent("burn_danger_percent", LEVELS.burn().danger(),
            "Expected part of a quota from which on the burn rate is a danger.");
    static final Key<Long> CONTEXT_WARNING = percent("context_warning_percent", LEVELS.context().warning(),
            "Part of the context window from which on its use is a warning.");
    static final Key<Long> CONTEXT_DANGER = percent("context_danger_percent", LEVELS.context().danger(),
            "Part of the context window from which on its use is a danger.");
    static final TableSchema THRESHOLDS_TABLE = TableSchema.of(QUOTA_WARNING, QUOTA_DANGER, BURN_WARNING, BURN_DANGER,
            CONTEXT_WARNING, CONTEXT_DANGER);

    static final Key<Section> CACHE = Key.optional("cache", ListRules.table(CACHE_TABLE), "How long lines are kept.");
    static final Key<Section> THRESHOLDS = Key.optional("thresholds", ListRules.table(THRESHOLDS_TABLE),
            "When figures are coloured.");
    static final Key<List<ListRules.Entry<String>>> LABELS = Key.optional("model_labels",
            ListRules.mapping(ScalarRules.text("claude-sonnet-4-5"), ScalarRules.text("sonnet")),
            "Short names of models: model = label.");

    static final TableSchema TABLE = TableSchema.of(HARNESS, BASIS, REFRESH, SESSION, MAX_WIDTH, EMOJIS, COLOR, EMPTY,
            ACTIVE_MINUTES, ELEMENTS, CACHE, THRESHOLDS, LABELS);

    private StatuslineKeys() { }

    private static Key<Long> secs(String name, long standard, String meaning) {
        return Key.of(name, ScalarRules.integer(0, Integer.MAX_VALUE), standard, meaning);
    }

    private static Key<Long> percent(String name, long standard, String meaning) {
        return Key.of(name, ScalarRules.integer(0, Integer.MAX_VALUE), standard, meaning);
    }

    private static Rule<StatusElement> element() {
        List<String> words = new ArrayList<>();
        for (StatusElement element : StatusElement.values()) {
            words.add(element.word());
        }
        return ScalarRules.parsed("one of " + String.join(", ", words), "model", (text, place) -> {
            int index = words.indexOf(text.toLowerCase(Locale.ROOT));
            return index < 0 ? ScalarRules.badChoice(text, words, place) : Optional.of(StatusElement.values()[index]);
        });
    }

    private static Rule<String> autoOrHarness() {
        return ScalarRules.parsed("\"auto\" or the name of a harness", AUTO, (text, place) -> {
            List<String> allowed = new ArrayList<>(List.of(AUTO));
            allowed.addAll(place.context().harnesses());
            String name = Names.normalise(text);
            return allowed.contains(name) ? Optional.of(name) : ScalarRules.badChoice(text, allowed, place);
        });
    }

    /** What a section says. */
    static Statusline settings(Section section) {
        Map<String, String> labels = new LinkedHashMap<>();
        for (ListRules.Entry<String> entry : section.find(LABELS).orElse(List.of())) {
            labels.put(entry.key(), entry.value());
        }
        String typed = section.get(HARNESS);
        Optional<String> harness = typed.equals(AUTO) ? Optional.empty() : Optional.of(typed);
        return new Statusline(
                new Statusline.Selection(harness, section.get(BASIS), section.get(REFRESH), section.get(SESSION),
                        number(section, ACTIVE_MINUTES)),
                new Statusline.Look(number(section, MAX_WIDTH), section.get(EMOJIS), section.get(COLOR),
                        section.get(EMPTY)),
                section.get(ELEMENTS), cache(section.table(CACHE, CACHE_TABLE)),
                thresholds(section.table(THRESHOLDS, THRESHOLDS_TABLE)), labels);
    }

    private static Statusline.Cache cache(Section section) {
        return new Statusline.Cache(number(section, OUTPUT_CACHE), number(section, MIN_INTERVAL),
                number(section, STALE_AFTER), number(section, SERVE_STALE));
    }

    private static Statusline.Thresholds thresholds(Section section) {
        return new Statusline.Thresholds(
                new Statusline.Levels(number(section, QUOTA_WARNING), number(section, QUOTA_DANGER)),
                new Statusline.Levels(number(section, BURN_WARNING), number(section, BURN_DANGER)),
                new Statusline.Levels(number(section, CONTEXT_WARNING), number(section, CONTEXT_DANGER)));
    }

    private static int number(Section section, Key<Long> key) {
        return Math.toIntExact(section.get(key));
    }
}
