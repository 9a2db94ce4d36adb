package toktrail.config.setting;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import toktrail.config.choice.ActualMode;

/**
 * Which calls have which actual cost.
 *
 * @param harness  normalised name, absent for any
 * @param provider normalised name, absent for any
 * @param model    normalised name, absent for any
 * @param mode     where their actual cost comes from
 */
public record ActualCostRule(Optional<String> harness, Optional<String> provider, Optional<String> model,
        ActualMode mode) {

    /** The rules that hold when the file has none: subscription tools cost nothing per call, metered ones say it. */
    public static final List<ActualCostRule> STANDARD = List.of(
            of("opencode", ActualMode.SOURCE), of("pi", ActualMode.ZERO), of("copilot", ActualMode.ZERO),
            of("codex", ActualMode.ZERO), of("code", ActualMode.ZERO), of("goose", ActualMode.ZERO),
            of("harnessbridge", ActualMode.SOURCE), of("droid", ActualMode.ZERO), of("amp", ActualMode.SOURCE),
            of("claude", ActualMode.ZERO), of("vibe", ActualMode.SOURCE));

    public ActualCostRule {
        Objects.requireNonNull(harness, "harness");
        Objects.requireNonNull(provider, "provider");
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(mode, "mode");
    }

    private static ActualCostRule of(String harness, ActualMode mode) {
        return new ActualCostRule(Optional.of(harness), Optional.empty(), Optional.empty(), mode);
    }
}
