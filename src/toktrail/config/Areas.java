package toktrail.config;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Areas of work.
 *
 * @param autoDetect                 whether imports assign sessions by the rules
 * @param warnOnMismatch             whether commands say that active and detected area differ
 * @param unassignedWarningThreshold share of usage without area that is worth a warning, 0 to 1
 * @param rules                      in the order of the file
 */
public record Areas(boolean autoDetect, boolean warnOnMismatch, BigDecimal unassignedWarningThreshold,
        List<AreaRule> rules) {

    public Areas {
        Objects.requireNonNull(unassignedWarningThreshold, "unassignedWarningThreshold");
        rules = List.copyOf(rules);
    }

    static Areas of(Section section) {
        List<AreaRule> rules = new ArrayList<>();
        for (Section rule : section.get(ConfigKeys.AREAS_RULES)) {
            if (rule.isComplete()) {
                rules.add(new AreaRule(rule.get(ConfigKeys.AREA), rule.get(ConfigKeys.AREA_CWDS),
                        rule.get(ConfigKeys.AREA_REMOTES), rule.get(ConfigKeys.AREA_PRIORITY)));
            }
        }
        return new Areas(section.get(ConfigKeys.AREAS_DETECT), section.get(ConfigKeys.AREAS_WARN),
                section.get(ConfigKeys.AREAS_THRESHOLD), rules);
    }
}
