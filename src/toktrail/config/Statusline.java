package toktrail.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import toktrail.config.schema.Key;
import toktrail.config.schema.ListRules;
import toktrail.config.schema.Section;

/**
 * The prompt line.
 *
 * @param selection   what it is about
 * @param look        how it looks
 * @param elements    what it shows, in this order, at least one
 * @param cache       how long lines are kept
 * @param thresholds  when figures are coloured
 * @param modelLabels label by model as written
 */
public record Statusline(Selection selection, Look look, List<StatusElement> elements, Cache cache,
        Thresholds thresholds, Map<String, String> modelLabels) {

    /**
     * What it is about.
     *
     * @param harness             normalised name of the tool, absent for {@code auto}
     * @param basis               cost that is shown
     * @param refresh             whether it imports first
     * @param session             which session
     * @param activeWindowMinutes minutes after which a session is no longer active
     */
    public record Selection(Optional<String> harness, CostBasis basis, RefreshMode refresh, SessionChoice session,
            int activeWindowMinutes) { }

    /**
     * How it looks.
     *
     * @param maxWidth   columns, above 0
     * @param showEmojis whether figures have signs
     * @param color      when it is coloured
     * @param empty      what it shows without usage
     */
    public record Look(int maxWidth, boolean showEmojis, ColorWhen color, EmptyLine empty) { }

    /**
     * How long lines are kept, in seconds.
     *
     * @param outputCacheSecs        a finished line is shown again
     * @param minRefreshIntervalSecs between imports
     * @param staleAfterSecs         until it is called stale
     * @param serveStaleSecs         an older line may still be shown
     */
    public record Cache(int outputCacheSecs, int minRefreshIntervalSecs, int staleAfterSecs, int serveStaleSecs) { }

    /**
     * A pair of limits in percent.
     *
     * @param warning percent from which it is yellow
     * @param danger  percent from which it is red
     */
    public record Levels(int warning, int danger) { }

    /**
     * When figures are coloured.
     *
     * @param quota   of the quota
     * @param burn    of the burn rate
     * @param context of the context window
     */
    public record Thresholds(Levels quota, Levels burn, Levels context) { }

    public Statusline {
        Objects.requireNonNull(selection, "selection");
        Objects.requireNonNull(look, "look");
        elements = List.copyOf(elements);
        Objects.requireNonNull(cache, "cache");
        Objects.requireNonNull(thresholds, "thresholds");
        modelLabels = Collections.unmodifiableMap(new LinkedHashMap<>(modelLabels));
    }

    static Statusline of(Section section) {
        Map<String, String> labels = new LinkedHashMap<>();
        for (ListRules.Entry<String> entry : section.find(StatuslineKeys.LABELS).orElse(List.of())) {
            labels.put(entry.key(), entry.value());
        }
        String typed = section.get(StatuslineKeys.HARNESS);
        Optional<String> harness = typed.equals(StatuslineKeys.AUTO) ? Optional.empty() : Optional.of(typed);
        return new Statusline(
                new Selection(harness, section.get(StatuslineKeys.BASIS), section.get(StatuslineKeys.REFRESH),
                        section.get(StatuslineKeys.SESSION), number(section, StatuslineKeys.ACTIVE_MINUTES)),
                new Look(number(section, StatuslineKeys.MAX_WIDTH), section.get(StatuslineKeys.EMOJIS),
                        section.get(StatuslineKeys.COLOR), section.get(StatuslineKeys.EMPTY)),
                section.get(StatuslineKeys.ELEMENTS),
                cache(section.table(StatuslineKeys.CACHE, StatuslineKeys.CACHE_TABLE)),
                thresholds(section.table(StatuslineKeys.THRESHOLDS, StatuslineKeys.THRESHOLDS_TABLE)), labels);
    }

    private static Cache cache(Section section) {
        return new Cache(number(section, StatuslineKeys.OUTPUT_CACHE), number(section, StatuslineKeys.MIN_INTERVAL),
                number(section, StatuslineKeys.STALE_AFTER), number(section, StatuslineKeys.SERVE_STALE));
    }

    private static Thresholds thresholds(Section section) {
        return new Thresholds(
                new Levels(number(section, StatuslineKeys.QUOTA_WARNING), number(section, StatuslineKeys.QUOTA_DANGER)),
                new Levels(number(section, StatuslineKeys.BURN_WARNING), number(section, StatuslineKeys.BURN_DANGER)),
                new Levels(number(section, StatuslineKeys.CONTEXT_WARNING),
                        number(section, StatuslineKeys.CONTEXT_DANGER)));
    }

    private static int number(Section section, Key<Long> key) {
        return Math.toIntExact(section.get(key));
    }
}
