package toktrail.pricing;

import java.util.Optional;
import toktrail.config.choice.ActualMode;
import toktrail.config.setting.ActualCostRule;
import toktrail.config.setting.Costing;
import toktrail.usage.Names;

/** Decides where the actual cost of a call comes from. */
final class ActualModes {

    private final Costing costing;

    ActualModes(Costing costing) {
        this.costing = costing;
    }

    /** The mode of calls of a harness to a model, all names as stored. */
    ActualMode mode(String harness, String provider, String model) {
        Optional<ActualCostRule> rule = rule(harness, provider, model);
        return rule.isPresent() ? rule.get().mode() : costing.modes().actual();
    }

    /** The most specific rule for such calls, the first of several; absent if none matches. */
    Optional<ActualCostRule> rule(String harness, String provider, String model) {
        String byHarness = Names.normalise(harness);
        String byProvider = costing.canonicalProvider(provider);
        String byModel = Names.normalise(model);
        ActualCostRule best = null;
        for (ActualCostRule rule : costing.actualRules()) {
            boolean matches = rule.harness().orElse(byHarness).equals(byHarness)
                    && (rule.provider().isEmpty()
                            || costing.canonicalProvider(rule.provider().get()).equals(byProvider))
                    && rule.model().orElse(byModel).equals(byModel);
            if (matches && (best == null || weight(rule) > weight(best))) {
                best = rule;
            }
        }
        return Optional.ofNullable(best);
    }

    /** A rule for a harness beats any that is not, then one for a provider, then one for a model. */
    private static int weight(ActualCostRule rule) {
        return (rule.harness().isPresent() ? 4 : 0) + (rule.provider().isPresent() ? 2 : 0)
                + (rule.model().isPresent() ? 1 : 0);
    }
}
