package toktrail.cli.statusline;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import toktrail.args.Invocation;
import toktrail.args.Option;
import toktrail.cli.frame.GlobalOptions;
import toktrail.cli.frame.UsageOptions;
import toktrail.config.choice.ColorWhen;
import toktrail.config.choice.CostBasis;
import toktrail.config.choice.RefreshMode;
import toktrail.config.choice.SessionChoice;
import toktrail.config.setting.Statusline;
import toktrail.error.UserException;
import toktrail.report.segment.CallNames;
import toktrail.spelling.Choice;
import toktrail.statusline.SegmentChoice;
import toktrail.statusline.SegmentRequest;
import toktrail.usage.Names;

/** The options of a segment. What they do not say, {@code [statusline]} says. */
final class SegmentOptions {

    static final Option SESSION = choice("--session", SessionChoice.values(), "--session",
            "Which session: that of the active run, else the newest; the newest; or today instead.");
    static final Option BASIS = choice("--basis", CostBasis.values(), "basis", "Which cost is shown.");
    static final Option REFRESH = choice("--refresh", RefreshMode.values(), "--refresh",
            "Import before: nothing, what is due, or everything.");
    static final Option NO_REFRESH = Option.flag("--no-refresh", "The same as --refresh never.");
    static final Option MAX_WIDTH = Option.atLeast("--max-width", "N", 1, "Columns the line may take.");
    static final Option STALE_AFTER = Option.atLeast("--stale-after", "SECONDS", 0,
            "When a session counts as stale.");
    static final Option NO_CACHE = Option.flag("--no-cache", "Neither show nor keep a finished line.");
    static final Option RENEW = Option.choice(SegmentRequest.RENEW, List.of("terminal", "pipe"),
            "Make a kept line anew; where it is shown.").hidden();

    /** Options of the line and of its test. */
    static final List<Option> SHARED = List.of(UsageOptions.HARNESS, UsageOptions.PROVIDER, UsageOptions.MODEL,
            UsageOptions.SESSION, SESSION, BASIS, MAX_WIDTH, STALE_AFTER, REFRESH, NO_REFRESH,
            UsageOptions.REFRESH_DETAILS, UsageOptions.RAW);

    /** The name that stands for whatever tool is used. */
    private static final String ANY_HARNESS = "auto";

    private SegmentOptions() { }

    /** Options of the line. */
    static List<Option> ofLine() {
        List<Option> options = new ArrayList<>(List.of(GlobalOptions.JSON));
        options.addAll(SHARED);
        options.addAll(List.of(NO_CACHE, RENEW));
        return options;
    }

    private static Option choice(String name, Choice[] values, String called, String help) {
        List<String> words = new ArrayList<>();
        for (Choice value : values) {
            words.add(value.word());
        }
        return Option.choice(name, words, help)
                .withFailure(called + " must be one of: " + String.join(", ", words) + ".");
    }

    /** Names that were typed. */
    static SegmentChoice choice(Invocation line) {
        return new SegmentChoice(
                line.text(UsageOptions.HARNESS).filter(name -> !Names.same(name, ANY_HARNESS)),
                line.text(UsageOptions.SESSION),
                new CallNames(line.text(UsageOptions.PROVIDER), line.text(UsageOptions.MODEL)));
    }

    /**
     * The settings with what was typed in their place.
     *
     * @throws UserException if options contradict each other
     */
    static Statusline settings(Invocation line, Statusline configured) {
        Statusline.Selection from = configured.selection();
        Statusline.Selection selection = new Statusline.Selection(from.harness(),
                line.text(BASIS).map(SegmentOptions::basis).orElse(from.basis()),
                refresh(line).orElse(from.refresh()),
                line.text(SESSION).map(word -> SessionChoice.valueOf(constant(word))).orElse(from.session()),
                from.activeWindowMinutes());
        Statusline.Look look = configured.look();
        return with(configured, selection,
                new Statusline.Look(whole(line.integer(MAX_WIDTH), look.maxWidth()), look.showEmojis(),
                        color(line, configured), look.empty()),
                whole(line.integer(STALE_AFTER), configured.cache().staleAfterSecs()));
    }

    /** The settings of a segment with other ones in the place of some. */
    static Statusline with(Statusline base, Statusline.Selection selection, Statusline.Look look, int staleAfterSecs) {
        Statusline.Cache cache = base.cache();
        return new Statusline(selection, look, base.elements(), new Statusline.Cache(cache.outputCacheSecs(),
                cache.minRefreshIntervalSecs(), staleAfterSecs, cache.serveStaleSecs()), base.thresholds(),
                base.modelLabels());
    }

    /** The cost of that name. */
    static CostBasis basis(String word) {
        return CostBasis.valueOf(constant(word));
    }

    /** When the line is coloured. */
    static ColorWhen color(Invocation line, Statusline configured) {
        return line.text(GlobalOptions.COLOR).map(word -> ColorWhen.valueOf(constant(word)))
                .orElse(configured.look().color());
    }

    private static Optional<RefreshMode> refresh(Invocation line) {
        Optional<RefreshMode> typed = line.text(REFRESH).map(word -> RefreshMode.valueOf(constant(word)));
        if (!line.flag(NO_REFRESH)) {
            return typed;
        }
        if (typed.equals(Optional.of(RefreshMode.ALWAYS))) {
            throw UserException.failed("Use either --refresh or --no-refresh, not both.");
        }
        return Optional.of(RefreshMode.NEVER);
    }

    private static String constant(String word) {
        return word.toUpperCase(Locale.ROOT);
    }

    private static int whole(OptionalLong typed, int otherwise) {
        return typed.isEmpty() ? otherwise : (int) Math.min(typed.getAsLong(), Integer.MAX_VALUE);
    }
}
