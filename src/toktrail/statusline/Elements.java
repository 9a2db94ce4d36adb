package toktrail.statusline;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import toktrail.config.choice.CostBasis;
import toktrail.config.choice.StatusElement;
import toktrail.config.setting.Statusline;
import toktrail.report.budget.BudgetState;
import toktrail.report.budget.BudgetStatus;
import toktrail.report.quota.LimitUse;
import toktrail.report.quota.PlanQuota;
import toktrail.report.segment.BurnRate;
import toktrail.report.segment.ContextFill;
import toktrail.report.segment.SegmentReport;
import toktrail.statusline.Piece.Tone;
import toktrail.text.DisplayWidth;
import toktrail.text.Durations;
import toktrail.text.HomePath;
import toktrail.text.Numbers;
import toktrail.text.Sanitised;

/** Makes the elements of a line. */
public final class Elements {

    private static final int LONGEST_FOLDER = 24;
    private static final long SECOND_MS = 1000;

    /**
     * What a line says that no ledger knows.
     *
     * @param payload what the tool says of itself
     * @param folder  the directory it is about
     * @param home    the person's
     */
    public record Facts(Optional<Payload> payload, Optional<String> folder, Path home) {

        public Facts {
            Objects.requireNonNull(payload, "payload");
            Objects.requireNonNull(folder, "folder");
            Objects.requireNonNull(home, "home");
        }
    }

    private final Statusline settings;
    private final SegmentReport report;
    private final Facts facts;

    Elements(Statusline settings, SegmentReport report, Facts facts) {
        this.settings = settings;
        this.report = report;
        this.facts = facts;
    }

    /** The elements that have something to say, in their configured order. */
    List<Piece> pieces() {
        List<Piece> pieces = new ArrayList<>();
        for (StatusElement element : settings.elements()) {
            Optional<Piece> piece = piece(element);
            if (piece.isPresent()) {
                String sign = settings.look().showEmojis() ? sign(element) : "";
                pieces.add(new Piece(sign + Sanitised.line(piece.get().text()), piece.get().tone()));
            }
        }
        return pieces;
    }

    private static String sign(StatusElement element) {
        return switch (element) {
            case MODEL -> "🤖 ";
            case COST -> "💰 ";
            case QUOTA, BUDGET -> "📊 ";
            case BURN -> "🔥 ";
            case CONTEXT -> "🧠 ";
            case AREA -> "📁 ";
            case STALE -> "⏳ ";
            case HARNESS, AGENT, PROVIDER, SESSION, TOKENS, CACHED, REASONING, SAVINGS, RESET, CACHE_RATIO, UNPRICED,
                    CWD -> "";
        };
    }

    private Optional<Piece> piece(StatusElement element) {
        return switch (element) {
            case HARNESS -> plain(report.subject().harness().orElse("toktrail"));
            case AGENT -> report.subject().agent().flatMap(Elements::plain);
            case AREA -> plain("area " + report.subject().area().orElse(Numbers.NONE));
            case PROVIDER -> report.subject().provider().flatMap(Elements::plain);
            case MODEL -> report.subject().model().flatMap(id -> plain(label(id)));
            case SESSION -> report.subject().session().flatMap(session -> plain(session.sourceSessionId()));
            case TOKENS -> plain(count(report.sums().tokens().total()) + " tok");
            case CACHED -> positive(report.cachedTokens(), "+%N cached");
            case REASONING -> positive(report.sums().tokens().reasoning(), "r:%N");
            case COST -> plain(cost());
            case SAVINGS -> savings();
            case QUOTA -> report.quota().map(this::quota);
            case BUDGET -> report.budget().map(Elements::budget);
            case RESET -> report.quota().flatMap(Elements::reset);
            case BURN -> report.burn().map(this::burn);
            case CONTEXT -> report.context().map(this::context);
            case CACHE_RATIO -> report.cacheReuse().flatMap(ratio -> plain("cache " + Numbers.wholePercent(ratio)));
            case UNPRICED -> report.sums().costs().unpricedCount() == 0 ? Optional.empty()
                    : Optional.of(new Piece("?" + report.sums().costs().unpricedCount(), Tone.DIM));
            case STALE -> stale();
            case CWD -> facts.folder().flatMap(folder -> plain(shortened(folder)));
        };
    }

    private static Optional<Piece> plain(String text) {
        return Optional.of(new Piece(text, Tone.PLAIN));
    }

    private static Optional<Piece> positive(long tokens, String form) {
        return tokens == 0 ? Optional.empty() : plain(form.replace("%N", count(tokens)));
    }

    /** The text the person wants for a model, else what its tool calls it, else its id. */
    private String label(String id) {
        String label = settings.modelLabels().get(id);
        return label != null ? label : facts.payload().filter(said -> said.model().id().equals(Optional.of(id)))
                .flatMap(said -> said.model().label()).orElse(id);
    }

