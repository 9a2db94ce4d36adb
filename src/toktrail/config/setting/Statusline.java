package toktrail.config.setting;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import toktrail.config.choice.ColorWhen;
import toktrail.config.choice.CostBasis;
import toktrail.config.choice.EmptyLine;
import toktrail.config.choice.RefreshMode;
import toktrail.config.choice.SessionChoice;
import toktrail.config.choice.StatusElement;

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

    /** What holds where nothing is said. */
    public static final Statusline STANDARD = new Statusline(
            new Selection(Optional.empty(), CostBasis.VIRTUAL, RefreshMode.AUTO, SessionChoice.AUTO, 30),
            new Look(120, false, ColorWhen.AUTO, EmptyLine.MESSAGE),
            List.of(StatusElement.HARNESS, StatusElement.MODEL, StatusElement.TOKENS, StatusElement.CACHED,
                    StatusElement.COST, StatusElement.QUOTA, StatusElement.BURN, StatusElement.UNPRICED),
            new Cache(2, 5, 60, 30),
            new Thresholds(new Levels(80, 100), new Levels(80, 100), new Levels(70, 90)), Map.of());

    public Statusline {
        Objects.requireNonNull(selection, "selection");
        Objects.requireNonNull(look, "look");
        elements = List.copyOf(elements);
        Objects.requireNonNull(cache, "cache");
        Objects.requireNonNull(thresholds, "thresholds");
        modelLabels = Collections.unmodifiableMap(new LinkedHashMap<>(modelLabels));
    }
}
