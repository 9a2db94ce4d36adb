package toktrail.cli.explain;

import java.util.Optional;
import toktrail.cli.form.TierLabel;
import toktrail.cli.frame.CommandContext;
import toktrail.config.choice.ActualMode;
import toktrail.config.price.PriceKind;
import toktrail.config.price.PriceRow;
import toktrail.config.setting.ActualCostRule;
import toktrail.pricing.LookupStep;
import toktrail.pricing.PriceExplanation;
import toktrail.report.explain.ExplainedCost;
import toktrail.report.explain.PriceOrigin;
import toktrail.report.explain.PriceUsed;
import toktrail.text.HomePath;

/** The words that text and JSON share. */
final class Words {

    private final CommandContext context;

    Words(CommandContext context) {
        this.context = context;
    }

    /** A path with {@code ~} for the home directory; null stays null. */
    String path(String path) {
        return path == null ? null : HomePath.shorten(path, context.environment().home());
    }

    /** Where a price row stands. */
    String origin(PriceOrigin origin) {
        return origin.builtin() ? "builtin " + origin.source() : path(origin.source()) + ":" + origin.line();
    }

    /** Prompt sizes a row is for; empty for all. */
    static Optional<String> tier(PriceRow row) {
        return row.tier().isTiered() ? Optional.of(TierLabel.of(row.tier())) : Optional.empty();
    }

    /** A place where a price was looked for. */
    static String step(LookupStep step) {
        return step.table().word() + " " + (step.builtin() ? "builtin " : "configured ") + step.provider() + "/"
                + step.model() + " (" + step.modelStep().label() + (step.fastOnly() ? ", fast rows" : "") + ")";
    }

    /** Why the actual cost is what it is. */
    String rule(PriceExplanation.Actual actual, ExplainedCost cost) {
        ActualMode mode = actual.mode();
        String word = switch (mode) {
            case SOURCE -> "source";
            case ZERO -> "zero";
            case PRICING -> "pricing";
        };
        boolean standard = context.workspace().configuration().costing().actualRules()
                .equals(ActualCostRule.STANDARD);
        String rule = actual.rule().isEmpty() ? "default_actual_mode: " + word
                : standard ? "harness default: " + word
                : "[[actual_cost]] " + actual.ruleNumber().orElseThrow() + ": " + word;
        boolean fallback = mode == ActualMode.PRICING
                && cost.price().map(PriceUsed::table).filter(PriceKind.VIRTUAL::equals).isPresent();
        return fallback ? rule + ", actual_fallback: virtual" : rule;
    }
}