    private String cost() {
        CostBasis basis = settings.selection().basis();
        BigDecimal usd = report.sums().costs().on(basis);
        if (basis == CostBasis.SOURCE && facts.payload().isPresent()) {
            usd = facts.payload().get().costUsd().orElse(usd);
        }
        String letter = basis == CostBasis.AUTO ? "" : basis.word().substring(0, 1).toLowerCase(Locale.ROOT);
        return letter + Numbers.money(usd);
    }

    private Optional<Piece> savings() {
        BigDecimal saved = report.sums().costs().savings();
        return saved.signum() == 0 ? Optional.empty() : plain("save " + Numbers.money(saved));
    }

    private Piece quota(PlanQuota quota) {
        String period = quota.status().window().period().word();
        Tone tone = tone(quota.percent(), settings.thresholds().quota());
        LimitUse limit = quota.limit();
        if (quota.isOver()) {
            return new Piece(period + " over " + amount(limit.unit(), limit.over()), tone);
        }
        OptionalLong reset = quota.resetInMs();
        return new Piece(period + " " + percent(quota.percent()) + " " + amount(limit.unit(), limit.remaining())
                + " left" + (reset.isEmpty() ? "" : " [" + Durations.compactCountdown(reset.getAsLong()) + "]"), tone);
    }

    private static String amount(LimitUse.Unit unit, BigDecimal amount) {
        return switch (unit) {
            case USD -> Numbers.money(amount);
            case TOKENS -> count(amount.longValue());
            case MESSAGES -> count(amount.longValue()) + " msg";
        };
    }

    private static Piece budget(BudgetStatus status) {
        LimitUse.Unit unit = status.isMoney() ? LimitUse.Unit.USD : LimitUse.Unit.TOKENS;
        BudgetState state = status.figures().state();
        return switch (state) {
            case OVER -> new Piece("budget over " + amount(unit, status.figures().over()), Tone.DANGER);
            case WARN, OK -> new Piece("budget " + Numbers.wholePercent(status.figures().share()) + " "
                    + amount(unit, status.figures().remaining()) + " left",
                    state == BudgetState.WARN ? Tone.WARNING : Tone.PLAIN);
        };
    }

    private static Optional<Piece> reset(PlanQuota quota) {
        OptionalLong reset = quota.resetInMs();
        return reset.isEmpty() ? Optional.empty() : plain("reset " + Durations.compactCountdown(reset.getAsLong()));
    }

    private Piece burn(BurnRate burn) {
        Tone tone = burn.ratio().isEmpty() ? Tone.DANGER
                : tone(burn.ratio().get().movePointRight(2), settings.thresholds().burn());
        return new Piece("burn " + burnLabel(burn), tone);
    }

    /** The rate in percent, with the time to the reset where the limit comes before; over it {@code limit}. */
    public static String burnLabel(BurnRate burn) {
        if (burn.ratio().isEmpty()) {
            return "limit";
        }
        return Numbers.wholePercent(burn.ratio().get())
                + (burn.isTooFast() ? " " + Durations.compactCountdown(burn.resetInMs()) : "");
    }

    private Piece context(ContextFill context) {
        return new Piece("ctx " + (context.approximate() ? "~" : "") + percent(context.percentage()),
                tone(context.percentage(), settings.thresholds().context()));
    }

    private Optional<Piece> stale() {
        OptionalLong seconds = report.staleSeconds();
        return seconds.isEmpty() || seconds.getAsLong() < settings.cache().staleAfterSecs() ? Optional.empty()
                : Optional.of(new Piece("stale " + Durations.compactCountdown(seconds.getAsLong() * SECOND_MS),
                        Tone.DIM));
    }

    private String shortened(String folder) {
        String text = HomePath.shorten(folder, facts.home()).replace('\\', '/');
        if (DisplayWidth.of(text) <= LONGEST_FOLDER) {
            return text;
        }
        int last = text.lastIndexOf('/', text.length() - 2);
        return text.substring(text.lastIndexOf('/', last - 1) + 1);
    }

    private static Tone tone(BigDecimal percent, Statusline.Levels levels) {
        if (percent.compareTo(BigDecimal.valueOf(levels.danger())) >= 0) {
            return Tone.DANGER;
        }
        return percent.compareTo(BigDecimal.valueOf(levels.warning())) >= 0 ? Tone.WARNING : Tone.PLAIN;
    }

    private static String percent(BigDecimal percent) {
        return percent.setScale(0, RoundingMode.HALF_EVEN).toPlainString() + "%";
    }

    /** A count in few columns: {@code 999}, {@code 4.3k}, {@code 1.0M}. */
    static String count(long count) {
        if (count < 1000) {
            return Long.toString(count);
        }
        BigDecimal thousands = BigDecimal.valueOf(count, 3).setScale(1, RoundingMode.HALF_EVEN);
        if (thousands.compareTo(BigDecimal.valueOf(1000)) < 0) {
            return thousands.toPlainString() + "k";
        }
        return BigDecimal.valueOf(count, 6).setScale(1, RoundingMode.HALF_EVEN).toPlainString() + "M";
    }
}
